package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.analysis.LiveTopology;
import dev.faultline.inventory.Inventory;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.LifeCycle;
import dev.faultline.store.Author;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;

@Neo4jIT
class AssetLifeCycleIT {
  private static final Author ANNA = new Author("anna", null, "test");

  @Autowired TestStore store;
  @Autowired Inventory inventory;
  @Autowired LiveTopology live;
  @Autowired ExecutionGraphQlService service;
  private AssetApi api;

  @BeforeEach
  void emptyStore() {
    store.wipe();
    api = new AssetApi(service);
  }

  @Test
  void anAssetGoesFromTheWishToItsEndAndEveryStepIsHistory() {
    api.add("LT-1", "Hardware", "REQUESTED", Map.of("name", "Notebook"));
    assertThat(api.step("LT-1", AssetStep.ORDER).state()).isEqualTo("ORDERED");
    assertThat(api.step("LT-1", AssetStep.RECEIVE).state()).isEqualTo("IN_STOCK");
    var out =
        api.write(
            "checkOutAsset",
            Map.of(
                "asset", tag("LT-1"), "to", Map.of("person", "Anna"), "reason", "new colleague"));
    assertThat(out.state()).isEqualTo("IN_USE");
    assertThat(out.revision().reason()).isEqualTo("new colleague");
    assertThat(api.write("acceptAsset", Map.of("asset", tag("LT-1"))).errors()).isEmpty();
    assertThat(api.write("acceptAsset", Map.of("asset", tag("LT-1"))).messages())
        .contains("accepted on");
    api.write("auditAsset", Map.of("asset", tag("LT-1"), "location", "Room 12"));
    api.ask(
            "{ asset(ref: {tag: \"LT-1\"}) { assignee assigneeKind acceptedBy location lastSeenAt"
                + " lastAuditedBy } }")
        .path("asset")
        .matchesJson(
            """
            {"assignee": "Anna", "assigneeKind": "PERSON", "acceptedBy": "anonymous",
             "location": "Room 12", "lastSeenAt": "Room 12", "lastAuditedBy": "anonymous"}
            """);
    api.write("checkInAsset", Map.of("asset", tag("LT-1"), "location", "Store"));
    api.step("LT-1", AssetStep.RETIRE);
    var gone =
        api.write(
            "disposeAsset",
            Map.of(
                "asset", tag("LT-1"),
                "method", "SOLD",
                "certificate", "D-7",
                "proceeds", Map.of("amount", "80", "currency", "EUR"),
                "erasure", Map.of("method", "NIST 800-88 purge", "certificate", "E-9")));
    assertThat(gone.errors()).isEmpty();
    api.ask(
            "{ asset(ref: {tag: \"LT-1\"}) { state assignee location disposalMethod"
                + " disposalProceeds { amount currency } erasureMethod erasedBy possibleSteps"
                + " history(first: 3) { totalCount pageInfo { hasNextPage } nodes { action } } } }")
        .path("asset")
        .matchesJson(
            """
            {"state": "DISPOSED", "assignee": null, "location": "Store", "disposalMethod": "SOLD",
             "disposalProceeds": {"amount": "80.00", "currency": "EUR"},
             "erasureMethod": "NIST 800-88 purge", "erasedBy": "anonymous", "possibleSteps": [],
             "history": {"totalCount": 9, "pageInfo": {"hasNextPage": true},
               "nodes": [{"action": "DISPOSE"}, {"action": "RETIRE"}, {"action": "CHECK_IN"}]}}
            """);
    assertThat(live.current().revision().number()).isEqualTo(9);
  }

  @Test
  void aRefusedStepNamesThePresentStateAndThePossibleOnes() {
    api.add("LT-1", "Hardware", "IN_STOCK", Map.of());
    var refused = api.step("LT-1", AssetStep.CHECK_IN);
    assertThat(refused.errors()).extracting(AssetApi.Error::code).containsExactly("CONFLICT");
    assertThat(refused.messages())
        .isEqualTo(
            "Asset \"LT-1\" is IN_STOCK, where CHECK_IN is not possible; possible are CHECK_OUT,"
                + " SEND_TO_REPAIR, RETIRE, REPORT_LOST and REPORT_STOLEN.");
    assertThat(api.step("LT-9", AssetStep.RETIRE).messages())
        .isEqualTo("There is no asset \"LT-9\".");
    assertThat(api.step("LT-1", AssetStep.DISPOSE).messages()).contains("use disposeAsset.");
    assertThat(
            api.write(
                    "checkOutAsset",
                    Map.of("asset", tag("LT-1"), "to", Map.of("item", Map.of("key", "no"))))
                .messages())
        .isEqualTo("There is no item \"no\".");
  }

  @Test
  void anAssetThatEmbodiesAnItemInUseIsNotDisposedOfAndTheServicesBehindAreNamed() {
    estate();
    api.add("SRV-1", "Hardware", "IN_USE", Map.of("items", List.of("srv")));
    api.step("SRV-1", AssetStep.RETIRE);
    var refused = api.write("disposeAsset", Map.of("asset", tag("SRV-1"), "method", "RECYCLED"));
    assertThat(refused.messages())
        .isEqualTo(
            "Asset \"SRV-1\" cannot be disposed of: it embodies the item \"srv\", in use. Behind"
                + " it: Card payments (DOWN). Retire the item or end the link first.");
    api.write("unlinkAsset", Map.of("asset", tag("SRV-1"), "item", Map.of("key", "srv")));
    assertThat(
            api.write("disposeAsset", Map.of("asset", tag("SRV-1"), "method", "RECYCLED")).state())
        .isEqualTo("DISPOSED");
  }

  @Test
  void theLastItemTakesItsAssetAlongInOneRevisionWhereTheRuleSaysSo() {
    estate();
    api.add("SRV-1", "Hardware", "IN_USE", Map.of("items", List.of("srv", "shop")));
    rule("RETIRE_ASSET_WITH_LAST_ITEM", "DO");
    inventory.retireItem(ANNA, "srv");
    assertThat(state("SRV-1")).isEqualTo("IN_USE");
    long revision = inventory.retireItem(ANNA, "shop").revision().number();
    assertThat(state("SRV-1")).isEqualTo("RETIRED");
    api.ask(
            "{ asset(ref: {tag: \"SRV-1\"}) { history(first: 1) { nodes { action revision { number"
                + " } } } } }")
        .path("asset.history.nodes[0].revision.number")
        .entity(Long.class)
        .isEqualTo(revision);
  }

  @Test
  void whereTheRuleIsToAskTheAssetShowsASuggestion() {
    estate();
    api.add("SRV-1", "Hardware", "IN_USE", Map.of("items", List.of("srv")));
    inventory.retireItem(ANNA, "srv");
    assertThat(state("SRV-1")).isEqualTo("IN_USE");
    assertThat(suggestions()).singleElement().asString().contains("all items", "retire it?");
    rule("RETIRE_ASSET_WITH_LAST_ITEM", "OFF");
    assertThat(suggestions()).isEmpty();
  }

  @Test
  void aRetiredAssetTakesTheItemsAlongThatNoOtherAssetCarries() {
    estate();
    api.add("SRV-1", "Hardware", "IN_USE", Map.of("items", List.of("srv", "shop")));
    api.add("SRV-2", "Hardware", "IN_USE", Map.of("items", List.of("shop")));
    rule("RETIRE_ITEMS_WITH_ASSET", "DO");
    var retired = api.step("SRV-1", AssetStep.RETIRE);
    assertThat(retired.state()).isEqualTo("RETIRED");
    assertThat(inventory.items(List.of("srv")).get("srv").lifeCycle()).isEqualTo(LifeCycle.RETIRED);
    assertThat(inventory.items(List.of("shop")).get("shop").lifeCycle())
        .isEqualTo(LifeCycle.IN_USE);
    var topology = live.current().topology();
    assertThat(topology.lifeCycle(topology.find("srv"))).isEqualTo(LifeCycle.RETIRED);
    assertThat(live.current().revision().number()).isEqualTo(retired.revision().number());
  }

  @Test
  void aConsumableHasAStockThatDoesNotFallBelowNothing() {
    api.add("TONER", "Consumable", "IN_STOCK", Map.of("stockLevel", 5, "reorderPoint", 3));
    assertThat(stock(-2).errors()).isEmpty();
    assertThat(stock(-4).messages()).contains("has a stock of 3: 4 cannot be taken");
    api.ask("{ assets(filter: {toReorder: true}) { nodes { tag stockLevel } } }")
        .path("assets.nodes")
        .matchesJson("[{\"tag\": \"TONER\", \"stockLevel\": 3}]");
  }

  @Test
  void kindsAreExtendedAndTheirAttributesChecked() {
    api.ask(
            """
            mutation { upsertAssetKind(input: {name: "Laptop", parent: "Hardware", description: "A notebook.",
              attributes: [{name: "inches", kind: DECIMAL, description: "Screen diagonal in inches."}]})
              { kind { name allAttributes { name } } errors { message } } }
            """)
        .path("upsertAssetKind.kind.allAttributes[*].name")
        .entityList(String.class)
        .containsExactly("rackUnits", "powerWatts", "inches");
    assertThat(
            api.add("LT-1", "Laptop", "IN_STOCK", Map.of("attributes", Map.of("inches", "big")))
                .messages())
        .isEqualTo("Asset \"LT-1\": attribute \"inches\" is a number but was \"big\".");
    api.add("LT-1", "Laptop", "IN_STOCK", Map.of("attributes", Map.of("inches", 14)));
    api.ask("{ assets(filter: {kinds: [\"Hardware\"]}) { totalCount } }")
        .path("assets.totalCount")
        .entity(Integer.class)
        .isEqualTo(1);
  }

  private AssetApi.Written stock(int by) {
    return api.write("adjustStock", Map.of("asset", tag("TONER"), "by", by));
  }

  private void estate() {
    inventory.upsertItem(ANNA, EstateRecord.Item.of("srv", "Server"));
    inventory.upsertItem(
        ANNA,
        new EstateRecord.Item(
            "shop",
            "BusinessService",
            "Card payments",
            null,
            1,
            null,
            null,
            null,
            Map.of(),
            Map.of()));
    inventory.upsertRelation(ANNA, EstateRecord.Relation.of("DEPENDS_ON", "shop", "srv"));
  }

  private void rule(String rule, String choice) {
    api.ask(
            "mutation { setAssetRule(input: {rule: "
                + rule
                + ", choice: "
                + choice
                + "}) { rule { choice } errors { message } } }")
        .path("setAssetRule.rule.choice")
        .entity(String.class)
        .isEqualTo(choice);
  }

  private String state(String tag) {
    return api.ask("{ asset(ref: {tag: \"" + tag + "\"}) { state } }")
        .path("asset.state")
        .entity(String.class)
        .get();
  }

  private List<String> suggestions() {
    return api.ask("{ asset(ref: {tag: \"SRV-1\"}) { suggestions } }")
        .path("asset.suggestions")
        .entityList(String.class)
        .get();
  }

  private static Map<String, Object> tag(String tag) {
    return Map.of("tag", tag);
  }
}
