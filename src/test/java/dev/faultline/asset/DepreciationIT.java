package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;

@Neo4jIT
class DepreciationIT {
  private static final String SET =
      "mutation { setDepreciationRule(input: {%s}) { rule { sentence } revision { number reason }"
          + " errors { code message } } }";

  @Autowired TestStore store;
  @Autowired ExecutionGraphQlService service;
  private AssetApi api;

  @BeforeEach
  void oneServer() {
    store.wipe();
    api = new AssetApi(service);
    add("SRV-1", "6000", "EUR");
  }

  private void add(String tag, String amount, String currency) {
    api.add(
        tag,
        "Hardware",
        "IN_USE",
        Map.of(
            "price", Map.of("amount", amount, "currency", currency), "purchaseDate", "2025-01-15"));
  }

  @Test
  void anAssetHasABookForEveryRuleOfItsKind() {
    api.ask(
            """
            { asset(ref: {tag: "SRV-1"}) { books {
              name method lifeMonths start cost { amount } bookValue(at: "2025-12-31") { amount }
              schedule { closing { amount } } disposal { isLoss }
              forecast(from: "2026-01", months: 2) { month charge { amount } value { amount } } } } }
            """)
        .path("asset.books")
        .matchesJson(
            """
            [{"name": "financial", "method": "STRAIGHT_LINE", "lifeMonths": 60, "start": "2025-01-15",
              "cost": {"amount": "6000.00"}, "bookValue": {"amount": "4800.00"}, "disposal": null,
              "schedule": [{"closing": {"amount": "4800.00"}}, {"closing": {"amount": "3600.00"}},
                {"closing": {"amount": "2400.00"}}, {"closing": {"amount": "1200.00"}},
                {"closing": {"amount": "0.00"}}],
              "forecast": [
                {"month": "2026-01", "charge": {"amount": "100.00"}, "value": {"amount": "4700.00"}},
                {"month": "2026-02", "charge": {"amount": "100.00"}, "value": {"amount": "4600.00"}}]},
             {"name": "tax", "method": "DECLINING_BALANCE_TO_STRAIGHT_LINE",
              "bookValue": {"amount": "4800.00"}}]
            """);
  }

  @Test
  void aRuleThatIsTakenAwayLetsThatOfTheKindHoldAgain() {
    String remove =
        "mutation { removeDepreciationRule(input: {%s, book: \"financial\"}) { rule { method }"
            + " errors { code message } } }";
    String books = "{ asset(ref: {tag: \"SRV-1\"}) { books { name lifeMonths } } }";
    api.ask(
        SET.formatted(
            "asset: \"SRV-1\", book: \"financial\", method: NOT_IN_BOOKS, lifeMonths: 1"));
    api.ask(
        SET.formatted(
            "kind: \"Hardware\", book: \"financial\", method: STRAIGHT_LINE, lifeMonths: 48"));
    api.ask(books).path("asset.books").matchesJson("[{\"name\": \"tax\"}]");
    api.ask(remove.formatted("asset: \"SRV-1\""))
        .path("removeDepreciationRule")
        .matchesJson("{\"rule\": {\"method\": \"NOT_IN_BOOKS\"}, \"errors\": []}");
    api.ask(books)
        .path("asset.books[0]")
        .matchesJson("{\"name\": \"financial\", \"lifeMonths\": 48}");
    api.ask(remove.formatted("kind: \"Hardware\""))
        .path("removeDepreciationRule.errors")
        .matchesJson("[]");
    api.ask(books)
        .path("asset.books[0]")
        .matchesJson("{\"name\": \"financial\", \"lifeMonths\": 60}");
    api.ask(remove.formatted("asset: \"SRV-1\""))
        .path("removeDepreciationRule.errors[0]")
        .matchesJson(
            """
            {"code": "ITEM_NOT_FOUND",
             "message": "There is no rule of the estate's own in the book \\"financial\\" for the asset \\"SRV-1\\"."}
            """);
  }

  @Test
  void aRuleOfAnAssetGoesBeforeThatOfItsKindAndBothAreRevisions() {
    api.ask(
            SET.formatted(
                "kind: \"Hardware\", book: \"financial\", method: STRAIGHT_LINE, lifeMonths: 48,"
                    + " salvagePercent: \"20\", reason: \"new policy\""))
        .path("setDepreciationRule")
        .matchesJson(
            """
            {"rule": {"sentence": "Straight line over 48 months down to 20 % of the price; full month; fiscal year from January."},
             "revision": {"number": 2, "reason": "new policy"}, "errors": []}
            """);
    assertThat(valueAtEndOf2025("SRV-1")).isEqualTo("4800.00");
    add("SRV-2", "6000", "EUR");
    api.ask(
            SET.formatted(
                "asset: \"SRV-2\", book: \"financial\", method: SUM_OF_YEARS_DIGITS, lifeMonths:"
                    + " 36"))
        .path("setDepreciationRule.errors")
        .entityList(Object.class)
        .hasSize(0);
    assertThat(valueAtEndOf2025("SRV-2")).isEqualTo("3000.00");
    assertThat(valueAtEndOf2025("SRV-1")).isEqualTo("4800.00");
    api.ask("{ depreciationRules { kind asset book method lifeMonths salvagePercent } }")
        .path("depreciationRules[?(@.asset == 'SRV-2')].method")
        .matchesJson("[\"SUM_OF_YEARS_DIGITS\"]");
  }

  private String valueAtEndOf2025(String tag) {
    return api.ask(
            "{ asset(ref: {tag: \"%s\"}) { books { name bookValue(at: \"2025-12-31\") { amount } } } }"
                .formatted(tag))
        .path("asset.books[0].bookValue.amount")
        .entity(String.class)
        .get();
  }

  @Test
  void whatIsNotARuleIsRefusedWithTheReason() {
    for (String[] wrong :
        new String[][] {
          {"book: \"financial\"", "exactly one of them"},
          {"kind: \"Hardwear\", book: \"financial\"", "Did you mean \\\"Hardware\\\""},
          {"asset: \"SRV-9\", book: \"financial\"", "SRV-9"},
          {"kind: \"Hardware\", book: \"Tax 2\"", "a name is a word"},
          {"kind: \"Hardware\", book: \"tax\", salvagePercent: \"120\"", "0 to 100"},
          {"kind: \"Hardware\", book: \"tax\", rate: \"1E+900000000\"", "rate is a number"},
          {"kind: \"Hardware\", book: \"tax\", salvagePercent: \"1E+999999\"", "is a number"},
          {"kind: \"Hardware\", book: \"tax\", rate: \"1E+90\"", "but was 1000"},
          {"kind: \"Hardware\", book: \"tax\", fiscalYearStart: 13", "1 to 12"}
        }) {
      String message =
          api.ask(SET.formatted(wrong[0] + ", method: STRAIGHT_LINE, lifeMonths: 36"))
              .path("setDepreciationRule.errors[0].message")
              .entity(String.class)
              .get();
      assertThat(message).contains(wrong[1].replace("\\", ""));
    }
    assertThat(store.run("MATCH (rule:DepreciationRule) RETURN rule")).isEmpty();
  }

  @Test
  void theEstateIsAddedUpByMonthAndNeverAcrossCurrencies() {
    add("SRV-2", "12000", "EUR");
    add("SRV-3", "600", "USD");
    api.add("CHAIR", "Consumable", "IN_STOCK", Map.of());
    api.add("DOC", "Contract", "IN_USE", Map.of("price", Map.of("amount", "5", "currency", "EUR")));
    api.ask(
            """
            { depreciationForecast(from: "2029-11", months: 3) { book from withoutBook currencies {
              currency assets sum { amount } months { month charge { amount } value { amount } } } } }
            """)
        .path("depreciationForecast")
        .matchesJson(
            """
            {"book": "financial", "from": "2029-11", "withoutBook": 1, "currencies": [
              {"currency": "EUR", "assets": 2, "sum": {"amount": "600.00"}, "months": [
                {"month": "2029-11", "charge": {"amount": "300.00"}, "value": {"amount": "300.00"}},
                {"month": "2029-12", "charge": {"amount": "300.00"}, "value": {"amount": "0.00"}},
                {"month": "2030-01", "charge": {"amount": "0.00"}, "value": {"amount": "0.00"}}]},
              {"currency": "USD", "assets": 1, "sum": {"amount": "20.00"}}]}
            """);
    api.ask(
            "{ depreciationForecast(from: \"2029-11\", months: 1, filter: {tag: {eq: \"SRV-1\"}}) {"
                + " currencies { sum { amount } } } }")
        .path("depreciationForecast.currencies[0].sum.amount")
        .entity(String.class)
        .isEqualTo("100.00");
  }

  @Test
  void sumsThatAreTooLargeAreRefusedAndNameTheRemedy() {
    add("SRV-2", "6000", "EUR");
    store.run(
        "MATCH (asset:Asset) SET asset.price = 9000000000000000000, asset.monthlyCost ="
            + " 9000000000000000000, asset.monthlyCostCurrency = 'EUR'");
    for (String query :
        new String[] {
          "assetSummary(by: [KIND]) { groups { prices { price { amount } } } }",
          "depreciationForecast(from: \"2025-01\", months: 1) { book }",
          "serviceCosts(month: \"2025-01\") { month }"
        }) {
      api.ask("{ " + query + " }")
          .errors()
          .satisfy(errors ->
              assertThat(errors)
                  .singleElement()
                  .satisfies(error ->
                      assertThat(error.getMessage())
                          .startsWith("The amounts of EUR come to more than")));
    }
  }

  @Test
  void questionsThatMakeNoSenseAreRefused() {
    for (String[] wrong :
        new String[][] {
          {"book: \"fiscal\"", "No rule is about the book \"fiscal\""},
          {"months: 0", "1 to 120"},
          {"from: \"11/2026\"", "2026-11"}
        }) {
      api.ask("{ depreciationForecast(" + wrong[0] + ") { book } }")
          .errors()
          .satisfy(errors ->
              assertThat(errors)
                  .singleElement()
                  .satisfies(error -> assertThat(error.getMessage()).contains(wrong[1])));
    }
  }

  @Test
  void aDisposalGainsOrLosesAndEndsTheCharges() {
    api.step("SRV-1", AssetStep.RETIRE);
    assertThat(
            api.write(
                    "disposeAsset",
                    Map.of(
                        "asset",
                        Map.of("tag", "SRV-1"),
                        "method",
                        "SOLD",
                        "on",
                        "2026-03-31",
                        "proceeds",
                        Map.of("amount", "4000", "currency", "EUR")))
                .messages())
        .isEmpty();
    api.ask(
            """
            { asset(ref: {tag: "SRV-1"}) { books {
              disposal { day proceeds { amount } bookValue { amount } gain { amount } isLoss }
              bookValue(at: "2026-04-01") { amount }
              forecast(from: "2026-03", months: 2) { charge { amount } value { amount } } } } }
            """)
        .path("asset.books[0]")
        .matchesJson(
            """
            {"disposal": {"day": "2026-03-31", "proceeds": {"amount": "4000.00"},
               "bookValue": {"amount": "4500.00"}, "gain": {"amount": "-500.00"}, "isLoss": true},
             "bookValue": {"amount": "0.00"},
             "forecast": [{"charge": {"amount": "100.00"}, "value": {"amount": "0.00"}},
               {"charge": {"amount": "0.00"}, "value": {"amount": "0.00"}}]}
            """);
  }
}
