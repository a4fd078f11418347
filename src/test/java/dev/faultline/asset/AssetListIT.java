package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.store.Author;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;

@Neo4jIT
class AssetListIT {
  @Autowired TestStore store;
  @Autowired Assets assets;
  @Autowired ExecutionGraphQlService service;
  private AssetApi api;

  @BeforeEach
  void sevenAssets() {
    store.wipe();
    api = new AssetApi(service);
    assets.write(
        new Author("anna", null, null),
        List.of(
            asset("A-1", "Hardware", "Halden", "2025-01-10", "100.00 EUR"),
            asset("A-2", "Hardware", "Halden", "2025-01-20", "200.50 EUR"),
            asset("A-3", "Hardware", "Orbell", "2025-02-01", "300 USD"),
            asset("A-4", "Mobile", "Orbell", "2024-02-01", null),
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
          """)
  void filtersHoldTogether(String filter, String tags) {
    var answer = api.ask("{ assets(filter: {" + filter + "}) { totalCount nodes { tag } } }");
    List<String> expected = tags == null ? List.of() : List.of(tags.split(" "));
    assertThat(answer.path("assets.nodes[*].tag").entityList(String.class).get())
        .isEqualTo(expected);
    answer.path("assets.totalCount").entity(Integer.class).isEqualTo(expected.size());
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
