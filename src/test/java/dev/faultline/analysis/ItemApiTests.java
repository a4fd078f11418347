package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ItemApiTests extends ApiTests {
  private static final String KEYS =
      "query($filter: ItemFilter, $order: [ItemOrder!]) {"
          + " items(filter: $filter, orderBy: $order, first: 100) { totalCount nodes { key } } }";
  private static final String PAGE =
      "query($first: Int, $after: String, $last: Int, $before: String) { items(orderBy: [{field:"
          + " CRITICALITY}, {field: NAME, direction: DESC}], first: $first, after: $after, last:"
          + " $last, before: $before) { totalCount nodes { key } pageInfo { hasNextPage"
          + " hasPreviousPage startCursor endCursor } } }";

  private void bank() {
    estate.write(item("cards", "BusinessService", Level.NONE, 1, "production"));
    estate.write(item("mail", "BusinessService", Level.DEGRADED, 3, "production"));
    estate.write(item("db-1", "DatabaseInstance", Level.DOWN, 2, "production"));
    estate.write(item("db-2", "DatabaseInstance", Level.NONE, 2, "test"));
    estate.write(item("esx", "Hypervisor", Level.NONE, null, null));
    estate.write(
        FakeEstate.item("new", "Server", Level.NONE, null, "production", LifeCycle.PLANNED));
  }

  private static dev.faultline.model.ConfigurationItem item(
      String key, String type, Level state, Integer criticality, String environment) {
    return FakeEstate.item(key, type, state, criticality, environment, LifeCycle.IN_USE);
  }

  @Test
  void anItemIsFoundByKeyAndByIdAndIsNullWhereThereIsNone() {
    estate.with("shop -> db");

    var answer =
        ask(
            "{ item(ref: {key: \"shop\"}) { id key dependencies { nodes { to { key } } } } none:"
                + " item(ref: {key: \"nope\"}) { key } }");
    answer.path("item.dependencies.nodes[*].to.key").entityList(String.class).containsExactly("db");
    answer.path("none").valueIsNull();

    String id = answer.path("item.id").entity(String.class).get();
    ask("query($id: ID) { item(ref: {id: $id}) { key } }", Map.of("id", id))
        .path("item.key")
        .entity(String.class)
        .isEqualTo("shop");
  }

  @Test
  void filtersCombineWithinAFieldAcrossFieldsAndWithAndOrNot() {
    bank();

    assertThat(keys(Map.of("type", Map.of("eq", "BusinessService"))))
        .containsExactly("cards", "mail");
    assertThat(keys(Map.of("key", Map.of("startsWith", "DB", "contains", "1"))))
        .containsExactly("db-1");
    assertThat(keys(Map.of("key", Map.of("in", List.of("esx", "mail")))))
        .containsExactly("esx", "mail");
    assertThat(keys(Map.of("environment", Map.of("eq", "test")))).containsExactly("db-2");
    assertThat(keys(Map.of("criticality", Map.of("gte", 2, "lte", 3))))
        .containsExactly("db-1", "db-2", "mail");
    assertThat(keys(Map.of("state", Map.of("gte", "DEGRADED")))).containsExactly("db-1", "mail");
    assertThat(keys(Map.of("lifeCycle", Map.of("in", List.of("PLANNED", "RETIRED")))))
        .containsExactly("new");
    assertThat(keys(Map.of("not", Map.of("environment", Map.of("eq", "production")))))
        .containsExactly("db-2", "esx");
    assertThat(
            keys(
                Map.of(
                    "or",
                    List.of(
                        Map.of("key", Map.of("eq", "esx")),
                        Map.of(
                            "and",
                            List.of(
                                Map.of("state", Map.of("eq", "DOWN")),
                                Map.of("criticality", Map.of("eq", 2))))))))
        .containsExactly("db-1", "esx");
  }

  @Test
  void aTypeMatchesItsSubtypesToo() {
    bank();
    String parent = dev.faultline.catalog.Catalogue.standard().itemType("Hypervisor").parent();
    assertThat(parent).isNotNull();

    assertThat(keys(Map.of("type", Map.of("eq", parent)))).contains("esx");
  }

  @Test
  void aFilterThatIsTooDeepTooLargeOrNamesAnUnknownTypeIsRefused() {
    bank();
    Map<String, Object> deep = Map.of("key", Map.of("eq", "esx"));
    for (int i = 0; i < 11; i++) deep = Map.of("not", deep);

    assertThat(fault(deep)).contains("at most 10 deep");
    assertThat(
            fault(
                Map.of("or", java.util.Collections.nCopies(101, Map.of("key", Map.of("eq", "x"))))))
        .isEqualTo("A filter has at most 100 conditions.");
    assertThat(fault(Map.of("type", Map.of("eq", "Bussiness"))))
        .startsWith("Item type \"Bussiness\" is not known.");
    assertThat(fault(Map.of("key", Map.of("in", java.util.Collections.nCopies(1001, "x")))))
        .startsWith("Filter key: in takes at most 1000 values");
  }

  private String fault(Map<String, Object> filter) {
    String[] message = {""};
    ask(KEYS, Map.of("filter", filter))
        .errors()
        .satisfy(errors -> {
          assertThat(errors.getFirst().getExtensions()).containsEntry("code", "INVALID_INPUT");
          message[0] = errors.getFirst().getMessage();
        });
    return message[0];
  }

  private List<String> keys(Map<String, Object> filter) {
    var answer = ask(KEYS, Map.of("filter", filter));
    List<String> keys = answer.path("items.nodes[*].key").entityList(String.class).get();
    answer.path("items.totalCount").entity(Integer.class).isEqualTo(keys.size());
    return keys;
  }

  @ParameterizedTest
  @CsvSource({
    "KEY,          ASC,  cards db-1 db-2 esx mail new",
    "KEY,          DESC, new mail esx db-2 db-1 cards",
    "CRITICALITY,  ASC,  cards db-1 db-2 mail esx new",
    "CRITICALITY,  DESC, esx new mail db-1 db-2 cards",
    "STATE,        DESC, db-1 mail cards db-2 esx new",
    "ENVIRONMENT,  ASC,  cards db-1 mail new db-2 esx",
    "TYPE,         ASC,  cards mail db-1 db-2 esx new",
  })
  void itemsAreSortedAsAsked(String field, String direction, String expected) {
    bank();

    var answer =
        ask(KEYS, Map.of("order", List.of(Map.of("field", field, "direction", direction))));

    answer.path("items.nodes[*].key").entityList(String.class).containsExactly(expected.split(" "));
  }

  @Test
  void allPagesTogetherAreTheWholeListForwardAndBackward() {
    for (int i = 0; i < 25; i++) {
      estate.write(item("item-" + i, "Server", Level.NONE, i % 5 == 0 ? null : i % 5, null));
    }

    List<String> forward = Pages.forward(this, PAGE, "items", 4);
    List<String> backward = Pages.backward(this, PAGE, "items", 6);

    assertThat(forward).hasSize(25).doesNotHaveDuplicates().startsWith("item-6", "item-21");
    assertThat(forward.getLast()).isEqualTo("item-0");
    assertThat(backward).isEqualTo(forward);
  }

  @Test
  void aCursorSurvivesWritesBeforeAndBehindIt() {
    for (String key : List.of("b", "d", "f", "h")) estate.with(key + " -> z");
    String question =
        "query($after: String) { items(first: 2, after: $after) { nodes { key } pageInfo {"
            + " endCursor } } }";
    var first = ask(question);
    first.path("items.nodes[*].key").entityList(String.class).containsExactly("b", "d");
    String cursor = first.path("items.pageInfo.endCursor").entity(String.class).get();

    estate.with("a -> z; e -> z");

    ask(question, Map.of("after", cursor))
        .path("items.nodes[*].key")
        .entityList(String.class)
        .containsExactly("e", "f");
  }

  @Test
  void aCursorOfAnotherQueryOrADamagedOneIsRefused() {
    estate.with("a -> b; c -> b");
    String cursor =
        ask("{ items(first: 1) { pageInfo { endCursor } } }")
            .path("items.pageInfo.endCursor")
            .entity(String.class)
            .get();

    assertThat(
            refusal(
                "{ items(filter: {key: {contains: \"a\"}}, after: \""
                    + cursor
                    + "\") { nodes { key } } }"))
        .startsWith("CURSOR_INVALID: The cursor belongs to another query");
    assertThat(
            refusal(
                "{ item(ref: {key: \"b\"}) { dependents(after: \""
                    + cursor
                    + "\") { nodes { id } } } }"))
        .startsWith("CURSOR_INVALID: ");
    assertThat(refusal("{ items(after: \"" + cursor.substring(3) + "\") { nodes { key } } }"))
        .startsWith("CURSOR_INVALID: The cursor is damaged");
    assertThat(refusal("{ items(after: \"!\") { nodes { key } } }")).startsWith("CURSOR_INVALID: ");
  }

  @Test
  void pageSizesAreClampedAndSaySoOrRefused() {
    estate.with("a -> b");

    var answer =
        ask("{ items(first: 100000) { nodes { key } pageInfo { pageSize clamped hasNextPage } } }");
    answer
        .path("items.pageInfo")
        .matchesJson("{\"pageSize\": 200, \"clamped\": true, \"hasNextPage\": false}");
    ask("{ items { pageInfo { pageSize clamped } } }")
        .path("items.pageInfo")
        .matchesJson("{\"pageSize\": 50, \"clamped\": false}");

    assertThat(refusal("{ items(first: 0) { totalCount } }"))
        .isEqualTo("INVALID_INPUT: first must be 1 to 200 but was 0.");
    assertThat(refusal("{ items(last: -1) { totalCount } }"))
        .startsWith("INVALID_INPUT: last must be");
    assertThat(refusal("{ items(first: 1, last: 1) { totalCount } }"))
        .startsWith("INVALID_INPUT: ");
  }

  @Test
  void theNumberOfStoreReadsDoesNotGrowWithThePage() {
    for (int i = 0; i < 100; i++) estate.with("leaf-" + i + " -> hub");
    String question =
        "query($first: Int) { items(first: $first, filter: {key: {startsWith: \"leaf\"}}) { nodes {"
            + " key attributes owner source firstSeen lastSeen dependencies(first: 5) { nodes {"
            + " confidence derived source lastSeen to { owner } } } } } }";
    estate.storeReads = 0;

    ask(question, Map.of("first", 2)).path("items.nodes").entityList(Object.class).hasSize(2);
    int few = estate.storeReads;
    estate.storeReads = 0;
    ask(question, Map.of("first", 100)).path("items.nodes").entityList(Object.class).hasSize(100);

    assertThat(few).isBetween(1, 3);
    assertThat(estate.storeReads).isEqualTo(few);
  }

  @Test
  void whatTheImageHoldsIsNotReadFromTheStore() {
    bank();
    estate.storeReads = 0;

    ask("{ items { totalCount nodes { id key name state criticality environment lifeCycle type {"
            + " name } redundancyGroups { name } dependents { totalCount } } } }")
        .path("items.totalCount")
        .entity(Integer.class)
        .isEqualTo(6);

    assertThat(estate.storeReads).isZero();
  }

  @Test
  void relationsOfAHubArePagedByKeyInBothDirections() {
    for (int i = 0; i < 12; i++) estate.with("leaf-" + i + " -> hub; hub -> base-" + i);

    String question =
        "query($after: String) { item(ref: {key: \"hub\"}) { dependents(first: 5, after: $after) {"
            + " totalCount nodes { from { key } to { key } } pageInfo { endCursor hasNextPage } }"
            + " dependencies { totalCount nodes { to { key } } } } }";
    var first = ask(question);
    first
        .path("item.dependents.nodes[*].from.key")
        .entityList(String.class)
        .containsExactly("leaf-0", "leaf-1", "leaf-10", "leaf-11", "leaf-2");
    first.path("item.dependents.totalCount").entity(Integer.class).isEqualTo(12);
    first.path("item.dependencies.nodes").entityList(Object.class).hasSize(12);
    String cursor = first.path("item.dependents.pageInfo.endCursor").entity(String.class).get();
    ask(question, Map.of("after", cursor))
        .path("item.dependents.nodes[*].from.key")
        .entityList(String.class)
        .containsExactly("leaf-3", "leaf-4", "leaf-5", "leaf-6", "leaf-7");
  }

  @Test
  void redundancyGroupsShowTheirThresholdAndMembers() {
    estate.with("pool -> 1 of a b c");

    ask("{ item(ref: {key: \"pool\"}) { redundancyGroups { name size required minimumUp"
            + " minimumUpPercent members { nodes { to { key } } } } } }")
        .path("item.redundancyGroups[0]")
        .matchesJson(
            "{\"name\": \"g0\", \"size\": 3, \"required\": 1, \"minimumUp\": 1,"
                + " \"minimumUpPercent\": null, \"members\": {\"nodes\": [{\"to\": {\"key\":"
                + " \"a\"}}, {\"to\": {\"key\": \"b\"}}, {\"to\": {\"key\": \"c\"}}]}}");
  }
}
