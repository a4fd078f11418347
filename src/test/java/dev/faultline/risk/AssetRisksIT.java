package dev.faultline.risk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.asset.AssetDraft;
import dev.faultline.asset.Assets;
import dev.faultline.inventory.Inventory;
import dev.faultline.model.EstateRecord.Item;
import dev.faultline.model.EstateRecord.Relation;
import dev.faultline.model.RedundancyRule;
import dev.faultline.store.Author;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.test.tester.ExecutionGraphQlServiceTester;
import org.springframework.graphql.test.tester.GraphQlTester;

/** A shop and its mail behind a certificate and a server, and an archive on a server alone. */
@Neo4jIT
class AssetRisksIT {
  private static final Author ANNA = new Author("anna", null, "test");

  @Autowired TestStore store;
  @Autowired Inventory inventory;
  @Autowired Assets assets;
  @Autowired ExecutionGraphQlService service;

  @BeforeEach
  void estate() {
    store.wipe();
    item("shop", "BusinessService", "Card payments", 1, Map.of());
    item("mail", "BusinessService", "E-mail", 2, Map.of());
    item("archive", "BusinessService", "Archive", 1, Map.of());
    item("cert", "Certificate", "shop.example", null, Map.of("expiresOn", "2026-12-03"));
    item("old", "Certificate", "old.example", null, Map.of("expiresOn", "2026-12-01"));
    item("srv-1", "Server", "srv-1", null, Map.of());
    relation("shop", "cert");
    relation("mail", "cert");
    relation("archive", "srv-1");
    asset(
        "HW-1",
        Map.of(
            "name", "Archive server",
            "price", Map.of("amount", "6000", "currency", "EUR"),
            "purchaseDate", "2025-01-15",
            "warrantyStart", "2025-12-02",
            "warrantyMonths", 12L,
            "endOfSale", "2026-11-30"),
        List.of("srv-1"));
  }

  private void item(
      String key,
      String type,
      String name,
      @Nullable Integer criticality,
      Map<String, Object> attributes) {
    inventory.upsertItem(
        ANNA, new Item(key, type, name, null, criticality, null, null, null, attributes, Map.of()));
  }

  private void relation(String from, String to) {
    inventory.upsertRelation(ANNA, Relation.of("DEPENDS_ON", from, to));
  }

  private void asset(String tag, Map<String, Object> values, List<String> items) {
    var written =
        assets.upsert(
            ANNA, new AssetDraft(tag, "Hardware", "IN_USE", values, Map.of(), items, List.of()));
    assertThat(written.value().problems()).isEmpty();
  }

  private GraphQlTester.Response ask(String document) {
    return ExecutionGraphQlServiceTester.create(service).document(document).execute();
  }

  @Test
  void risksAreSortedByWhatTheyThreatenAndSayIt() {
    var answer =
        ask(
            """
            { assetRisks(from: "2026-11-21", within: "P90D") {
              from to headline byLevel { level count }
              risks { totalCount nodes {
                kind subject day sentence effect level serviceCount affectedCount
                items { key } assets { tag } value { amount } bookValues { amount }
                services { level item { key criticality } }
                impact { headline summary { servicesDown } } } } } }
            """);
    answer
        .path("assetRisks.risks.nodes[*].sentence")
        .matchesJson(
            """
            ["The certificate of shop.example ends on 3 December: that stops Card payments and E-mail.",
             "The warranty of Archive server ends on 1 December: that puts Archive at risk.",
             "The vendor stops selling Archive server on 30 November: that hits no service and no other item.",
             "The certificate of old.example ends on 1 December: that hits no service and no other item."]
            """);
    answer
        .path("assetRisks.risks.nodes[0]")
        .matchesJson(
            """
            {"kind": "CERTIFICATE", "day": "2026-12-03", "effect": "DOWN", "level": "DOWN",
             "serviceCount": 2, "items": [{"key": "cert"}], "assets": [], "value": null,
             "services": [{"level": "DOWN", "item": {"key": "shop", "criticality": 1}},
               {"level": "DOWN", "item": {"key": "mail", "criticality": 2}}],
             "impact": {"summary": {"servicesDown": 2},
               "headline": "Taking down shop.example stops 2 services (Card payments, E-mail)."}}
            """);
  }

  @Test
  void moneyIsThePriceAndWhatTheBooksSayOnTheDay() {
    ask("""
    { assetRisks(from: "2026-11-21", filter: {kinds: [WARRANTY]}) { risks { nodes {
      assets { tag } value { amount currency } bookValues { amount } } } } }
    """)
        .path("assetRisks.risks.nodes")
        .matchesJson(
            """
            [{"assets": [{"tag": "HW-1"}], "value": {"amount": "6000.00", "currency": "EUR"},
              "bookValues": [{"amount": "3700.00"}]}]
            """);
  }

  @Test
  void aPoolSurvivesTheLossOfOneOfItsMachines() {
    item("pool-1", "Certificate", "one.example", null, Map.of("expiresOn", "2026-12-10"));
    item("pool-2", "Certificate", "two.example", null, Map.of("expiresOn", "2027-12-10"));
    item("web", "BusinessService", "Website", 3, Map.of());
    for (String key : List.of("pool-1", "pool-2")) {
      inventory.upsertRelation(
          ANNA, new Relation("DEPENDS_ON", "web", key, "pool", null, null, false, null));
    }
    inventory.setRedundancy(ANNA, "web", "pool", new RedundancyRule.MinimumUp(1));

    ask("{ assetRisks(from: \"2026-11-21\", filter: {contains: \"ONE.example\"}) { risks { nodes {"
            + " sentence level effect } } } }")
        .path("assetRisks.risks.nodes")
        .matchesJson(
            """
            [{"sentence": "The certificate of one.example ends on 10 December: that puts Website at risk.",
              "level": "AT_RISK", "effect": "DOWN"}]
            """);
  }

  @Test
  void subscriptionsAndLicencesSayTheirEndsThemselvesAndTheCalendarIsByDay() {
    record("SUB-1", "Subscription", "IN_USE", Map.of("renewsOn", "2026-12-05"));
    record("SUB-2", "Subscription", "IN_USE", Map.of("renewsOn", "2026-12-06", "autoRenews", true));
    record("SUB-3", "Subscription", "RETIRED", Map.of("renewsOn", "2026-12-07"));
    record("LIC-1", "Licence", "IN_USE", Map.of("expiresOn", "2026-11-25", "product", "Studio"));
    ask("""
    { assetRisks(from: "2026-11-21", filter: {kinds: [LICENCE, SUBSCRIPTION, RENEWAL, WARRANTY]}) {
        headline risks(orderBy: DAY, first: 3) { totalCount nodes { kind day product effect sentence } } } }
    """)
        .path("assetRisks.risks")
        .matchesJson(
            """
            {"totalCount": 4, "nodes": [
              {"kind": "LICENCE", "day": "2026-11-25", "product": "Studio", "effect": "DOWN"},
              {"kind": "WARRANTY", "day": "2026-12-01"},
              {"kind": "SUBSCRIPTION", "day": "2026-12-05", "effect": "DOWN"}]}
            """)
        .path("assetRisks.headline")
        .entity(String.class)
        .satisfies(headline ->
            assertThat(headline)
                .contains("3 things end", "1 contract or subscription goes on unless notice"));
  }

  private void record(String tag, String kind, String state, Map<String, Object> attributes) {
    var draft = new AssetDraft(tag, kind, state, Map.of(), attributes, List.of(), List.of());
    assertThat(assets.upsert(ANNA, draft).value().problems()).isEmpty();
  }

  @Test
  void aContractHitsWhatStandsOnItsAssetsAndOnInstallationsOfItsProducts() {
    item("engine", "Application", "engine", null, Map.of("product", "Studio Engine"));
    relation("mail", "engine");
    for (String mutation :
        List.of(
            "upsertSoftwareProduct(input: {name: \"Studio\", knownAs: [\"Studio Engine\"]})",
            "upsertContract(input: {number: \"C-1\", kind: MAINTENANCE, end: \"2026-12-15\","
                + " assets: [\"HW-1\"]})",
            "upsertContract(input: {number: \"C-2\", kind: SUPPORT, end: \"2026-12-16\", products:"
                + " [\"Studio\"]})")) {
      ask("mutation { " + mutation + " { errors { message } } }")
          .path("*.errors[*]")
          .entityList(Object.class)
          .hasSize(0);
    }
    String question =
        "{ assetRisks(from: \"2026-11-21\", filter: {kinds: [SUPPORT]}) { risks(orderBy: DAY) {"
            + " nodes { kind sentence items { key } level bookValues { amount } } } } }";
    ask(question)
        .path("assetRisks.risks.nodes")
        .matchesJson(
            """
            [{"kind": "SUPPORT", "items": [{"key": "srv-1"}], "level": "AT_RISK",
              "sentence": "Contract \\"C-1\\" ends on 15 December: that puts Archive at risk.",
              "bookValues": [{"amount": "3700.00"}]},
             {"kind": "SUPPORT", "items": [{"key": "engine"}], "level": "AT_RISK",
              "sentence": "Contract \\"C-2\\" ends on 16 December: that puts E-mail at risk."}]
            """);
    ask(
        "mutation { setEndingRule(input: {kind: SUPPORT, effect: DEGRADED}) { errors { message } }"
            + " }");
    ask(question)
        .path("assetRisks.risks.nodes[*].level")
        .entityList(String.class)
        .containsExactly("DEGRADED", "DEGRADED");
    ask("{ contractRenewals(from: \"2026-11-21\") { nodes { servicesBehind } } }")
        .path("contractRenewals.nodes[*].servicesBehind[*]")
        .entityList(String.class)
        .containsExactly("Archive (DOWN)", "E-mail (DOWN)");
  }

  @Test
  void whatAnEndDoesIsARuleThatCanBeChanged() {
    ask("{ endingRules { kind effect standard } }")
        .path("endingRules[?(@.kind == 'WARRANTY')].effect")
        .matchesJson("[\"AT_RISK\"]");
    ask("mutation { setEndingRule(input: {kind: WARRANTY, effect: DOWN, reason: \"no spares\"}) {"
            + " rule { kind effect standard } revision { reason } errors { message } } }")
        .path("setEndingRule")
        .matchesJson(
            """
            {"rule": {"kind": "WARRANTY", "effect": "DOWN", "standard": "AT_RISK"},
             "revision": {"reason": "no spares"}, "errors": []}
            """);
    ask("{ assetRisks(from: \"2026-11-21\", filter: {kinds: [WARRANTY]}) { byLevel { level count }"
            + " } }")
        .path("assetRisks.byLevel")
        .matchesJson("[{\"level\": \"DOWN\", \"count\": 1}]");
  }

  @Test
  void pagesAndFiltersKeepTheOrder() {
    var first =
        ask(
            "{ assetRisks(from: \"2026-11-21\") { risks(first: 1) { totalCount nodes { subject }"
                + " pageInfo { endCursor } } } }");
    first.path("assetRisks.risks.totalCount").entity(Integer.class).isEqualTo(4);
    String cursor = first.path("assetRisks.risks.pageInfo.endCursor").entity(String.class).get();
    ask("{ assetRisks(from: \"2026-11-21\") { risks(first: 1, after: \"%s\") { nodes { kind } } } }"
            .formatted(cursor))
        .path("assetRisks.risks.nodes[0].kind")
        .entity(String.class)
        .isEqualTo("WARRANTY");
    ask("{ assetRisks(from: \"2026-11-21\", filter: {minimumLevel: DOWN, criticality: 1}) {"
            + " headline } }")
        .path("assetRisks.headline")
        .entity(String.class)
        .satisfies(headline ->
            assertThat(headline)
                .contains("1 thing ends: 1 stops services (Card payments, E-mail)."));
    ask("{ assetRisks(from: \"2030-01-01\", within: \"P1D\") { headline } }")
        .path("assetRisks.headline")
        .entity(String.class)
        .satisfies(headline -> assertThat(headline).endsWith("nothing ends."));
  }

  @Test
  void questionsThatMakeNoSenseAreRefused() {
    for (String[] wrong :
        new String[][] {
          {"within: \"90 days\"", "a period of at most ten years, such as P90D"},
          {"within: \"P-1D\"", "such as P90D"},
          {"within: \"P20Y\"", "at most ten years"},
          {"within: \"P999999999Y\"", "at most ten years"},
          {"within: \"P10000D\"", "at most ten years"},
          {"within: \"P1Y-2147483648D\"", "at most ten years"},
          {"from: \"tomorrow\"", "2026-11-21"}
        }) {
      ask("{ assetRisks(" + wrong[0] + ") { headline } }")
          .errors()
          .satisfy(errors ->
              assertThat(errors)
                  .singleElement()
                  .satisfies(error -> assertThat(error.getMessage()).contains(wrong[1])));
    }
  }
}
