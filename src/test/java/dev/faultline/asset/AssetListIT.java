package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.asset.AssetSelection.Operator;
import dev.faultline.ingest.RecordExport;
import dev.faultline.ingest.RecordFormat;
import dev.faultline.model.InvalidInput;
import dev.faultline.store.Author;
import dev.faultline.store.CypherFiles;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.summary.ProfiledPlan;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;

@Neo4jIT
class AssetListIT {
  @Autowired TestStore store;
  @Autowired Assets assets;
  @Autowired RecordExport export;
  @Autowired Driver driver;
  @Autowired CypherFiles files;
  @Autowired ExecutionGraphQlService service;
  private AssetApi api;

  @BeforeEach
  void sevenAssets() {
    store.wipe();
    api = new AssetApi(service);
    assets.write(
        new Author("anna", null, null),
        List.of(
            new AssetDraft(
                "A-1",
                "Hardware",
                null,
                Map.of("vendor", "Halden", "purchaseDate", "2025-01-10", "price", "100.00 EUR"),
                Map.of("rackUnits", 20),
                List.of(),
                List.of()),
            new AssetDraft(
                "A-2",
                "Hardware",
                "IN_USE",
                Map.of(
                    "vendor", "Halden",
                    "purchaseDate", "2025-01-20",
                    "price", "200.50 EUR",
                    "serialNumber", "SN-2",
                    "purchaseOrder", "PO-7",
                    "warrantyStart", "2025-01-20",
                    "warrantyMonths", 24,
                    "assignee", "Storage team",
                    "assigneeKind", "TEAM"),
                Map.of("rackUnits", 2, "say", "\"rackUnits\":2"),
                List.of(),
                List.of()),
            asset("A-3", "Hardware", "Orbell", "2025-02-01", "300 USD"),
            new AssetDraft(
                "A-4",
                "Mobile",
                null,
                Map.of("vendor", "Orbell", "purchaseDate", "2024-02-01", "imei", "490154203237518"),
                Map.of(),
                List.of(),
                List.of()),
            asset("A-5", "Mobile", null, null, "50 EUR"),
            asset("A-6", "Furniture", null, null, null),
            asset("A-7", "Furniture", "Desks", "2025-02-01", "1000 JPY")),
        false);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          TAG           | ASC  | A-1 A-2 A-3 A-4 A-5 A-6 A-7
          TAG           | DESC | A-7 A-6 A-5 A-4 A-3 A-2 A-1
          VENDOR        | ASC  | A-7 A-1 A-2 A-3 A-4 A-5 A-6
          VENDOR        | DESC | A-6 A-5 A-4 A-3 A-2 A-1 A-7
          PURCHASE_DATE | ASC  | A-4 A-1 A-2 A-3 A-7 A-5 A-6
          PURCHASE_DATE | DESC | A-6 A-5 A-7 A-3 A-2 A-1 A-4
          PRICE         | ASC  | A-7 A-5 A-1 A-2 A-3 A-4 A-6
          """)
  void everyPageFollowsTheLastOneInBothDirections(String field, String direction, String tags) {
    List<String> expected = List.of(tags.split(" "));
    assertThat(walk(field, direction, true)).isEqualTo(expected);
    assertThat(walk(field, direction, false)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      textBlock =
          """
          LT-1042                    | S-1
          lt-10                      | S-1
          1042                       | S-1
          think                      | S-1 S-2
          ThinkPad X1 Halden         | S-1
          PF.3X_9                    | S-2
          graz room                  | S-1
          loaner for visitors        | S-2
          studio                     | S-2
          halden nobody              | -
          """)
  void assetsAreFoundByTheirWords(String words, @Nullable String tags) {
    assets.write(
        new Author("anna", null, null),
        List.of(
            new AssetDraft(
                "S-1",
                "Hardware",
                null,
                Map.of(
                    "name", "LT-1042",
                    "model", "ThinkPad X1",
                    "vendor", "Halden",
                    "location", "Graz, room 4"),
                Map.of(),
                List.of(),
                List.of()),
            new AssetDraft(
                "S-2",
                "Subscription",
                null,
                Map.of(
                    "model", "ThinkPad T1",
                    "serialNumber", "PF.3X_9Z",
                    "notes", "Loaner for\nvisitors only"),
                Map.of("product", "Studio"),
                List.of(),
                List.of())),
        false);
    var found =
        api.ask("{ searchAssets(text: \"" + words + "\") { asset { tag } score } }")
            .path("searchAssets[*].asset.tag")
            .entityList(String.class)
            .get();
    assertThat(found).containsExactlyInAnyOrder(tags == null ? new String[0] : tags.split(" "));
    var ofKind =
        api.ask(
                "{ searchAssets(text: \""
                    + words
                    + "\", kinds: [\"Hardware\"]) { asset { tag } } }")
            .path("searchAssets[*].asset.tag")
            .entityList(String.class)
            .get();
    found.remove("S-2");
    assertThat(ofKind).isEqualTo(found);
  }

  private List<String> walk(String field, String direction, boolean forward) {
    List<String> tags = new ArrayList<>();
    String cursor = null;
    while (true) {
      String page =
          (forward ? "first: 2" : "last: 2")
              + (cursor == null ? "" : (forward ? ", after: \"" : ", before: \"") + cursor + "\"");
      var answer =
          api.ask(
              "{ assets(orderBy: {field: "
                  + field
                  + ", direction: "
                  + direction
                  + "}, "
                  + page
                  + ") { nodes { tag } pageInfo { hasNextPage hasPreviousPage startCursor endCursor"
                  + " } } }");
      List<String> found = answer.path("assets.nodes[*].tag").entityList(String.class).get();
      tags.addAll(forward ? tags.size() : 0, found);
      String more = "assets.pageInfo." + (forward ? "hasNextPage" : "hasPreviousPage");
      if (!answer.path(more).entity(Boolean.class).get()) return tags;
      cursor =
          answer
              .path("assets.pageInfo." + (forward ? "endCursor" : "startCursor"))
              .entity(String.class)
              .get();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          kinds: ["Mobile", "Furniture"]                          | A-4 A-5 A-6 A-7
          vendor: {eq: "Halden"}                                  | A-1 A-2
          vendor: {contains: "LD"}                                | A-1 A-2
          vendor: {in: ["Desks", "Orbell"]}, kinds: ["Hardware"]  | A-3
          tag: {startsWith: "a-7"}                                | A-7
          purchaseDate: {gte: "2025-01-20", lte: "2025-02-01"}    | A-2 A-3 A-7
          states: [LOST]                                          |
          embodying: false, tag: {eq: "A-1"}                      | A-1
          embodying: true                                         |
          embodies: {key: "nothing"}                              |
          tag: {in: ["A-7", "A-1", "A-7"]}, vendor: {eq: "Desks"} | A-7
          serialNumber: {eq: "SN-2"}                              | A-2
          serialNumber: {in: ["SN-2", "SN-9"]}, kinds: ["Mobile"] |
          purchaseOrder: {startsWith: "po"}                       | A-2
          imei: {eq: "490154203237518"}                           | A-4
          price: {gte: {amount: "100.01", currency: "EUR"}}       | A-2
          price: {eq: {amount: "300", currency: "USD"}}           | A-3
          warrantyMonths: {gte: 12, lte: 24}                      | A-2
          assigneeKind: [TEAM, PERSON]                            | A-2
          attributes: [{name: "rackUnits"}]                       | A-1 A-2
          attributes: [{name: "rackUnits", eq: 2}]                | A-2
          attributes: [{name: "rackUnits", in: [1, 20]}]          | A-1
          attributes: [{name: "say", eq: "\\"rackUnits\\":2"}]      | A-2
          """)
  void filtersHoldTogether(String filter, String tags) {
    var answer = api.ask("{ assets(filter: {" + filter + "}) { totalCount nodes { tag } } }");
    List<String> expected = tags == null ? List.of() : List.of(tags.split(" "));
    assertThat(answer.path("assets.nodes[*].tag").entityList(String.class).get())
        .isEqualTo(expected);
    answer.path("assets.totalCount").entity(Integer.class).isEqualTo(expected.size());
  }

  @Test
  void aFilterThatIsNoneIsRefusedWithAReason() {
    for (String[] wrong :
        new String[][] {
          {
            "price: {gte: {amount: \"1\", currency: \"XYZ\"}}",
            "price.gte: \"XYZ\" is not a currency"
          },
          {"purchaseDate: {gte: \"soon\"}", "purchaseDate.gte is a date such as"},
          {"warrantyMonths: {in: [-1]}", "warrantyMonths.in is a whole number"},
          {"kinds: [\"Hadware\"]", "Did you mean \"Hardware\""}
        }) {
      api.ask("{ assets(filter: {" + wrong[0] + "}) { totalCount } }")
          .errors()
          .satisfy(errors ->
              assertThat(errors)
                  .singleElement()
                  .satisfies(error -> {
                    assertThat(error.getExtensions()).containsEntry("code", "INVALID_INPUT");
                    assertThat(error.getMessage()).contains(wrong[1]);
                  }));
    }
  }

  @Test
  void anIndexLeadsToAssetsOfATagASerialNumberOrAnItem() {
    for (AssetSelection selection :
        List.of(
            AssetSelection.ALL.and("tag", Operator.IN, List.of("A-1", "A-1")),
            AssetSelection.ALL.and("serialNumber", Operator.EQ, "SN-2"),
            AssetSelection.ALL.embodies("nothing"))) {
      assertThat(scanned("asset/count-assets", selection)).isZero();
    }
    assertThat(scanned("asset/count-assets", AssetSelection.ALL)).isEqualTo(7);
    assertThat(assets.count(AssetSelection.ALL.and("tag", Operator.IN, List.of("A-1", "A-1"))))
        .isEqualTo(1);
  }

  /** How many assets a statement got from looking at all of them. */
  private long scanned(String statement, AssetSelection selection) {
    return scanned(
        driver
            .executableQuery("PROFILE " + files.named(statement))
            .withParameters(selection.parameters())
            .execute()
            .summary()
            .profile());
  }

  private static long scanned(ProfiledPlan plan) {
    long rows = plan.operatorType().contains("LabelScan") ? plan.records() : 0;
    for (ProfiledPlan child : plan.children()) rows += scanned(child);
    return rows;
  }

  @Test
  void aSearchIsKeptToWhatTheFilterMeans() {
    String question = "{ searchAssets(text: \"halden\", filter: {%s}) { asset { tag } } }";
    api.ask(question.formatted("attributes: [{name: \"rackUnits\", eq: 2}]"))
        .path("searchAssets")
        .matchesJson("[{\"asset\": {\"tag\": \"A-2\"}}]");
    api.ask(question.formatted("embodying: true")).path("searchAssets").matchesJson("[]");
  }

  @Test
  void exportsTakeTheFilterOfLists() throws IOException {
    ByteArrayOutputStream file = new ByteArrayOutputStream();
    Map<String, List<String>> filters =
        Map.of(
            "kind", List.of("Hardware"), "filter", List.of("{\"vendor\": {\"eq\": \"Orbell\"}}"));
    export.write("assets", RecordFormat.NDJSON, filters, file);
    assertThat(file.toString(StandardCharsets.UTF_8).lines())
        .singleElement()
        .satisfies(line -> assertThat(line).contains("\"A-3\""));
    for (String wrong :
        List.of(
            "vendor", "{\"colour\": {}}", "{\"vendor\": {\"like\": \"a\"}}", "{\"kinds\": []}")) {
      Map<String, List<String>> given =
          Map.of("kind", List.of("Hardware"), "filter", List.of(wrong));
      assertThatThrownBy(() -> export.write("assets", RecordFormat.NDJSON, given, file))
          .isInstanceOf(InvalidInput.class);
    }
  }

  @Test
  void everyFieldButTheLinksCanBeFilteredBy() throws IOException {
    String schema =
        new String(
            Objects.requireNonNull(AssetField.class.getResourceAsStream("/graphql/asset.graphqls"))
                .readAllBytes(),
            StandardCharsets.UTF_8);
    String filter = schema.substring(schema.indexOf("input AssetFilter {"));
    filter = filter.substring(0, filter.indexOf("\n}"));
    for (AssetField field : AssetField.values())
      if (field.form() != AssetField.Form.LINKS)
        assertThat(filter).contains("\n  " + field.word() + ": ");
  }

  @Test
  void summariesCountAndAddUpInTheStoreByCurrency() {
    api.ask(
            "{ assetSummary(by: [KIND]) { groupCount groups { keys { dimension value } count"
                + " prices { price { amount currency } count } } } }")
        .path("assetSummary")
        .matchesJsonStrictly(
            """
            {"groupCount": 3, "groups": [
              {"keys": [{"dimension": "KIND", "value": "Hardware"}], "count": 3, "prices": [
                {"price": {"amount": "300.50", "currency": "EUR"}, "count": 2},
                {"price": {"amount": "300.00", "currency": "USD"}, "count": 1}]},
              {"keys": [{"dimension": "KIND", "value": "Furniture"}], "count": 2, "prices": [
                {"price": {"amount": "1000", "currency": "JPY"}, "count": 1}]},
              {"keys": [{"dimension": "KIND", "value": "Mobile"}], "count": 2, "prices": [
                {"price": {"amount": "50.00", "currency": "EUR"}, "count": 1}]}]}
            """);
    api.ask(
            "{ assetSummary(by: [MONTH, VENDOR], first: 2) { groupCount groups { keys { value }"
                + " count } } }")
        .path("assetSummary")
        .matchesJson(
            """
            {"groupCount": 5, "groups": [
              {"keys": [{"value": "2025-01"}, {"value": "Halden"}], "count": 2},
              {"keys": [{"value": null}, {"value": null}], "count": 2}]}
            """);
    api.ask(
        "mutation { upsertAsset(input: {tag: \"A-1\", monthlyCost: {amount: \"5\", currency:"
            + " \"USD\"}}) { errors { message } } }");
    api.ask(
            "{ assetSummary(by: [KIND], first: 1) { groups { count prices { count } monthlyCosts {"
                + " price { amount currency } count } } } }")
        .path("assetSummary.groups")
        .matchesJson(
            """
            [{"count": 3, "prices": [{"count": 2}, {"count": 1}],
              "monthlyCosts": [{"price": {"amount": "5.00", "currency": "USD"}, "count": 1}]}]
            """);
    api.ask("{ assetSummary(filter: {states: [LOST]}) { groupCount groups { count } } }")
        .path("assetSummary.groupCount")
        .entity(Integer.class)
        .isEqualTo(0);
  }

  private static AssetDraft asset(
      String tag,
      String kind,
      @Nullable String vendor,
      @Nullable String bought,
      @Nullable String price) {
    Map<String, Object> values = new HashMap<>();
    if (vendor != null) values.put("vendor", vendor);
    if (bought != null) values.put("purchaseDate", bought);
    if (price != null) values.put("price", price);
    return new AssetDraft(tag, kind, null, values, Map.of(), List.of(), List.of());
  }
}
