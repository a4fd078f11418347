package dev.faultline.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.Neo4jIT;
import dev.faultline.SignedIn;
import dev.faultline.TestStore;
import dev.faultline.asset.AssetDraft;
import dev.faultline.asset.Assets;
import dev.faultline.inventory.Inventory;
import dev.faultline.model.EstateRecord.Item;
import dev.faultline.store.Author;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.test.tester.ExecutionGraphQlServiceTester;
import org.springframework.graphql.test.tester.GraphQlTester;
import org.springframework.test.context.TestPropertySource;

/** Books, risks and costs for those from whom money is withheld. */
@Neo4jIT
@TestPropertySource(
    properties = {
      "faultline.sensitive.roles.money=FINANCE",
      "faultline.asset.roles.configure=MANAGER"
    })
class WithheldMoneyIT {
  private static final Author ANNA = new Author("anna", null, "test");

  @Autowired TestStore store;
  @Autowired Inventory inventory;
  @Autowired Assets assets;
  @Autowired ExecutionGraphQlService service;

  @BeforeEach
  void oneServer() {
    store.wipe();
    SignedIn.as("FINANCE");
    inventory.upsertItem(ANNA, Item.of("srv-1", "Server"));
    assets.upsert(
        ANNA,
        new AssetDraft(
            "HW-1",
            "Hardware",
            "IN_USE",
            Map.of(
                "price",
                Map.of("amount", "6000", "currency", "EUR"),
                "monthlyCost",
                Map.of("amount", "5", "currency", "EUR"),
                "purchaseDate",
                "2025-01-15",
                "endOfLife",
                "2026-12-01"),
            Map.of(),
            List.of("srv-1"),
            List.of()));
    SignedIn.as();
  }

  @AfterEach
  void logOut() {
    SignedIn.out();
  }

  private GraphQlTester.Response ask(String document) {
    return ExecutionGraphQlServiceTester.create(service).document(document).execute();
  }

  @Test
  void whatIsWithheldIsNullAndTheRestIsThere() {
    ask("""
    { asset(ref: {tag: "HW-1"}) { monthlyCost { amount } books { name lifeMonths cost { amount }
        salvage { amount } bookValue { amount } schedule { from } forecast { month }
        disposal { day } } }
      depreciationForecast(from: "2026-11") { currencies { assets sum { amount } months { month } } }
      assetRisks(from: "2026-11-21") { risks { nodes { kind value { amount }
        bookValues { amount } } } }
      serviceCosts { month } serviceCost(item: {key: "srv-1"}) { total { amount } }
      itemCost(item: {key: "srv-1"}) { cost { amount } } }
    """)
        .path("")
        .matchesJson(
            """
            {"asset": {"monthlyCost": null, "books": [
               {"name": "financial", "lifeMonths": 60, "cost": null, "salvage": null,
                "bookValue": null, "schedule": null, "forecast": null, "disposal": null},
               {"name": "tax", "cost": null, "bookValue": null}]},
             "depreciationForecast": {"currencies": [{"assets": 1, "sum": null, "months": null}]},
             "assetRisks": {"risks": {"nodes": [
               {"kind": "END_OF_LIFE", "value": null, "bookValues": null}]}},
             "serviceCosts": null, "serviceCost": null, "itemCost": null}
            """);
  }

  @Test
  void whoHasTheRoleSeesIt() {
    SignedIn.as("FINANCE");
    ask("{ serviceCosts(month: \"2026-11\") { currencies { total { amount } } } }")
        .path("serviceCosts.currencies[0].total.amount")
        .entity(String.class)
        .isEqualTo("105.00");
  }

  @Test
  void rulesAreChangedByWhoMay() {
    for (String mutation :
        List.of(
            "setEndingRule(input: {kind: WARRANTY, effect: DOWN})",
            "setDepreciationRule(input: {kind: \"Hardware\", book: \"tax\", method:"
                + " NOT_IN_BOOKS, lifeMonths: 1})")) {
      String field = mutation.substring(0, mutation.indexOf('('));
      ask("mutation { " + mutation + " { errors { code message } } }")
          .path(field + ".errors[0].message")
          .entity(String.class)
          .satisfies(message ->
              assertThat(message)
                  .isEqualTo("Changing a rule needs the role MANAGER, which anna does not have."));
    }
    SignedIn.as("MANAGER");
    ask("mutation { setDepreciationRule(input: {kind: \"Hardware\", book: \"tax\", method:"
            + " NOT_IN_BOOKS, lifeMonths: 1}) { errors { message } } }")
        .path("setDepreciationRule.errors")
        .entityList(Object.class)
        .hasSize(0);
    ask("{ asset(ref: {tag: \"HW-1\"}) { books { name } } }")
        .path("asset.books[*].name")
        .matchesJson("[\"financial\"]");
  }
}
