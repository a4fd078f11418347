package dev.faultline.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.asset.AssetDraft;
import dev.faultline.asset.Assets;
import dev.faultline.asset.Ending;
import dev.faultline.asset.EndingKind;
import dev.faultline.inventory.Inventory;
import dev.faultline.model.EstateRecord;
import dev.faultline.money.Money;
import dev.faultline.store.Author;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.test.tester.ExecutionGraphQlServiceTester;
import org.springframework.graphql.test.tester.GraphQlTester;

@Neo4jIT
class ContractApiIT {
  private static final Author ANNA = new Author("anna", null, "test");

  @Autowired TestStore store;
  @Autowired Inventory inventory;
  @Autowired Assets assets;
  @Autowired ContractEndings endings;
  @Autowired ExecutionGraphQlService service;
  private GraphQlTester tester;

  @BeforeEach
  void shopOnAnArray() {
    store.wipe();
    tester = ExecutionGraphQlServiceTester.create(service);
    inventory.upsertItem(ANNA, EstateRecord.Item.of("shop", "BusinessService"));
    inventory.upsertItem(ANNA, EstateRecord.Item.of("array-1", "Storage"));
    inventory.upsertRelation(ANNA, EstateRecord.Relation.of("DEPENDS_ON", "shop", "array-1"));
    assets.upsert(
        ANNA,
        new AssetDraft(
            "HW-1", "Hardware", null, Map.of(), Map.of(), List.of("array-1"), List.of()));
  }

  private GraphQlTester.Response ask(String document) {
    return tester.document(document).execute();
  }

  private GraphQlTester.Response write(String mutation, String input) {
    return ask(
        "mutation { "
            + mutation
            + "(input: {"
            + input
            + "}) { contract { number state start end agreedEnd autoRenewal renewalMonths assets {"
            + " tag } items { key } products } revision { number } errors { code field message } }"
            + " }");
  }

  private static List<String> errors(
      GraphQlTester.Response response, String mutation, String part) {
    return response.path(mutation + ".errors[*]." + part).entityList(String.class).get();
  }

  @Test
  void aContractIsWrittenAndComesBackWithAllItsValues() {
    write(
            "upsertContract",
            "number: \"C-17\", name: \"Storage support\", kind: SUPPORT, vendor: \"Halden\","
                + " parties: [{role: \"reseller\", name: \"Orbell\"}], start: \"2025-01-01\","
                + " end: \"2027-12-31\", noticeMonths: 3, value: {amount: \"1200.5\", currency:"
                + " \"EUR\"}, valuePer: YEAR, costCentre: \"4711\", attachments:"
                + " [\"https://files.example/c17.pdf\"], assets: [\"HW-1\"], items: [\"array-1\"],"
                + " reason: \"signed\"")
        .path("upsertContract.errors")
        .entityList(Object.class)
        .hasSize(0);
    ask("""
    { contract(ref: {number: "C-17"}) {
        name kind vendor parties { role name } start end noticeMonths noticeDays autoRenewal
        value { amount currency } valuePer costCentre attachments products
        assets { tag contracts { number } } items { key contracts { number } }
        history { totalCount nodes { action revision { reason } changes { field after } } } } }
    """)
        .path("contract")
        .matchesJson(
            """
            {"name": "Storage support", "kind": "SUPPORT", "vendor": "Halden",
             "parties": [{"role": "reseller", "name": "Orbell"}],
             "start": "2025-01-01", "end": "2027-12-31", "noticeMonths": 3, "noticeDays": null,
             "autoRenewal": false, "value": {"amount": "1200.50", "currency": "EUR"},
             "valuePer": "YEAR", "costCentre": "4711",
             "attachments": ["https://files.example/c17.pdf"], "products": [],
             "assets": [{"tag": "HW-1", "contracts": [{"number": "C-17"}]}],
             "items": [{"key": "array-1", "contracts": [{"number": "C-17"}]}],
             "history": {"totalCount": 1, "nodes": [{"action": "CREATE", "revision": {"reason": "signed"}}]}}
            """);
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceAndNothingIsWritten() {
    var refused =
        write(
            "upsertContract",
            "number: \"C-18\", start: \"2026-01-01\", end: \"2025-01-01\", autoRenewal: true,"
                + " value: {amount: \"12,5\", currency: \"EUR\"}, assets: [\"HW-9\"], items:"
                + " [\"nowhere\"], products: [\"Nothing\"], attachments:"
                + " [\"https://anna:secret@files.example/x\"], clear: [\"vendr\"]");
    refused.path("upsertContract.contract").valueIsNull();
    assertThat(errors(refused, "upsertContract", "field"))
        .contains("kind", "end", "autoRenewal", "value", "assets", "items", "products")
        .contains("attachments", "clear");
    assertThat(String.join(" ", errors(refused, "upsertContract", "message")))
        .contains("HW-9", "nowhere", "Nothing", "12,5", "vendor")
        .doesNotContain("secret");
    assertThat(store.run("MATCH (c:Contract) RETURN c")).isEmpty();
  }

  @Test
  void coverageIsAddedAndEndedAndIsHistory() {
    write("upsertContract", "number: \"C-1\", kind: MAINTENANCE");
    write(
            "coverByContract",
            "contract: {number: \"C-1\"}, assets: [\"HW-1\"], items: [{key: \"shop\"}]")
        .path("coverByContract.contract")
        .matchesJson("{\"assets\": [{\"tag\": \"HW-1\"}], \"items\": [{\"key\": \"shop\"}]}");
    write("uncoverByContract", "contract: {number: \"C-1\"}, assets: [\"HW-1\", \"HW-2\"]")
        .path("uncoverByContract.contract")
        .matchesJson("{\"assets\": [], \"items\": [{\"key\": \"shop\"}]}");
    assertThat(
            errors(
                write(
                    "coverByContract", "contract: {number: \"C-1\"}, items: [{key: \"nowhere\"}]"),
                "coverByContract",
                "message"))
        .singleElement()
        .asString()
        .contains("nowhere");
    assertThat(
            ask("{ contract(ref: {number: \"C-1\"}) { history { nodes { action } } } }")
                .path("contract.history.nodes[*].action")
                .entityList(String.class)
                .get())
        .containsExactly("UNCOVER", "COVER", "CREATE");
    assertThat(store.run("MATCH (:Contract)-[:COVERS]->(x) RETURN x")).hasSize(1);
  }

  @Test
  void aContractEndsEarlierButNotBeforeItsStartNorAfterItsEnd() {
    write(
        "upsertContract",
        "number: \"C-1\", kind: LEASE, start: \"2020-01-01\", end: \"2027-12-31\", autoRenewal:"
            + " true, renewalMonths: 12");
    write("endContract", "contract: {number: \"C-1\"}, on: \"2024-06-30\"")
        .path("endContract.contract")
        .matchesJson(
            "{\"end\": \"2024-06-30\", \"agreedEnd\": \"2027-12-31\", \"autoRenewal\": false,"
                + " \"renewalMonths\": 12, \"state\": \"ENDED\"}");
    assertThat(
            errors(
                write("endContract", "contract: {number: \"C-1\"}, on: \"2024-07-01\""),
                "endContract",
                "message"))
        .singleElement()
        .asString()
        .contains("C-1", "2024-06-30", "upsertContract");
    assertThat(
            errors(
                write("endContract", "contract: {number: \"C-1\"}, on: \"2019-07-01\""),
                "endContract",
                "code"))
        .containsExactly("CONFLICT");
    assertThat(
            errors(
                write("endContract", "contract: {number: \"C-2\"}, on: \"2024-07-01\""),
                "endContract",
                "code"))
        .containsExactly("ITEM_NOT_FOUND");
  }

  @Test
  void theCalendarIsByTheLastDayForNoticeAndNamesTheServicesBehind() {
    write(
        "upsertContract",
        "number: \"C-1\", kind: SUPPORT, end: \"2026-03-31\", noticeDays: 10, assets: [\"HW-1\"]");
    write(
        "upsertContract",
        "number: \"C-2\", kind: LEASE, end: \"2024-05-31\", noticeMonths: 3, autoRenewal: true,"
            + " renewalMonths: 12");
    write("upsertContract", "number: \"C-3\", kind: LEASE, end: \"2027-05-31\"");
    String query =
        "{ contractRenewals(from: \"2026-02-01\", within: 59%s) { totalCount nodes { contract {"
            + " number } day noticeBy renews servicesBehind } pageInfo { endCursor hasNextPage } }"
            + " }";
    var first = ask(query.formatted(", first: 1"));
    first
        .path("contractRenewals")
        .matchesJson(
            """
            {"totalCount": 2, "nodes": [{"contract": {"number": "C-2"}, "day": "2026-05-31",
             "noticeBy": "2026-02-28", "renews": true, "servicesBehind": []}],
             "pageInfo": {"hasNextPage": true}}
            """);
    String cursor = first.path("contractRenewals.pageInfo.endCursor").entity(String.class).get();
    ask(query.formatted(", first: 1, after: \"" + cursor + "\""))
        .path("contractRenewals")
        .matchesJson(
            """
            {"nodes": [{"contract": {"number": "C-1"}, "day": "2026-03-31", "noticeBy": "2026-03-21",
             "renews": false, "servicesBehind": ["shop (DOWN)"]}], "pageInfo": {"hasNextPage": false}}
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kinds: [LEASE]                   | C-2 C-3
          states: [ENDED]                  | C-1
          states: [ACTIVE]                 | C-2 C-3
          vendor: {contains: "HALD"}       | C-1
          end: {lte: "2024-12-31"}         | C-1 C-2
          autoRenewal: true                | C-2
          coversAsset: "HW-1"              | C-1
          coversItem: {key: "shop"}        | C-3
          coversProduct: "none"            |
          """)
  void filtersHold(String filter, String numbers) {
    write(
        "upsertContract",
        "number: \"C-1\", kind: SUPPORT, end: \"2024-03-31\", vendor: \"Halden\", assets:"
            + " [\"HW-1\"]");
    write(
        "upsertContract",
        "number: \"C-2\", kind: LEASE, end: \"2024-05-31\", autoRenewal: true, renewalMonths: 12");
    write("upsertContract", "number: \"C-3\", kind: LEASE, items: [\"shop\"]");
    List<String> found = new ArrayList<>();
    String after = "";
    while (true) {
      var page =
          ask(
              "{ contracts(filter: {"
                  + filter
                  + "}, first: 1"
                  + after
                  + ") { totalCount nodes { number } pageInfo { endCursor hasNextPage } } }");
      found.addAll(page.path("contracts.nodes[*].number").entityList(String.class).get());
      if (!page.path("contracts.pageInfo.hasNextPage").entity(Boolean.class).get()) {
        page.path("contracts.totalCount").entity(Integer.class).isEqualTo(found.size());
        break;
      }
      after =
          ", after: \""
              + page.path("contracts.pageInfo.endCursor").entity(String.class).get()
              + "\"";
    }
    assertThat(found).isEqualTo(numbers == null ? List.of() : List.of(numbers.split(" ")));
  }

  @Test
  void ofContractsThatRenewByThemselvesTheNextDayForNoticeIsTold() {
    write(
        "upsertContract",
        "number: \"C-1\", kind: SUPPORT, name: \"Storage\", end: \"2026-03-31\", value: {amount:"
            + " \"10\", currency: \"EUR\"}, assets: [\"HW-1\"], items: [\"shop\"]");
    write(
        "upsertContract",
        "number: \"C-2\", kind: LEASE, end: \"2026-03-31\", autoRenewal: true, renewalMonths: 12,"
            + " noticeMonths: 2");
    assertThat(endings.between(LocalDate.of(2026, 3, 31), LocalDate.of(2026, 3, 31)))
        .containsExactly(
            new Ending(
                EndingKind.SUPPORT,
                "Contract \"C-1\" Storage",
                null,
                List.of("HW-1"),
                List.of("array-1", "shop"),
                LocalDate.of(2026, 3, 31),
                Money.of("10", "EUR")));
    assertThat(endings.between(LocalDate.of(2026, 4, 1), LocalDate.of(2029, 4, 1)))
        .extracting(Ending::kind, Ending::subject, Ending::day)
        .containsExactly(tuple(EndingKind.RENEWAL, "Contract \"C-2\"", LocalDate.of(2027, 1, 31)));
    assertThat(endings.between(LocalDate.of(2026, 4, 1), LocalDate.of(2027, 1, 30))).isEmpty();
    write("endContract", "contract: {number: \"C-2\"}, on: \"2027-03-31\"");
    assertThat(endings.between(LocalDate.of(2026, 4, 1), LocalDate.of(2029, 4, 1)))
        .extracting(Ending::kind, Ending::day)
        .containsExactly(tuple(EndingKind.CONTRACT, LocalDate.of(2027, 3, 31)));
  }
}
