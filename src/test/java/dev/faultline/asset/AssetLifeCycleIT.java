package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.analysis.LiveTopology;
import dev.faultline.inventory.Inventory;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.LifeCycle;
import dev.faultline.store.Author;
import java.util.HashMap;
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
    assertThat(suggestions())
        .singleElement()
        .asString()
        .contains("all items", "retire it, or put them");
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

  @Test
  void whatIsBackInStockHasNoHolderAnyMore() {
    Map<AssetStep, AssetStep> ways =
        Map.of(
            AssetStep.REPORT_LOST, AssetStep.FIND,
            AssetStep.SEND_TO_REPAIR, AssetStep.RETURN_FROM_REPAIR,
            AssetStep.RETIRE, AssetStep.REINSTATE);
    ways.forEach((away, back) -> {
      String tag = "T-" + away;
      api.add(tag, "Hardware", "IN_USE", Map.of("assignee", "Anna", "assigneeKind", "PERSON"));
      assertThat(api.write("acceptAsset", Map.of("asset", tag(tag))).errors()).isEmpty();
      api.step(tag, away);
      assertThat(assignee(tag)).isEqualTo("Anna");
      assertThat(api.step(tag, back).state()).isEqualTo("IN_STOCK");
      api.ask("{ asset(ref: {tag: \"" + tag + "\"}) { assignee assigneeKind acceptedOn } }")
          .path("asset")
          .matchesJson("{\"assignee\": null, \"assigneeKind\": null, \"acceptedOn\": null}");
    });
  }

  @Test
  void aCancelledOrderIsOverInNoBooksAndLeavesItsItemsAlone() {
    estate();
    rule("RETIRE_ITEMS_WITH_ASSET", "DO");
    api.add(
        "SRV-1",
        "Hardware",
        "ORDERED",
        Map.of(
            "items", List.of("srv"),
            "purchaseDate", "2026-01-15",
            "price", Map.of("amount", "1200", "currency", "EUR")));
    assertThat(api.step("SRV-1", AssetStep.CANCEL).state()).isEqualTo("CANCELLED");
    assertThat(inventory.items(List.of("srv")).get("srv").lifeCycle()).isEqualTo(LifeCycle.IN_USE);
    api.ask("{ asset(ref: {tag: \"SRV-1\"}) { possibleSteps books { name } } }")
        .path("asset")
        .matchesJson("{\"possibleSteps\": [], \"books\": []}");
    assertThat(api.step("SRV-1", AssetStep.REINSTATE).messages())
        .contains("is CANCELLED", "no step leads on");
    api.ask("{ assets(filter: {states: [CANCELLED]}) { nodes { tag } } }")
        .path("assets.nodes[*].tag")
        .entityList(String.class)
        .containsExactly("SRV-1");
  }

  @Test
  void anAssetIsNotRetiredWithAnItemThatCannotBe() {
    estate();
    rule("RETIRE_ITEMS_WITH_ASSET", "DO");
    api.add("SRV-1", "Hardware", "IN_USE", Map.of("items", List.of("srv")));
    store.run("MATCH (item:ConfigurationItem {key: 'srv'}) SET item.type = 'Gone'");
    assertThat(api.step("SRV-1", AssetStep.RETIRE).messages())
        .contains("\"SRV-1\" cannot be retired", "\"srv\"", "\"Gone\"", "end the link first");
    assertThat(state("SRV-1")).isEqualTo("IN_USE");
  }

  @Test
  void aDisposalHasADayBetweenThePurchaseAndToday() {
    api.add("LT-1", "Hardware", "RETIRED", Map.of("purchaseDate", "2024-03-10"));
    assertThat(dispose("LT-1", Map.of("on", "2024-03-09")).errors())
        .singleElement()
        .satisfies(error -> {
          assertThat(error.field()).isEqualTo("on");
          assertThat(error.message()).contains("2024-03-09", "before purchaseDate 2024-03-10");
        });
    assertThat(dispose("LT-1", Map.of("on", "2199-01-01")).messages())
        .contains("on is 2199-01-01, which is not there yet");
    assertThat(
            dispose(
                    "LT-1",
                    Map.of(
                        "on",
                        "2025-01-01",
                        "erasure",
                        Map.of("method", "purge", "on", "2025-01-02")))
                .messages())
        .contains("erasure.on is 2025-01-02, after the disposal on 2025-01-01");
    assertThat(state("LT-1")).isEqualTo("RETIRED");
    assertThat(dispose("LT-1", Map.of("on", "2024-03-10")).state()).isEqualTo("DISPOSED");
  }

  @Test
  void aHolderGetsAnAssetByBeingHandedItOnly() {
    api.add("LT-1", "Hardware", "IN_USE", Map.of("assignee", "Anna"));
    assertThat(api.write("upsertAsset", Map.of("tag", "LT-1", "assignee", "Bob")).messages())
        .contains("use checkOutAsset or checkInAsset.");
    assertThat(assignee("LT-1")).isEqualTo("Anna");
    assertThat(
            api.add(
                    "LT-2",
                    "Hardware",
                    "IN_USE",
                    Map.of("assignee", "nowhere", "assigneeKind", "ITEM"))
                .messages())
        .isEqualTo("There is no item \"nowhere\"; add the item first.");
    assertThat(api.write("acceptAsset", Map.of("asset", tag("LT-1"), "by", "  ")).messages())
        .contains("by must not be empty");
  }

  @Test
  void anItemInUseIsNotLinkedToWhatIsDisposedOf() {
    estate();
    assertThat(api.add("SRV-1", "Hardware", "DISPOSED", Map.of("items", List.of("srv"))).messages())
        .contains("cannot be DISPOSED", "\"srv\", in use");
    api.add("SRV-1", "Hardware", "DISPOSED", Map.of());
    assertThat(api.write("upsertAsset", Map.of("tag", "SRV-1", "items", List.of("srv"))).messages())
        .isEqualTo("Asset \"SRV-1\" is DISPOSED and cannot be linked to an item any more.");
  }

  @Test
  void aStockDoesNotGrowBeyondWhatCanBeNoted() {
    api.add("TONER", "Consumable", "IN_STOCK", Map.of("stockLevel", 1_000_000_000));
    assertThat(stock(2_000_000_000).messages())
        .contains("has a stock of 1000000000", "above the most", "add less");
    assertThat(stock(-1).errors()).isEmpty();
    assertThat(stock(1).errors()).isEmpty();
  }

  private AssetApi.Written dispose(String tag, Map<String, Object> how) {
    Map<String, Object> input = new HashMap<>(how);
    input.put("asset", tag(tag));
    input.put("method", "SOLD");
    return api.write("disposeAsset", input);
  }

  private String assignee(String tag) {
    return api.ask("{ asset(ref: {tag: \"" + tag + "\"}) { assignee } }")
        .path("asset.assignee")
        .entity(String.class)
        .get();
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
