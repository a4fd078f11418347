package dev.faultline.software;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.asset.AssetDraft;
import dev.faultline.asset.Assets;
import dev.faultline.asset.Ending;
import dev.faultline.asset.EndingKind;
import dev.faultline.inventory.Inventory;
import dev.faultline.model.EstateRecord;
import dev.faultline.store.Author;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.test.tester.ExecutionGraphQlServiceTester;
import org.springframework.graphql.test.tester.GraphQlTester;

/**
 * Licences counted from a small estate: two database servers, one of them virtual, and a cluster.
 */
@Neo4jIT
class LicenceApiIT {
  private static final Author ANNA = new Author("anna", null, "test");
  private static final String LINES =
      "{ licencePosition(product: \"%s\") { isOver lines { metric { kind unit } entitled used free"
          + " over uses { totalCount nodes { name amount over users note items { key } } } }"
          + " uncounted { nodes { reason items { key } } } freed { nodes { items { key } } } } }";

  @Autowired TestStore store;
  @Autowired Inventory inventory;
  @Autowired Assets assets;
  @Autowired LicenceEndings endings;
  @Autowired ExecutionGraphQlService service;
  private GraphQlTester tester;

  @BeforeEach
  void estate() {
    store.wipe();
    tester = ExecutionGraphQlServiceTester.create(service);
    item("dc-1", "DataCentre", Map.of());
    item("dc-2", "DataCentre", Map.of());
    item("srv-1", "Server", Map.of("cpuCores", 12, "processors", 2));
    item("esx-1", "Hypervisor", Map.of("cpuCores", 64, "processors", 2));
    item("vm-1", "VirtualMachine", Map.of("cpuCores", 4));
    item("vm-2", "VirtualMachine", Map.of());
    item(
        "db-1",
        "SoftwareInstallation",
        Map.of("product", "Orbell DB", "installedOn", "2020-01-01"));
    item("db-2", "DatabaseInstance", Map.of("product", "OrbellDB 19", "installedOn", "2021-01-01"));
    item(
        "db-3",
        "SoftwareInstallation",
        Map.of("product", "Orbell DB", "installedOn", "2022-01-01"));
    relation("RUNS_ON", "db-1", "srv-1");
    relation("RUNS_ON", "db-2", "vm-1");
    relation("RUNS_ON", "db-3", "vm-2");
    relation("HOSTED_ON", "vm-1", "esx-1");
    relation("HOSTED_ON", "vm-2", "esx-1");
    relation("LOCATED_IN", "srv-1", "dc-1");
    relation("LOCATED_IN", "esx-1", "dc-2");
  }

  private void item(String key, String type, Map<String, Object> attributes) {
    inventory.upsertItem(
        ANNA,
        new EstateRecord.Item(key, type, null, null, null, null, null, null, attributes, Map.of()));
  }

  private void relation(String type, String from, String to) {
    inventory.upsertRelation(ANNA, EstateRecord.Relation.of(type, from, to));
  }

  private GraphQlTester.Response ask(String document) {
    return tester.document(document).execute();
  }

  private void product(String name, String more) {
    ask("mutation { upsertSoftwareProduct(input: {name: \""
            + name
            + "\""
            + more
            + "}) { errors { message } } }")
        .path("upsertSoftwareProduct.errors")
        .entityList(Object.class)
        .hasSize(0);
  }

  private GraphQlTester.Response bought(String input) {
    return ask(
        "mutation { upsertEntitlement(input: {"
            + input
            + "}) { entitlement { number } warnings errors { field message } } }");
  }

  private GraphQlTester.Response seat(String mutation, String input) {
    return ask(
        "mutation { "
            + mutation
            + "(input: {"
            + input
            + "}) { seat { user since } warnings position { lines { entitled used over } } errors {"
            + " code message } } }");
  }

  @Test
  void coresAreThoseOfTheDeviceWithItsMinimum() {
    product("Orbell DB", ", knownAs: [\"OrbellDB 19\"]");
    bought(
        "number: \"E-1\", product: \"Orbell DB\", metric: CORE, minimumPerProcessor: 8,"
            + " minimumPerHost: 16, quantity: 40, start: \"2020-01-01\"");
    ask(LINES.formatted("Orbell DB"))
        .path("licencePosition")
        .matchesJson(
            """
            {"isOver": true, "lines": [{"metric": {"kind": "CORE", "unit": "core"}, "entitled": 40,
              "used": 48, "free": 0, "over": 8, "uses": {"totalCount": 3, "nodes": [
                {"name": "srv-1", "amount": 16, "over": 0, "items": [{"key": "db-1"}], "note": null},
                {"name": "vm-1", "amount": 16, "over": 0, "items": [{"key": "db-2"}]},
                {"name": "vm-2", "amount": 16, "over": 8, "items": [{"key": "db-3"}],
                 "note": "Its cores are not known; the minimum is counted."}]}}],
             "uncounted": {"nodes": []}, "freed": {"nodes": []}}
            """);
  }

  @Test
  void onHardwareTheMachinesOfOneHypervisorCountOnceWithAllItsCores() {
    product("Orbell DB", ", knownAs: [\"OrbellDB 19\"], countedOn: HARDWARE");
    bought(
        "number: \"E-1\", product: \"Orbell DB\", metric: CORE, quantity: 76, start:"
            + " \"2020-01-01\"");
    ask(LINES.formatted("Orbell DB"))
        .path("licencePosition.lines[0]")
        .matchesJson(
            """
            {"used": 76, "over": 0, "uses": {"nodes": [
              {"name": "srv-1", "amount": 12, "items": [{"key": "db-1"}]},
              {"name": "esx-1", "amount": 64, "items": [{"key": "db-2"}, {"key": "db-3"}]}]}}
            """);
  }

  @Test
  void coresSoldInPacksCountWholePacksAndSayHow() {
    product("Orbell DB", ", knownAs: [\"OrbellDB 19\"], countedOn: HARDWARE");
    bought(
        "number: \"E-1\", product: \"Orbell DB\", metric: CORE, quantity: 96, packSize: 16, start:"
            + " \"2020-01-01\"");
    ask("{ entitlement(number: \"E-1\") { packSize } licencePosition(product: \"Orbell DB\") {"
            + " lines { used uses { nodes { name amount count } } } } }")
        .path("entitlement.packSize")
        .entity(Integer.class)
        .isEqualTo(16)
        .path("licencePosition.lines[0]")
        .matchesJson(
            """
            {"used": 80, "uses": {"nodes": [
              {"name": "srv-1", "amount": 16, "count": "12 cores; 1 pack of 16."},
              {"name": "esx-1", "amount": 64, "count": "64 cores; 4 packs of 16."}]}}
            """);
    ask("mutation { upsertEntitlement(input: {number: \"E-1\", quantity: 100}) { errors { field"
            + " message } } }")
        .path("upsertEntitlement.errors")
        .matchesJson(
            "[{\"field\": \"quantity\", \"message\": \"quantity is in cores, whole packs of 16,"
                + " but was 100.\"}]");
  }

  @Test
  void aRetiredItemOrDeviceFreesItsUse() {
    product("Orbell DB", ", knownAs: [\"OrbellDB 19\"]");
    bought(
        "number: \"E-1\", product: \"Orbell DB\", metric: INSTALLATION, quantity: 3, start:"
            + " \"2020-01-01\"");
    inventory.retireItem(ANNA, "db-1");
    inventory.retireItem(ANNA, "vm-1");
    ask(LINES.formatted("Orbell DB"))
        .path("licencePosition")
        .matchesJson(
            """
            {"lines": [{"used": 1, "free": 2, "uses": {"nodes": [{"name": "db-3"}]}}],
             "freed": {"nodes": [{"items": [{"key": "db-1"}]}, {"items": [{"key": "db-2"}]}]}}
            """);
  }

  @Test
  void aClusterStandsForItsMembersAndSitesAreFoundThroughDevices() {
    item("cluster", "Cluster", Map.of());
    item("queue", "SoftwareInstallation", Map.of("product", "Queue"));
    relation("RUNS_ON", "queue", "cluster");
    relation("MEMBER_OF", "srv-1", "cluster");
    relation("MEMBER_OF", "vm-1", "cluster");
    product("Queue", "");
    bought("number: \"E-1\", product: \"Queue\", metric: SITE, quantity: 1, start: \"2020-01-01\"");
    ask(LINES.formatted("Queue"))
        .path("licencePosition.lines[0]")
        .matchesJson(
            """
            {"used": 2, "over": 1, "uses": {"nodes": [
              {"name": "dc-1", "items": [{"key": "queue"}]}, {"name": "dc-2", "items": [{"key": "queue"}]}]}}
            """);
  }

  @Test
  void aSeatBeyondWhatWasBoughtIsGivenAndTheAnswerWarns() {
    product("Studio", "");
    bought(
        "number: \"E-1\", product: \"Studio\", metric: USER, quantity: 1, start: \"2020-01-01\"");
    seat("assignSeat", "product: \"Studio\", user: \"anna\", since: \"2026-01-01\"")
        .path("assignSeat")
        .matchesJson("{\"seat\": {\"user\": \"anna\"}, \"warnings\": [], \"errors\": []}");
    seat("assignSeat", "product: \"Studio\", user: \"ben\"")
        .path("assignSeat")
        .matchesJson(
            """
            {"seat": {"user": "ben"}, "errors": [],
             "warnings": ["Studio: 2 used of 1 bought, counted by user: 1 over."],
             "position": {"lines": [{"entitled": 1, "used": 2, "over": 1}]}}
            """);
    assertThat(
            ask("{ licencePositions(filter: {over: true}) { totalCount nodes { product { name } } }"
                    + " }")
                .path("licencePositions.nodes[*].product.name")
                .entityList(String.class)
                .get())
        .containsExactly("Studio");
    seat("reclaimSeat", "product: \"Studio\", user: \"anna\"")
        .path("reclaimSeat")
        .matchesJson("{\"warnings\": [], \"position\": {\"lines\": [{\"used\": 1, \"over\": 0}]}}");
    seat("reclaimSeat", "product: \"Studio\", user: \"anna\"")
        .path("reclaimSeat.errors[0].message")
        .entity(String.class)
        .satisfies(message -> assertThat(message).contains("Studio", "anna"));
    ask("{ softwareProduct(name: \"Studio\") { seats { nodes { user history { nodes { action } } }"
            + " } } }")
        .path("softwareProduct.seats.nodes")
        .matchesJson("[{\"user\": \"ben\", \"history\": {\"nodes\": [{\"action\": \"ASSIGN\"}]}}]");
  }

  @Test
  void seatsOfRetiredItemsAndThoseNotUsedCanBeReclaimed() {
    item("lap-1", "Workstation", Map.of());
    product("Studio", "");
    seat("assignSeat", "product: \"Studio\", user: \"anna\", item: {key: \"lap-1\"}");
    seat("assignSeat", "product: \"Studio\", user: \"ben\", lastUsed: \"2026-01-01\"");
    seat("assignSeat", "product: \"Studio\", user: \"cleo\", lastUsed: \"2026-06-01\"");
    assets.upsert(
        ANNA,
        new AssetDraft(
            "SUB-1",
            "Subscription",
            "RETIRED",
            Map.of("assignee", "dora", "assigneeKind", "PERSON"),
            Map.of("product", "Studio"),
            List.of(),
            List.of()));
    inventory.retireItem(ANNA, "lap-1");
    ask("{ licencePosition(product: \"Studio\") { reclaimable(notUsedSince: \"2026-03-01\") {"
            + " totalCount nodes { user reason lastUsed items { key } } } } }")
        .path("licencePosition.reclaimable")
        .matchesJson(
            """
            {"totalCount": 3, "nodes": [
              {"user": "dora", "reason": "RETIRED"},
              {"user": "anna", "reason": "RETIRED", "items": [{"key": "lap-1"}]},
              {"user": "ben", "reason": "NOT_USED", "lastUsed": "2026-01-01", "items": []}]}
            """);
  }

  @Test
  void whatIsRetiredUsesNothingAndIsTakenBackBeforeASeat() {
    item("lap-1", "Workstation", Map.of());
    product("Studio", "");
    bought(
        "number: \"E-1\", product: \"Studio\", metric: USER, quantity: 9, start: \"2020-01-01\"");
    seat("assignSeat", "product: \"Studio\", user: \"anna\", item: {key: \"lap-1\"}");
    seat("assignSeat", "product: \"Studio\", user: \"dora\"");
    for (String state : List.of("RETIRED", "STOLEN", "LOST", "IN_USE")) {
      assets.upsert(
          ANNA,
          new AssetDraft(
              "SUB-" + state,
              "Subscription",
              state,
              Map.of(
                  "assignee", state.equals("IN_USE") ? "emil" : "dora", "assigneeKind", "PERSON"),
              Map.of("product", "Studio"),
              List.of(),
              List.of()));
    }
    inventory.retireItem(ANNA, "lap-1");
    ask("{ licencePosition(product: \"Studio\") { lines { used free } reclaimable { nodes { user"
            + " reason } } } }")
        .path("licencePosition")
        .matchesJson(
            """
            {"lines": [{"used": 2, "free": 7}], "reclaimable": {"nodes": [
              {"user": "dora", "reason": "RETIRED"}, {"user": "dora", "reason": "RETIRED"},
              {"user": "dora", "reason": "RETIRED"}, {"user": "anna", "reason": "RETIRED"}]}}
            """);
    String reclaim =
        "mutation { reclaimSeat(input: {product: \"Studio\", user: \"%s\"}) { seat { user } assets"
            + " { tag state assignee } errors { code message } } }";
    ask(reclaim.formatted("dora"))
        .path("reclaimSeat")
        .matchesJson(
            """
            {"seat": null, "errors": [], "assets": [
              {"tag": "SUB-LOST", "state": "LOST", "assignee": null},
              {"tag": "SUB-RETIRED", "state": "RETIRED", "assignee": null},
              {"tag": "SUB-STOLEN", "state": "STOLEN", "assignee": null}]}
            """);
    ask(reclaim.formatted("dora"))
        .path("reclaimSeat")
        .matchesJson("{\"seat\": {\"user\": \"dora\"}, \"assets\": [], \"errors\": []}");
    ask(reclaim.formatted("emil"))
        .path("reclaimSeat.errors")
        .matchesJson(
            "[{\"code\": \"CONFLICT\", \"message\": \"\\\"emil\\\" has \\\"Studio\\\" by the asset"
                + " \\\"SUB-IN_USE\\\", in use, and not by a seat; use checkInAsset.\"}]");
  }

  @Test
  void aSeatMovesToAnotherUserInOneRevision() {
    item("lap-1", "Workstation", Map.of());
    product("Studio", "");
    seat("assignSeat", "product: \"Studio\", user: \"anna\", item: {key: \"lap-1\"}");
    seat("assignSeat", "product: \"Studio\", user: \"ben\"");
    inventory.retireItem(ANNA, "lap-1");
    seat("reassignSeat", "product: \"Studio\", from: \"anna\", to: \"ben\"")
        .path("reassignSeat.errors[0].code")
        .entity(String.class)
        .isEqualTo("CONFLICT");
    seat("reassignSeat", "product: \"Studio\", from: \"zoe\", to: \"cleo\"")
        .path("reassignSeat.errors[0].code")
        .entity(String.class)
        .isEqualTo("ITEM_NOT_FOUND");
    seat("reassignSeat", "product: \"Studio\", from: \"anna\", to: \" \"")
        .path("reassignSeat.errors[0].code")
        .entity(String.class)
        .isEqualTo("INVALID_INPUT");
    seat("reassignSeat", "product: \"Studio\", from: \"anna\", to: \"cleo\"")
        .path("reassignSeat")
        .matchesJson("{\"seat\": {\"user\": \"cleo\"}, \"errors\": []}");
    ask("{ softwareProduct(name: \"Studio\") { seats { nodes { user items { key } history { nodes {"
            + " action } } } } } }")
        .path("softwareProduct.seats.nodes")
        .matchesJson(
            """
            [{"user": "cleo", "items": [], "history": {"nodes": [{"action": "REASSIGN"}, {"action": "ASSIGN"}]}},
             {"user": "ben", "items": []}]
            """);
  }

  @Test
  void usersAreThoseWhoHaveTheDeviceAndAnInstallationOfNobodyIsShown() {
    item("lap-1", "Workstation", Map.of());
    item("studio-1", "SoftwareInstallation", Map.of("product", "Studio"));
    item("studio-2", "SoftwareInstallation", Map.of("product", "Studio"));
    relation("RUNS_ON", "studio-1", "lap-1");
    assets.upsert(
        ANNA,
        new AssetDraft(
            "LT-1",
            "Hardware",
            "IN_USE",
            Map.of("assignee", "anna", "assigneeKind", "PERSON"),
            Map.of(),
            List.of("lap-1"),
            List.of()));
    product("Studio", "");
    bought(
        "number: \"E-1\", product: \"Studio\", metric: USER, quantity: 5, start: \"2020-01-01\"");
    ask(LINES.formatted("Studio"))
        .path("licencePosition")
        .matchesJson(
            """
            {"lines": [{"used": 1, "uses": {"nodes": [{"name": "anna", "users": ["anna"], "items": [{"key": "studio-1"}]}]}}],
             "uncounted": {"nodes": [{"items": [{"key": "studio-2"}],
               "reason": "Its user is not known, and the product was bought by nothing else."}]}}
            """);
  }

  @Test
  void renewalsSayWhatWouldBeOverAndEndingsNameTheItems() {
    product("Orbell DB", ", knownAs: [\"OrbellDB 19\"]");
    bought(
        "number: \"E-1\", product: \"Orbell DB\", metric: INSTALLATION, quantity: 3, kind:"
            + " SUBSCRIPTION, start: \"2020-01-01\", end: \"2026-03-31\", noticeDays: 30");
    ask("{ licencePosition(product: \"Orbell DB\", day: \"2026-02-01\") { renewals(within: 60) {"
            + " entitlement { number product { name } contract { number } } lastDay noticeBy"
            + " overAfter } } }")
        .path("licencePosition.renewals")
        .matchesJson(
            """
            [{"entitlement": {"number": "E-1", "product": {"name": "Orbell DB"}, "contract": null},
              "lastDay": "2026-03-31", "noticeBy": "2026-03-01", "overAfter": 3}]
            """);
    assertThat(endings.between(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31)))
        .containsExactly(
            new Ending(
                EndingKind.SUBSCRIPTION,
                "Entitlement \"E-1\" to Orbell DB",
                "Orbell DB",
                List.of(),
                List.of("db-1", "db-2", "db-3"),
                LocalDate.of(2026, 3, 31),
                null));
    bought(
        "number: \"E-2\", product: \"Orbell DB\", metric: INSTALLATION, quantity: 3, start:"
            + " \"2026-03-31\"");
    assertThat(endings.between(LocalDate.of(2026, 3, 1), LocalDate.of(2026, 3, 31))).isEmpty();
  }

  @Test
  void anEntitlementEndsWithItsContractUnlessThatRenews() {
    product("Studio", "");
    ask(
        "mutation { upsertContract(input: {number: \"C-1\", kind: LICENCE, end: \"2026-06-30\","
            + " autoRenewal: false}) { errors { message } } }");
    bought(
        "number: \"E-1\", product: \"Studio\", metric: USER, quantity: 10, contract: \"C-1\","
            + " start: \"2020-01-01\"");
    String position =
        "{ entitlement(number: \"E-1\") { end lastDay } licencePosition(product: \"Studio\", day:"
            + " \"2026-11-28\") { notes lines { entitled free } } }";
    ask(position)
        .path("entitlement")
        .matchesJson("{\"end\": null, \"lastDay\": \"2026-06-30\"}")
        .path("licencePosition")
        .matchesJson(
            """
            {"notes": ["Entitlement \\"E-1\\" does not count: its contract \\"C-1\\" ended on 2026-06-30."],
             "lines": [{"entitled": 0, "free": 0}]}
            """);
    ask(
        "mutation { upsertContract(input: {number: \"C-1\", autoRenewal: true, renewalMonths: 12})"
            + " { errors { message } } }");
    ask(position)
        .path("entitlement.lastDay")
        .valueIsNull()
        .path("licencePosition")
        .matchesJson("{\"notes\": [], \"lines\": [{\"entitled\": 10, \"free\": 10}]}");
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceAndNothingIsWritten() {
    product("Orbell DB", ", knownAs: [\"OrbellDB 19\"]");
    var refused =
        bought(
            "number: \"E-1\", product: \"Orbel DB\", metric: USER, minimumPerHost: 8, quantity: -1,"
                + " end: \"tomorrow\", contract: \"C-1\"");
    refused.path("upsertEntitlement.entitlement").valueIsNull();
    assertThat(refused.path("upsertEntitlement.errors[*].field").entityList(String.class).get())
        .contains("product", "minimumPerHost", "quantity", "start", "end", "contract");
    assertThat(
            String.join(
                " ",
                refused.path("upsertEntitlement.errors[*].message").entityList(String.class).get()))
        .contains("Did you mean \"Orbell DB\"", "tomorrow", "C-1");
    assertThat(
            ask("mutation { upsertSoftwareProduct(input: {name: \"Other\", knownAs: [\"OrbellDB"
                    + " 19\"]}) { errors { field message } } }")
                .path("upsertSoftwareProduct.errors[0].message")
                .entity(String.class)
                .get())
        .contains("OrbellDB 19", "Orbell DB");
    assertThat(
            seat("assignSeat", "product: \"Orbell DB\", user: \"anna\", item: {key: \"nowhere\"}")
                .path("assignSeat.errors[0].message")
                .entity(String.class)
                .get())
        .contains("nowhere");
    assertThat(store.run("MATCH (n) WHERE n:Entitlement OR n:Seat RETURN n")).isEmpty();
  }

  @Test
  void positionsComeInPagesInTheOrderOfNames() {
    for (String name : List.of("Ada", "Bert", "Cleo")) product(name, "");
    var first =
        ask(
            "{ licencePositions(first: 2) { totalCount nodes { product { name } } pageInfo {"
                + " endCursor } } }");
    assertThat(first.path("licencePositions.nodes[*].product.name").entityList(String.class).get())
        .containsExactly("Ada", "Bert");
    first.path("licencePositions.totalCount").entity(Integer.class).isEqualTo(3);
    String cursor = first.path("licencePositions.pageInfo.endCursor").entity(String.class).get();
    assertThat(
            ask("{ licencePositions(first: 2, after: \""
                    + cursor
                    + "\") { nodes { product { name } } } }")
                .path("licencePositions.nodes[*].product.name")
                .entityList(String.class)
                .get())
        .containsExactly("Cleo");
  }
}
