package dev.faultline.costing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.asset.AssetDraft;
import dev.faultline.asset.Assets;
import dev.faultline.inventory.Inventory;
import dev.faultline.model.EstateRecord.Item;
import dev.faultline.model.EstateRecord.Relation;
import dev.faultline.store.Author;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.test.tester.ExecutionGraphQlServiceTester;
import org.springframework.graphql.test.tester.GraphQlTester;

/**
 * A shop and a mail service on virtual machines of one host, and a machine that works for nobody.
 */
@Neo4jIT
class ServiceCostsIT {
  private static final Author ANNA = new Author("anna", null, "test");

  @Autowired TestStore store;
  @Autowired Inventory inventory;
  @Autowired Assets assets;
  @Autowired ExecutionGraphQlService service;

  @BeforeEach
  void estate() {
    store.wipe();
    item("shop", "BusinessService", Map.of());
    item("mail", "BusinessService", Map.of());
    item("vm-1", "VirtualMachine", Map.of("cpuCores", 3));
    item("vm-2", "VirtualMachine", Map.of("cpuCores", 1));
    item("host", "Server", Map.of());
    item("idle", "Server", Map.of());
    relation("DEPENDS_ON", "shop", "vm-1");
    relation("DEPENDS_ON", "mail", "vm-2");
    relation("RUNS_ON", "vm-1", "host");
    relation("RUNS_ON", "vm-2", "host");
    asset("HOST", "6000.60", "EUR", Map.of("monthlyCost", money("20", "EUR")), List.of("host"));
    asset("IDLE", "600", "EUR", Map.of(), List.of("idle"));
    asset("DESK", "60", "EUR", Map.of(), List.of());
    asset("US", "1200", "USD", Map.of(), List.of("vm-2"));
  }

  private void item(String key, String type, Map<String, Object> attributes) {
    inventory.upsertItem(
        ANNA, new Item(key, type, key, null, null, null, null, null, attributes, Map.of()));
  }

  private void relation(String type, String from, String to) {
    inventory.upsertRelation(ANNA, Relation.of(type, from, to));
  }

  private static Map<String, Object> money(String amount, String currency) {
    return Map.of("amount", amount, "currency", currency);
  }

  private void asset(
      String tag, String price, String currency, Map<String, Object> more, List<String> items) {
    Map<String, Object> values = new HashMap<>(more);
    values.put("price", money(price, currency));
    values.put("purchaseDate", "2026-01-01");
    var written =
        assets.upsert(
            ANNA, new AssetDraft(tag, "Hardware", "IN_USE", values, Map.of(), items, List.of()));
    assertThat(written.value().problems()).isEmpty();
  }

  private GraphQlTester.Response ask(String document) {
    return ExecutionGraphQlServiceTester.create(service).document(document).execute();
  }

  @Test
  void everyServiceHasItsCostAndAllOfItAddsUp() {
    ask("""
    { serviceCosts(month: "2026-11") { month currencies {
      currency total { amount } kept { amount } addsUp identity cycles rules
      bySource { source amount { amount } }
      unallocated { sum { amount } reachesNoService { amount } notCountedOn { amount }
        withoutItem { amount } items { parts { item { key } amount { amount } } rest { amount } } }
      services { totalCount nodes { item { key } total { amount } kept { amount }
        contributions(first: 1) { sum { amount } others rest { amount }
          parts { item { key } amount { amount } } } } } } } }
    """)
        .path("serviceCosts")
        .matchesJson(
            """
            {"month": "2026-11", "currencies": [
              {"currency": "EUR", "total": {"amount": "131.01"}, "kept": {"amount": "120.01"},
               "addsUp": true, "cycles": 0,
               "identity": "Services keep 120.01 EUR and 11.00 EUR is unallocated: 131.01 EUR in all.",
               "bySource": [{"source": "DEPRECIATION", "amount": {"amount": "111.01"}},
                 {"source": "RUNNING", "amount": {"amount": "20.00"}}],
               "unallocated": {"sum": {"amount": "11.00"}, "reachesNoService": {"amount": "10.00"},
                 "notCountedOn": {"amount": "0.00"}, "withoutItem": {"amount": "1.00"},
                 "items": {"parts": [{"item": {"key": "idle"}, "amount": {"amount": "10.00"}}],
                   "rest": {"amount": "0.00"}}},
               "services": {"totalCount": 2, "nodes": [
                 {"item": {"key": "shop"}, "total": {"amount": "60.01"}, "kept": {"amount": "60.01"},
                  "contributions": {"sum": {"amount": "60.01"}, "others": 0, "rest": {"amount": "0.00"},
                    "parts": [{"item": {"key": "host"}, "amount": {"amount": "60.01"}}]}},
                 {"item": {"key": "mail"}, "total": {"amount": "60.00"}}]}},
              {"currency": "USD", "total": {"amount": "20.00"}, "kept": {"amount": "20.00"},
               "services": {"nodes": [{"item": {"key": "mail"}}, {"item": {"key": "shop"}}]}}]}
            """);
  }

  @Test
  void aContractFallsOnWhatItCoversInTheMonthsThatItRuns() {
    ask("""
    mutation { upsertContract(input: {number: "C-1", kind: SUPPORT, start: "2026-10-05", end: "2026-11-30",
      value: {amount: "36.00", currency: "EUR"}, valuePer: QUARTER, assets: ["IDLE"], items: ["host"]}) {
      errors { message } } }
    """)
        .path("upsertContract.errors")
        .entityList(Object.class)
        .hasSize(0);
    String bySource =
        "{ serviceCosts(month: \"%s\") { currencies { bySource { source amount { amount } } } } }";
    ask(bySource.formatted("2026-11"))
        .path("serviceCosts.currencies[0].bySource[?(@.source == 'CONTRACT')].amount.amount")
        .entityList(String.class)
        .containsExactly("12.00");
    ask(bySource.formatted("2026-12"))
        .path("serviceCosts.currencies[0].bySource[?(@.source == 'CONTRACT')].amount.amount")
        .entityList(String.class)
        .hasSize(0);
  }

  @Test
  void aDisposalCountsInItsMonthAsTheBooksSayAndAllOfItAddsUp() {
    for (String tag : List.of("OLD-1", "OLD-2"))
      asset(tag, "1200", "EUR", Map.of("monthlyCost", money("7", "EUR")), List.of());
    ask(
        """
        mutation { setDepreciationRule(input: {asset: "OLD-2", book: "financial", method: STRAIGHT_LINE,
          lifeMonths: 60, convention: NONE}) { errors { message } } }
        """);
    for (String tag : List.of("OLD-1", "OLD-2")) {
      step(tag, "RETIRE");
      dispose(tag, "2026-06-30");
    }
    for (String month : List.of("2026-05", "2026-06", "2026-07")) {
      var costs =
          ask(
              "{ serviceCosts(month: \"%s\") { currencies { addsUp bySource { source amount { amount }"
                      .formatted(month)
                  + " } unallocated { withoutItem { amount } } } } }");
      String charged =
          ask("{ depreciationForecast(from: \"%s\", months: 1) { currencies { sum { amount } } } }"
                  .formatted(month))
              .path("depreciationForecast.currencies[0].sum.amount")
              .entity(String.class)
              .get();
      costs
          .path("serviceCosts.currencies[0].bySource[?(@.source == 'DEPRECIATION')].amount.amount")
          .entityList(String.class)
          .containsExactly(charged);
      costs.path("serviceCosts.currencies[0].addsUp").entity(Boolean.class).isEqualTo(true);
    }
    ask("{ serviceCosts(month: \"2026-06\") { currencies { unallocated { withoutItem { amount } } }"
            + " } }")
        .path("serviceCosts.currencies[0].unallocated.withoutItem.amount")
        .entity(String.class)
        .isEqualTo("-65.00");
  }

  @Test
  void aStepLeavesThePastAsItWasAndEndsTheMonthlyCostWithItsMonth() {
    asset("LINE", "60", "EUR", Map.of("monthlyCost", money("5", "EUR")), List.of());
    YearMonth now = YearMonth.now(ZoneOffset.UTC);
    assertThat(running(now.plusMonths(1))).isEqualTo("25.00");
    step("LINE", "RETIRE");
    for (int i = 0; i < 3; i++) {
      assertThat(running(now.minusMonths(1))).isEqualTo("25.00");
      assertThat(running(now)).isEqualTo("25.00");
      assertThat(running(now.plusMonths(1))).isEqualTo(i == 1 ? "25.00" : "20.00");
      if (i == 0) step("LINE", "REINSTATE");
      if (i == 1) {
        step("LINE", "REPORT_LOST");
        dispose("LINE", LocalDate.now(ZoneOffset.UTC).toString());
      }
    }
  }

  private void step(String tag, String step) {
    ask("mutation { takeAssetStep(input: {asset: {tag: \"%s\"}, step: %s}) { errors { message } } }"
            .formatted(tag, step))
        .path("takeAssetStep.errors")
        .entityList(Object.class)
        .hasSize(0);
  }

  private void dispose(String tag, String day) {
    ask("mutation { disposeAsset(input: {asset: {tag: \"%s\"}, method: RECYCLED, on: \"%s\"}) { errors { message } } }"
            .formatted(tag, day))
        .path("disposeAsset.errors")
        .entityList(Object.class)
        .hasSize(0);
  }

  private String running(YearMonth month) {
    return ask("{ serviceCosts(month: \"%s\") { currencies { bySource { source amount { amount } } } } }"
            .formatted(month))
        .path("serviceCosts.currencies[0].bySource[?(@.source == 'RUNNING')].amount.amount")
        .entityList(String.class)
        .get()
        .getFirst();
  }

  @Test
  void rulesByCapacityAndByRelationTypeAreUsedAndSaid() {
    var byCores =
        ask(
            """
            { serviceCost(item: {key: "shop"}, month: "2026-11",
                rules: {byProviderType: [{type: "Server", share: {byCapacity: "cpuCores"}}]}) {
              total { amount currency } } }
            """);
    byCores
        .path("serviceCost[0].total")
        .matchesJson("{\"amount\": \"90.01\", \"currency\": \"EUR\"}");
    ask("""
    { serviceCosts(month: "2026-11",
        rules: {standard: {byRelationType: {weights: [{type: "RUNS_ON", weight: 2}]}}}) {
      currencies { rules } } }
    """)
        .path("serviceCosts.currencies[0].rules[0]")
        .entity(String.class)
        .isEqualTo("Dependents share by relation type: RUNS_ON 2, others 1.");
  }

  @Test
  void theCostOfAnItemIsFollowedToTheServices() {
    ask("""
    { itemCost(item: {key: "host"}, month: "2026-11") {
      item { key } cost { amount currency } unallocated { amount }
      services { sum { amount } parts { item { key } amount { amount } } }
      shares { dependent { key } weight amount { amount } } } }
    """)
        .path("itemCost[0]")
        .matchesJson(
            """
            {"item": {"key": "host"}, "cost": {"amount": "120.01", "currency": "EUR"},
             "unallocated": {"amount": "0.00"},
             "services": {"sum": {"amount": "120.01"}},
             "shares": [{"weight": 1}, {"weight": 1}]}
            """);
  }

  @Test
  void pagesGoOnWhereTheyEnded() {
    var first =
        ask(
            "{ serviceCosts(month: \"2026-11\") { currencies { services(first: 1) { nodes { item {"
                + " key } } pageInfo { hasNextPage endCursor } } } } }");
    first
        .path("serviceCosts.currencies[0].services.pageInfo.hasNextPage")
        .entity(Boolean.class)
        .isEqualTo(true);
    String cursor =
        first
            .path("serviceCosts.currencies[0].services.pageInfo.endCursor")
            .entity(String.class)
            .get();
    String refused =
        "{ serviceCosts(month: \"2026-12\") { currencies { services(after: \"%s\") { nodes { item {"
            + " key } } } } } }";
    ask(refused.formatted(cursor)).errors().satisfy(errors -> assertThat(errors).isNotEmpty());
  }

  @Test
  void questionsThatMakeNoSenseAreRefused() {
    for (String[] wrong :
        new String[][] {
          {"serviceCosts(month: \"November\") { month }", "2026-11"},
          {"serviceCost(item: {key: \"host\"}) { total { amount } }", "is not a service in use"},
          {"serviceCost(item: {key: \"hosts\"}) { total { amount } }", "host"},
          {
            "serviceCosts(rules: {standard: {byCapacity: \"cpuCore\"}}) { month }",
            "Did you mean \"cpuCores\""
          },
          {
            "serviceCosts(rules: {standard: {byRelationType: {weights: [{type: \"RUNS\", weight:"
                + " 1}]}}}) { month }",
            "RUNS"
          },
          {
            "serviceCosts(rules: {standard: {byRelationType: {weights: [], otherwise: -1}}}) {"
                + " month }",
            "but was -1"
          }
        }) {
      ask("{ " + wrong[0] + " }")
          .errors()
          .satisfy(errors ->
              assertThat(errors)
                  .singleElement()
                  .satisfies(error -> assertThat(error.getMessage()).contains(wrong[1])));
    }
  }
}
