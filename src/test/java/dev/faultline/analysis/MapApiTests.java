package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MapApiTests extends ApiTests {
  private static final String MAP =
      "query($input: TopologyInput!) { topology(input: $input) { truncated unexplored filteredItems"
          + " nodes { item { key } level hops isTarget } relations { from { key } to { key } type {"
          + " name } } } }";

  @Test
  void aMapReachesAsFarAsAskedAndKeepsEveryRelationBetweenItsNodes() {
    estate.with("a -> b; b -> c; a -> c; c -> d; d -> e; top -> a");

    var map = ask(MAP, Map.of("input", input(List.of("a"), "PROVIDERS", 1, 150)));

    map.path("topology.nodes[*].item.key").entityList(String.class).containsExactly("a", "b", "c");
    map.path("topology.relations[*].from.key")
        .entityList(String.class)
        .containsExactly("a", "a", "b");
    map.path("topology.truncated").entity(Boolean.class).isEqualTo(true);
    map.path("topology.unexplored").entity(Integer.class).isEqualTo(1);
    map.path("topology.nodes[0].isTarget").entity(Boolean.class).isEqualTo(true);

    var whole = ask(MAP, Map.of("input", input(List.of("a"), "BOTH", 50, 150)));
    whole
        .path("topology.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("a", "b", "c", "top", "d", "e");
    whole
        .path("topology.nodes[*].hops")
        .entityList(Integer.class)
        .containsExactly(0, 1, 1, 1, 2, 3);
    whole.path("topology.truncated").entity(Boolean.class).isEqualTo(false);
  }

  @Test
  void aLimitOnItemsSetsTheFlagAndCountsWhatIsLeftOut() {
    for (int i = 0; i < 9; i++) estate.with("leaf-" + i + " -> hub");

    var map = ask(MAP, Map.of("input", input(List.of("hub"), "DEPENDENTS", 5, 4)));

    map.path("topology.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("hub", "leaf-0", "leaf-1", "leaf-2");
    map.path("topology.truncated").entity(Boolean.class).isEqualTo(true);
    map.path("topology.unexplored").entity(Integer.class).isEqualTo(6);
  }

  @Test
  void itemsOfOtherTypesAreLeftOutAndCounted() {
    estate.with("Server: s1; Database: db; db -> s1; db -> other");

    var map =
        ask(
            MAP,
            Map.of(
                "input",
                Map.of("center", List.of(Map.of("key", "db")), "types", List.of("Server"))));

    map.path("topology.nodes[*].item.key").entityList(String.class).containsExactly("db", "s1");
    map.path("topology.filteredItems").entity(Integer.class).isEqualTo(1);
    map.path("topology.truncated").entity(Boolean.class).isEqualTo(false);
  }

  @Test
  void presentStatesColourTheMap() {
    estate.with("a -> b; b!");

    ask(MAP, Map.of("input", input(List.of("b"), "BOTH", 2, 10)))
        .path("topology.nodes[*].level")
        .entityList(String.class)
        .containsExactly("DOWN", "DOWN");
  }

  private static Map<String, Object> input(
      List<String> center, String direction, int maxHops, int maxItems) {
    return Map.of(
        "center",
        center.stream().map(key -> Map.of("key", key)).toList(),
        "direction",
        direction,
        "maxHops",
        maxHops,
        "maxItems",
        maxItems);
  }

  @Test
  void chainsComeShortestFirstThenByKeyAndSayWhetherThereAreMore() {
    estate.with("shop -> a; shop -> b; a -> db; b -> db; shop -> web; web -> a");
    String question =
        "query($first: Int) { paths(from: {key: \"db\"}, to: {key: \"shop\"}, first: $first) {"
            + " length more hops { from { key } to { key } levelOut } } }";

    var all = ask(question, Map.of("first", 10));
    all.path("paths[*].length").entityList(Integer.class).containsExactly(2, 2, 3);
    all.path("paths[0].hops[*].to.key").entityList(String.class).containsExactly("a", "shop");
    all.path("paths[1].hops[*].to.key").entityList(String.class).containsExactly("b", "shop");
    all.path("paths[2].hops[*].to.key")
        .entityList(String.class)
        .containsExactly("a", "web", "shop");
    all.path("paths[0].more").entity(Boolean.class).isEqualTo(false);

    ask(question, Map.of("first", 1)).path("paths[0].more").entity(Boolean.class).isEqualTo(true);
    ask("{ paths(from: {key: \"shop\"}, to: {key: \"db\"}) { length } }")
        .path("paths")
        .entityList(Object.class)
        .hasSize(0);
  }

  @Test
  void redundantLayersDoNotExplodeTheSearchForChains() {
    StringBuilder text = new StringBuilder("Application: n0-0");
    for (int layer = 0; layer < 12; layer++) {
      for (int a = 0; a < 6; a++) {
        for (int b = 0; b < 6; b++) {
          text.append("; n")
              .append(layer)
              .append('-')
              .append(a)
              .append(" -> n")
              .append(layer + 1)
              .append('-')
              .append(b);
        }
      }
    }
    estate.with(text.toString());

    ask("{ paths(from: {key: \"n12-0\"}, to: {key: \"n0-0\"}, first: 3) { length more } }")
        .path("paths[*].length")
        .entityList(Integer.class)
        .containsExactly(12, 12, 12);
  }

  @Test
  void dependenciesSayWhatTheLossOfEachAloneWouldDo() {
    estate.with("shop -> db; db -> 1 of s1 s2 s3; s1 -> pdu; far -> pdu");
    String question =
        "query($hops: Int, $first: Int, $after: String) { dependencies(of: {key: \"shop\"},"
            + " maxHops: $hops, first: $first, after: $after) { totalCount truncated nodes { item {"
            + " key } level before hops why { sentence chain { to { key } } groups { name"
            + " spareAfter } } } pageInfo { hasNextPage endCursor } } }";

    var all = ask(question);
    all.path("dependencies.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("db", "s1", "s2", "s3", "pdu");
    all.path("dependencies.nodes[*].hops").entityList(Integer.class).containsExactly(1, 2, 2, 2, 3);
    all.path("dependencies.nodes[*].level")
        .entityList(String.class)
        .containsExactly("DOWN", "NONE", "NONE", "NONE", "NONE");
    all.path("dependencies.nodes[0].why.chain[*].to.key")
        .entityList(String.class)
        .containsExactly("shop");
    all.path("dependencies.nodes[1].why.chain").entityList(Object.class).hasSize(0);
    all.path("dependencies.nodes[1].why.groups[0].spareAfter").entity(Integer.class).isEqualTo(1);
    all.path("dependencies.nodes[1].why.sentence")
        .entity(String.class)
        .satisfies(s -> assertThat(s).contains("shop is not affected"));

    var near = ask(question, Map.of("hops", 2));
    near.path("dependencies.totalCount").entity(Integer.class).isEqualTo(4);
    near.path("dependencies.truncated").entity(Boolean.class).isEqualTo(true);

    assertThat(Pages.forward(this, question, "dependencies", 2))
        .containsExactly("db", "s1", "s2", "s3", "pdu");
  }
}
