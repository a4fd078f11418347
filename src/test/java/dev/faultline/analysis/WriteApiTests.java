package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class WriteApiTests extends ApiTests {
  private static final String UPSERT =
      "mutation($input: UpsertItemInput!) { upsertItem(input: $input) { item { key name owner"
          + " attributes criticality } revision { number actor } errors { code message field } } }";

  @Test
  void anItemIsWrittenAndComesBackWithItsRevision() {
    var written =
        ask(
            UPSERT,
            Map.of(
                "input",
                Map.of(
                    "key",
                    "db",
                    "type",
                    "Database",
                    "name",
                    "Orders",
                    "owner",
                    "Sales",
                    "criticality",
                    2,
                    "attributes",
                    Map.of("version", "8.4", "nodes", 3, "tags", List.of("a", "b")))));

    written
        .path("upsertItem.item")
        .matchesJson(
            "{\"key\": \"db\", \"name\": \"Orders\", \"owner\": \"Sales\", \"criticality\": 2,"
                + " \"attributes\": {\"version\": \"8.4\", \"nodes\": 3, \"tags\": [\"a\","
                + " \"b\"]}}");
    written.path("upsertItem.revision").matchesJson("{\"number\": 1, \"actor\": \"anonymous\"}");
    written.path("upsertItem.errors").entityList(Object.class).hasSize(0);
    ask("{ revision { number } item(ref: {key: \"db\"}) { name } }")
        .path("item.name")
        .entity(String.class)
        .isEqualTo("Orders");
  }

  @Test
  void refusalsAreValuesWithCodeMessageAndField() {
    estate.with("a -> b; ledger -> b");
    long before = ask("{ revision { number } }").path("revision.number").entity(Long.class).get();

    assertThat(error(UPSERT, Map.of("key", "x", "type", "Databse")))
        .startsWith("INVALID_INPUT null Item type \"Databse\" is not known.");
    assertThat(error(UPSERT, Map.of("key", "x", "type", "Database", "criticality", 9)))
        .startsWith("INVALID_INPUT criticality ")
        .contains("criticality is 1 (most) to 4 but was 9.");
    assertThat(error(UPSERT, Map.of("key", "x", "type", "Database", "clear", List.of("state"))))
        .startsWith("INVALID_INPUT clear \"state\" cannot be cleared; fields are criticality, ");
    assertThat(
            error(
                UPSERT,
                Map.of("key", "x", "type", "Database", "owner", "A", "clear", List.of("owner"))))
        .startsWith("INVALID_INPUT clear owner is given and cleared");
    assertThat(error(UPSERT, Map.of("key", " ", "type", "Database")))
        .contains("A key must not be empty.");
    assertThat(error(UPSERT, Map.of("key", "x", "type", "Database", "attributes", List.of(1))))
        .startsWith("INVALID_INPUT attributes attributes must be a JSON object");
    assertThat(
            error(
                UPSERT,
                Map.of("key", "x", "type", "Database", "attributes", Map.of("a", Map.of("b", 1)))))
        .startsWith("INVALID_INPUT attributes attributes.a must be a text");

    String relation =
        "mutation($input: UpsertRelationInput!) { upsertRelation(input: $input) { relation { id }"
            + " revision { number } errors { code message field } } }";
    assertThat(error(relation, relation("a", "a", "DEPENDS_ON")))
        .startsWith("INVALID_INPUT to ")
        .contains("an item cannot depend on itself");
    assertThat(error(relation, relation("a", "nope", "DEPENDS_ON")))
        .isEqualTo("ITEM_NOT_FOUND to There is no item \"nope\".");
    assertThat(error(relation, relation("ledgre", "a", "DEPENDS_ON")))
        .isEqualTo("ITEM_NOT_FOUND from There is no item \"ledgre\". Did you mean \"ledger\"?");
    assertThat(error(relation, relation("a", "b", "NEEDS"))).startsWith("INVALID_INPUT null ");
    assertThat(
            error(
                relation,
                Map.of("from", Map.of("id", "0190"), "to", Map.of("key", "b"), "type", "USES")))
        .startsWith("ITEM_NOT_FOUND from There is no item \"0190\".");

    String redundancy =
        "mutation($input: SetRedundancyInput!) { setRedundancy(input: $input) { item { key }"
            + " revision { number } errors { code message field } } }";
    assertThat(
            error(
                redundancy,
                Map.of(
                    "dependent",
                    Map.of("key", "a"),
                    "group",
                    "g",
                    "minimumUp",
                    1,
                    "minimumUpPercent",
                    50.0)))
        .startsWith("INVALID_INPUT minimumUpPercent");
    assertThat(
            error(
                redundancy,
                Map.of("dependent", Map.of("key", "a"), "group", "g", "minimumUpPercent", 101.0)))
        .contains("above 0 and at most 100");

    ask("{ revision { number } }").path("revision.number").entity(Long.class).isEqualTo(before);
  }

  @Test
  void aNameThatSeveralItemsHaveIsNoReference() {
    for (String key : List.of("ci-1", "ci-2")) {
      ask(UPSERT, Map.of("input", Map.of("key", key, "type", "Database", "name", "Ledger")));
    }

    assertThat(refusal("{ impact(input: {targets: [{item: {key: \"Ledger\"}}]}) { headline } }"))
        .isEqualTo(
            "AMBIGUOUS_REF: \"Ledger\" is no key but the name of 2 items: ci-1, ci-2. Give the key"
                + " of one.");
  }

  private static Map<String, Object> relation(String from, String to, String type) {
    return Map.of("from", Map.of("key", from), "to", Map.of("key", to), "type", type);
  }

  /** The one refusal in the payload; its item or relation is null and its revision the newest. */
  private String error(String document, Map<String, Object> input) {
    var answer = ask(document, Map.of("input", input));
    answer.path("*.revision.number").hasValue();
    answer.path("*.errors[*]").entityList(Object.class).hasSize(1);
    return answer.path("*.errors[0].code").entityList(String.class).get().getFirst()
        + " "
        + answer.path("*.errors[0].field").entityList(String.class).get().getFirst()
        + " "
        + answer.path("*.errors[0].message").entityList(String.class).get().getFirst();
  }

  @Test
  void aRelationIsWrittenWithItsGroupAndRemovedByItsId() {
    estate.with("Server: node; Cluster: pool");

    var written =
        ask(
            "mutation { upsertRelation(input: {from: {key: \"node\"}, to: {key: \"pool\"}, type:"
                + " \"MEMBER_OF\", confidence: 0.5}) { relation { id group effect confidence"
                + " derived from { key } to { key dependencies { nodes { from { key } } } } }"
                + " errors { message } } }");

    written.path("upsertRelation.relation.group").entity(String.class).isEqualTo("members");
    written.path("upsertRelation.relation.confidence").entity(Double.class).isEqualTo(0.5);
    written
        .path("upsertRelation.relation.to.dependencies.nodes[*].from.key")
        .entityList(String.class)
        .containsExactly("node");
    String id = written.path("upsertRelation.relation.id").entity(String.class).get();

    ask(
            "mutation($id: ID) { removeRelation(input: {id: $id}) { relation { from { key } }"
                + " revision { number } errors { message } } }",
            Map.of("id", id))
        .path("removeRelation.relation.from.key")
        .entity(String.class)
        .isEqualTo("node");
    ask("{ item(ref: {key: \"pool\"}) { dependencies { totalCount } } }")
        .path("item.dependencies.totalCount")
        .entity(Integer.class)
        .isEqualTo(0);
    ask("mutation { removeRelation(input: {type: \"USES\"}) { errors { code field } } }")
        .path("removeRelation.errors[0]")
        .matchesJson("{\"code\": \"INVALID_INPUT\", \"field\": \"id\"}");
  }

  @Test
  void aRelationThatCarriesNoImpactIsWrittenToo() {
    estate.with("a -> b");

    ask("mutation { upsertRelation(input: {from: {key: \"a\"}, to: {key: \"b\"}, type:"
            + " \"RELATED_TO\"}) { relation { effect type { carriesImpact } } errors { message } }"
            + " }")
        .path("upsertRelation.relation")
        .matchesJson("{\"effect\": \"NONE\", \"type\": {\"carriesImpact\": false}}");
  }

  @Test
  void aThresholdAboveTheSizeOfTheGroupIsAcceptedAndReported() {
    estate.with("pool -> 1 of a b");

    var answer =
        ask(
            "mutation { setRedundancy(input: {dependent: {key: \"pool\"}, group: \"g0\", minimumUp:"
                + " 5}) { item { key } group { name size required minimumUp } warnings errors {"
                + " message } } }");

    answer
        .path("setRedundancy.group")
        .matchesJson("{\"size\": 2, \"required\": 2, \"minimumUp\": 5}");
    answer
        .path("setRedundancy.warnings[0]")
        .entity(String.class)
        .isEqualTo(
            "Group \"g0\" of pool has 2 providers but 5 are needed: all of them count as needed.");
    answer.path("setRedundancy.errors").entityList(Object.class).hasSize(0);
  }

  @Test
  void statesAndRetirementsAreVisibleInTheNextAnswer() {
    estate.with("shop -> db");

    ask("mutation { setState(input: {item: {key: \"db\"}, state: DOWN}) { item { state } errors {"
            + " code } } }")
        .path("setState.item.state")
        .entity(String.class)
        .isEqualTo("DOWN");
    ask("{ topology(input: {center: [{key: \"shop\"}], maxHops: 0}) { nodes { level } } }")
        .path("topology.nodes[0].level")
        .entity(String.class)
        .isEqualTo("DOWN");
    ask("mutation { retireItem(input: {item: {key: \"db\"}, reason: \"old\"}) { item { lifeCycle }"
            + " errors { code } } }")
        .path("retireItem.item.lifeCycle")
        .entity(String.class)
        .isEqualTo("RETIRED");
  }

  @Test
  void typesAreReadAndExtended() {
    var answer =
        ask(
            "mutation { upsertItemType(input: {name: \"Robot\", parent: \"Server\", description:"
                + " \"A machine that moves.\", attributes: [{name: \"axes\", kind: INTEGER,"
                + " description: \"Number of axes.\"}]}) { itemType { name isService parent { name"
                + " } attributes { name kind } } revision { number } errors { message } }"
                + " upsertRelationType(input: {name: \"CALLS\", dependentEnd: FROM, effect:"
                + " DEGRADED, description: \"a calls b\"}) { relationType { name effect"
                + " carriesImpact } revision { number } errors { message } } bad:"
                + " upsertItemType(input: {name: \"robot\", description: \"\"}) { itemType { name }"
                + " errors { code } } }");

    answer
        .path("upsertItemType.itemType")
        .matchesJson(
            "{\"name\": \"Robot\", \"isService\": false, \"parent\": {\"name\": \"Server\"}}");
    answer
        .path("upsertRelationType.relationType")
        .matchesJson("{\"name\": \"CALLS\", \"effect\": \"DEGRADED\", \"carriesImpact\": true}");
    answer.path("bad.errors[0].code").entity(String.class).isEqualTo("INVALID_INPUT");
    ask("{ itemTypes { name allAttributes { name } } relationTypes { name dependentEnd } }")
        .path("itemTypes[*].name")
        .entityList(String.class)
        .contains("Robot", "BusinessService");
  }

  @Test
  void aNumberBeyondRangeAndANullInAListAreRefusedAloneWhileTheOthersAreWritten() {
    var answer =
        ask(
            "mutation { a: upsertItem(input: {key: \"half-1\", type: \"Server\"}) { item { key } }"
                + " b: upsertItem(input: {key: \"half-2\", type: \"Server\", attributes: {x:"
                + " 1e400}}) { errors { code message } } c: upsertItem(input: {key: \"half-3\","
                + " type: \"Server\", attributes: {x: [1, null]}}) { errors { code } } d:"
                + " upsertItem(input: {key: \"half-4\", type: \"Server\"}) { item { key } } }");
    answer.path("a.item.key").entity(String.class).isEqualTo("half-1");
    answer.path("b.errors[0].code").entity(String.class).isEqualTo("INVALID_INPUT");
    answer.path("c.errors[0].code").entity(String.class).isEqualTo("INVALID_INPUT");
    answer.path("d.item.key").entity(String.class).isEqualTo("half-4");
  }

  @Test
  void searchFindsItemsAndRefusesUnknownTypes() {
    estate.with("Database: orders-db stock-db; Server: db-host");

    ask("{ search(text: \"db\", types: [\"Database\"]) { item { key attributes } score } }")
        .path("search[*].item.key")
        .entityList(String.class)
        .containsExactly("orders-db", "stock-db");
    assertThat(refusal("{ search(text: \" \") { score } }"))
        .startsWith("INVALID_INPUT: text must have");
    assertThat(refusal("{ search(text: \"x\", types: [\"Databse\"]) { score } }"))
        .startsWith("INVALID_INPUT: Item type");
  }
}
