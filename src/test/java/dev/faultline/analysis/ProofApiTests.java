package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Two answers side by side, further failures, responsible targets, and the whole proof. */
class ProofApiTests extends ApiTests {
  @Test
  void whatMakesTheDifferenceIsSaid() {
    estate.with("BusinessService: shop mail; shop -> pool; pool -> 1 of db-1 db-2; mail -> db-1");

    var diff =
        ask(
            """
            { compareImpact(
                base: {targets: [{item: {key: "db-1"}}, {item: {key: "db-2"}}]},
                head: {targets: [{item: {key: "db-1"}}, {item: {key: "db-2"}}], overlay: [
                  {upsertItem: {key: "db-3", type: "Database"}},
                  {upsertRelation: {from: {key: "pool"}, to: {key: "db-3"}, type: "DEPENDS_ON", group: "g0"}},
                  {retireItem: {item: {key: "mail"}}}]}) {
                headline reasonCount
                base { headline } head { headline }
                newlyAffected { totalCount }
                noLongerAffected { nodes { item { key lifeCycle } base head whyBase { sentence } whyHead { sentence } } }
                changed { totalCount truncated nodes { item { key } base head whyHead { sentence } } }
                reasons { kind sentence item { key } provider { key } relationType { name } group
                  baseLevel headLevel baseRequired baseSize headRequired headSize baseLifeCycle headLifeCycle }
            } }
            """);

    diff.path("compareImpact.headline")
        .entity(String.class)
        .isEqualTo(
            "Compared with base, head spares 1 service (mail) and hits 1 less hard (shop: at risk"
                + " instead of down): the group \"g0\" of pool needs 1 of 2 in base and 1 of 3 in"
                + " head, and 2 more reasons.");
    diff.path("compareImpact.noLongerAffected.nodes[0].item.lifeCycle")
        .entity(String.class)
        .isEqualTo("RETIRED");
    diff.path("compareImpact.noLongerAffected.nodes[0].whyHead").valueIsNull();
    diff.path("compareImpact.changed.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("pool", "shop");
    diff.path("compareImpact.reasons[*].sentence")
        .entityList(String.class)
        .satisfies(sentences ->
            assertThat(sentences)
                .containsExactlyInAnyOrder(
                    "mail is in use in base and retired in head.",
                    "The group \"g0\" of pool needs 1 of 2 in base and 1 of 3 in head.",
                    "pool depends on db-3, in the group \"g0\", in head only."));
  }

  @Test
  void targetsAndTimesCanBeComparedAndNoDifferenceIsSaid() {
    estate.with("BusinessService: shop; shop -> db-1");
    estate.with("other -> db-2");

    String question =
        "{ compareImpact(base: {targets: [{item: {key: \"%s\"}}] %s}, head: {targets: [{item: {key:"
            + " \"%s\"}}]}) { headline reasons { kind sentence } } }";
    ask(question.formatted("db-1", ", at: {revision: 1}", "db-1"))
        .path("compareImpact.headline")
        .entity(String.class)
        .isEqualTo(
            "Compared with base, head makes no difference: the same items are hit as badly.");
    ask(question.formatted("db-1", "", "db-2"))
        .path("compareImpact.reasons[*].sentence")
        .entityList(String.class)
        .containsExactly("db-1 is taken down in base only.", "db-2 is taken down in head only.");
    assertThat(refusal(question.formatted("db-9", "", "db-1"))).startsWith("ITEM_NOT_FOUND");
    assertThat(refusal(question.formatted("db-1", ", at: {revision: 7}", "db-1")))
        .startsWith("INVALID_INPUT");
  }

  @Test
  void rowsOfADifferenceHavePages() {
    estate.with("BusinessService: shop; a -> db; b -> db; c -> db; x -> y");
    String page =
        "{ compareImpact(base: {targets: [{item: {key: \"y\"}}]}, head: {targets: [{item: {key:"
            + " \"db\"}}]}) { newlyAffected(first: 2 %s) { totalCount nodes { item { key } }"
            + " pageInfo { hasNextPage endCursor } } } }";
    var first = ask(page.formatted(""));
    first.path("compareImpact.newlyAffected.totalCount").entity(Integer.class).isEqualTo(3);
    String cursor =
        first.path("compareImpact.newlyAffected.pageInfo.endCursor").entity(String.class).get();

    ask(page.formatted(", after: \"" + cursor + "\""))
        .path("compareImpact.newlyAffected.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("c");
    assertThat(refusal(page.formatted(", after: \"bad\""))).startsWith("CURSOR_INVALID");
  }

  @Test
  void aFurtherFailureThatBecomesCriticalIsNamed() {
    estate.with("BusinessService: Payments; Payments -> 1 of db-1 db-2; other -> 1 of db-1 db-3");

    var risk =
        ask(
            """
            { impact(input: {targets: [{item: {key: "db-1"}}]}) {
                standingRisk { totalCount truncated nodes {
                  item { key } newlyDown { key } newlyDownCount sentence } }
                any: standingRisk(protect: {key: {eq: "other"}}) { nodes { item { key } } }
            } }
            """);

    risk.path("impact.standingRisk.nodes[*].sentence")
        .entityList(String.class)
        .containsExactly(
            "While db-1 is down, db-2 becomes a single point of failure for Payments.");
    risk.path("impact.any.nodes[*].item.key").entityList(String.class).containsExactly("db-3");
    risk.path("impact.standingRisk.truncated").entity(Boolean.class).isEqualTo(false);
    assertThat(
            refusal(
                "{ impact(input: {targets: [{item: {key: \"db-1\"}}]}) { standingRisk(first: 0) {"
                    + " totalCount } } }"))
        .startsWith("INVALID_INPUT");
  }

  @Test
  void theSmallestSetsOfTargetsThatSufficeAreNamed() {
    estate.with("BusinessService: shop; shop -> pool sw-3; pool -> 1 of db-1 db-2");

    var answer =
        ask(
            """
            { impact(input: {targets: [{item: {key: "db-2"}}, {item: {key: "sw-3"}}, {item: {key: "db-1"}}]}) {
                services(first: 5) { nodes { responsible { sentence complete completeUpTo setCount
                  sets { items { key } } one: sets(first: 1) { items { key } } } } }
                pool: verdict(item: {key: "pool"}) { responsible { sentence } }
                target: verdict(item: {key: "db-1"}) { responsible { sentence } }
            }
              dependencies(of: {key: "shop"}) { nodes { responsible { sentence } } }
            }
            """);

    answer
        .path("impact.services.nodes[0].responsible.sentence")
        .entity(String.class)
        .isEqualTo("sw-3 alone; db-1 with db-2.");
    answer
        .path("impact.services.nodes[0].responsible.complete")
        .entity(Boolean.class)
        .isEqualTo(true);
    answer.path("impact.services.nodes[0].responsible.one").entityList(Object.class).hasSize(1);
    answer
        .path("impact.pool.responsible.sentence")
        .entity(String.class)
        .isEqualTo("db-1 with db-2.");
    answer.path("impact.target.responsible.sentence").entity(String.class).isEqualTo("db-1 alone.");
    answer.path("dependencies.nodes[0].responsible").valueIsNull();
  }

  @Test
  void allChainsAreCountedAndDrawnWithoutListingThem() {
    StringBuilder layers = new StringBuilder("BusinessService: shop");
    for (int layer = 0; layer < 30; layer++) {
      String below = layer == 29 ? "db" : "a%1$d b%1$d".formatted(layer + 1);
      for (String side : new String[] {"a", "b"}) {
        layers.append("; ").append(side).append(layer).append(" -> ").append(below);
      }
    }
    estate.with(layers + "; shop -> a0 b0; db -> san");

    var why =
        ask(
            """
            { impact(input: {targets: [{item: {key: "san"}}]}) {
                services(first: 1) { nodes { why { chainCount mandatory { key }
                  graph { truncated nodes { item { key } hops isTarget level } relations { id } }
                  small: graph(maxItems: 5) { truncated unexplored nodes { item { key } } } } } }
                verdict(item: {key: "san"}) { why { chainCount } }
            } }
            """);

    why.path("impact.services.nodes[0].why.chainCount")
        .entity(String.class)
        .isEqualTo("1073741824");
    why.path("impact.services.nodes[0].why.mandatory[*].key")
        .entityList(String.class)
        .containsExactly("san", "db");
    why.path("impact.services.nodes[0].why.graph.nodes").entityList(Object.class).hasSize(63);
    why.path("impact.services.nodes[0].why.graph.relations").entityList(Object.class).hasSize(121);
    why.path("impact.services.nodes[0].why.small.nodes[*].item.key")
        .entityList(String.class)
        .satisfies(keys -> assertThat(keys).hasSize(5).contains("san", "db", "shop"));
    why.path("impact.services.nodes[0].why.small.unexplored").entity(Integer.class).isEqualTo(58);
  }

  @Test
  void whereNothingIsToBeProvedThereAreNoChains() {
    estate.with("shop -> 1 of db-1 db-2 db-3");

    var none =
        ask(
            """
            { dependencies(of: {key: "shop"}, first: 1) { nodes { level why { chainCount mandatory { key } graph { truncated } } } } }
            """);

    none.path("dependencies.nodes[0].why.chainCount").entity(String.class).isEqualTo("0");
    none.path("dependencies.nodes[0].why.graph").valueIsNull();
    none.path("dependencies.nodes[0].why.mandatory").entityList(Object.class).hasSize(0);
  }
}
