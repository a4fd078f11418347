package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ImpactApiTests extends ApiTests {
  /** Shop survives the loss of one server, mail does not. */
  private void shopAndMail() {
    estate.with(
        "BusinessService: shop mail; Database: db; Server: s1 s2;"
            + "shop -> api; api -> db; db -> 1 of s1 s2; mail -> s1");
  }

  @Test
  void servicesComeWorstFirstWithHeadlineCountsAndProof() {
    shopAndMail();

    var answer =
        ask(
            """
            { impact(input: {targets: [{item: {key: "s1"}}]}) {
                headline
                revision { number actor }
                targets { item { key } effect countsOn }
                summary {
                  affectedCount servicesDown servicesDegraded servicesAtRisk
                  byLevel { level count } byType { type { name } count }
                  byCriticality { criticality count }
                }
                services { totalCount truncated nodes {
                  item { key type { name } } level before hops
                  why { sentence groups { name } chain {
                    from { key } to { key } levelIn levelOut
                    relation { id type { name } from { key } effect group }
                    group { name size required spareBefore spareAfter lost { key } dependent { key } }
                  } }
                } }
                completeness { status reasons unexplored staleRelations hiddenItems
                  budget { maxHops maxItems maxMillis } }
            } }
            """);

    answer
        .path("impact.headline")
        .entity(String.class)
        .isEqualTo("Taking down s1 stops 1 service (mail) and leaves 1 without redundancy.");
    answer
        .path("impact.services.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("mail", "shop");
    answer
        .path("impact.services.nodes[*].level")
        .entityList(Level.class)
        .containsExactly(Level.DOWN, Level.AT_RISK);
    answer.path("impact.services.nodes[1].hops").entity(Integer.class).isEqualTo(3);
    answer.path("impact.services.totalCount").entity(Integer.class).isEqualTo(2);
    answer
        .path("impact.services.nodes[1].why.chain[*].to.key")
        .entityList(String.class)
        .containsExactly("db", "api", "shop");
    answer
        .path("impact.services.nodes[1].why.chain[0].group.spareBefore")
        .entity(Integer.class)
        .isEqualTo(1);
    answer
        .path("impact.services.nodes[1].why.chain[0].group.lost[*].key")
        .entityList(String.class)
        .containsExactly("s1");
    answer
        .path("impact.services.nodes[1].why.chain[0].relation.group")
        .entity(String.class)
        .isEqualTo("g0");
    answer
        .path("impact.services.nodes[1].why.sentence")
        .entity(String.class)
        .satisfies(s -> assertThat(s).startsWith("shop "));
    answer.path("impact.summary.affectedCount").entity(Integer.class).isEqualTo(4);
    answer.path("impact.summary.byLevel[*].count").entityList(Integer.class).containsExactly(1, 3);
    answer
        .path("impact.summary.byType[*].count")
        .entityList(Integer.class)
        .containsExactly(2, 1, 1);
    answer.path("impact.summary.byCriticality[0].criticality").valueIsNull();
    answer.path("impact.completeness.status").entity(String.class).isEqualTo("COMPLETE");
    answer.path("impact.completeness.budget.maxHops").valueIsNull();
    answer.path("impact.completeness.budget.maxMillis").entity(Integer.class).isEqualTo(10_000);
    assertThat(estate.storeReads).isZero();
  }

  @Test
  void aVerdictProvesWhatIsHitAndSaysWhatSavedTheRest() {
    estate.with("shop -> db; db -> 1 of s1 s2 s3; mail -> s1; far -> other");

    var answer =
        ask(
            """
            { impact(input: {targets: [{item: {key: "s1"}}]}) {
                hit: verdict(item: {key: "mail"}) { level sentence why { chain { to { key } } } whyNot { name } }
                saved: verdict(item: {key: "shop"}) { level why { sentence } reachable sentence
                  whyNot { name size required spareAfter lost { key } } }
                far: verdict(item: {key: "far"}) { reachable whyNot { name } }
                target: verdict(item: {key: "s1"}) { isTarget level }
            } }
            """);

    answer.path("impact.hit.why.chain[*].to.key").entityList(String.class).containsExactly("mail");
    answer.path("impact.hit.whyNot").entityList(Object.class).hasSize(0);
    answer.path("impact.saved.why").valueIsNull();
    answer.path("impact.saved.whyNot[0].spareAfter").entity(Integer.class).isEqualTo(1);
    answer
        .path("impact.saved.sentence")
        .entity(String.class)
        .satisfies(s -> assertThat(s).contains("still has 1 spare"));
    answer.path("impact.far.reachable").entity(Boolean.class).isEqualTo(false);
    answer.path("impact.target.isTarget").entity(Boolean.class).isEqualTo(true);
  }

  @Test
  void targetsTogetherDoWhatNoneDoesAlone() {
    estate.with("BusinessService: shop; shop -> db; db -> 1 of s1 s2; x -> 1 of s1 s3 s4");

    var answer =
        ask(
            """
            { impact(input: {targets: [{item: {key: "s1"}}, {item: {key: "s2"}}]}) {
                joint { totalCount nodes { item { key } level } }
                absorbed { totalCount nodes { dependent { key } name spareBefore spareAfter } }
            } }
            """);

    answer
        .path("impact.joint.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("db", "shop");
    answer
        .path("impact.absorbed.nodes[*].dependent.key")
        .entityList(String.class)
        .containsExactly("x");
    answer.path("impact.absorbed.nodes[0].spareAfter").entity(Integer.class).isEqualTo(1);
  }

  @Test
  void whatIsAbsorbedWithinALimitIsSaidToBeSoFar() {
    estate.with("shop -> 1 of a b; x -> a; b -> x");

    var answer =
        ask(
            """
            { impact(input: {targets: [{item: {key: "a"}}], budget: {maxHops: 1}}) {
                absorbed { totalCount truncated nodes { dependent { key } } }
            } }
            """);

    answer.path("impact.absorbed.truncated").entity(Boolean.class).isEqualTo(true);
    answer
        .path("impact.absorbed.nodes[*].dependent.key")
        .entityList(String.class)
        .containsExactly("shop");
  }

  @Test
  void aBudgetThatStopsTheAnalysisMakesALowerBound() {
    estate.with("a -> b; b -> c; c -> d");

    var answer =
        ask(
            """
            { impact(input: {targets: [{item: {key: "d"}}], budget: {maxHops: 1, maxMillis: 60000}}) {
                headline
                affected { totalCount truncated }
                completeness { status reasons unexplored hopsCompleted budget { maxHops maxMillis } }
            } }
            """);

    answer.path("impact.affected.totalCount").entity(Integer.class).isEqualTo(1);
    answer.path("impact.affected.truncated").entity(Boolean.class).isEqualTo(true);
    answer.path("impact.completeness.status").entity(String.class).isEqualTo("LOWER_BOUND");
    answer.path("impact.completeness.reasons").entityList(String.class).containsExactly("MAX_HOPS");
    answer.path("impact.completeness.unexplored").entity(Integer.class).isEqualTo(1);
    answer.path("impact.completeness.budget.maxHops").entity(Integer.class).isEqualTo(1);
    answer.path("impact.completeness.budget.maxMillis").entity(Integer.class).isEqualTo(10_000);
  }

  @Test
  void theMinimumLevelLeavesOutRowsAndCountsButNotTheHeadline() {
    shopAndMail();

    var answer =
        ask(
            """
            { impact(input: {targets: [{item: {key: "s1"}}], minimumLevel: DOWN}) {
                headline affected { totalCount nodes { item { key } } } services { totalCount }
                summary { affectedCount servicesAtRisk byLevel { level count } }
            } }
            """);

    answer
        .path("impact.affected.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("mail");
    answer.path("impact.affected.totalCount").entity(Integer.class).isEqualTo(1);
    answer.path("impact.services.totalCount").entity(Integer.class).isEqualTo(1);
    answer.path("impact.summary.affectedCount").entity(Integer.class).isEqualTo(1);
    answer.path("impact.summary.servicesAtRisk").entity(Integer.class).isEqualTo(0);
    answer
        .path("impact.headline")
        .entity(String.class)
        .satisfies(s -> assertThat(s).contains("without redundancy"));
  }

  @Test
  void affectedItemsAreFilteredByLevelTypeCriticalityAndKey() {
    shopAndMail();
    String question =
        "query($filter: AffectedFilter) { impact(input: {targets: [{item: {key: \"s1\"}}]}) {"
            + " affected(filter: $filter) { totalCount nodes { item { key } } } } }";

    assertThat(keys(question, Map.of("level", Map.of("gte", "DOWN")))).containsExactly("mail");
    assertThat(keys(question, Map.of("type", Map.of("eq", "Database")))).containsExactly("db");
    assertThat(keys(question, Map.of("key", Map.of("contains", "AP")))).containsExactly("api");
    assertThat(keys(question, Map.of("criticality", Map.of("lte", 4)))).isEmpty();
  }

  private List<String> keys(String question, Map<String, Object> filter) {
    return ask(question, Map.of("filter", filter))
        .path("impact.affected.nodes[*].item.key")
        .entityList(String.class)
        .get();
  }

  @Test
  void itemsThatAreNotInUseCarryImpactOnlyWhenIncluded() {
    shopAndMail();
    estate.write(FakeEstate.item("api", "Application", Level.NONE, null, null, LifeCycle.PLANNED));
    String question =
        "query($more: [LifeCycle!]) { impact(input: {targets: [{item: {key: \"db\"}}],"
            + " includeLifeCycles: $more}) { affected { nodes { item { key } } } } }";

    ask(question).path("impact.affected.nodes").entityList(Object.class).hasSize(0);
    ask(question, Map.of("more", List.of("PLANNED")))
        .path("impact.affected.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("api", "shop");
    ask("{ impact(input: {targets: [{item: {key: \"api\"}}]}) { targets { countsOn } } }")
        .path("impact.targets[0].countsOn")
        .entity(Boolean.class)
        .isEqualTo(false);
  }

  @Test
  void presentOutagesCountUnlessIgnoredAndOtherChangesCountBefore() {
    estate.with("db -> 1 of s1 s2; s2!");
    String question =
        "query($ignore: Boolean, $also: [TargetInput!]) { impact(input: {targets: [{item: {key:"
            + " \"s1\"}}], ignoreStates: $ignore, alsoChanging: $also}) { affected { nodes { level"
            + " before } } } }";

    ask(question).path("impact.affected.nodes[0].level").entity(String.class).isEqualTo("DOWN");
    ask(question, Map.of("ignore", true))
        .path("impact.affected.nodes[0].level")
        .entity(String.class)
        .isEqualTo("AT_RISK");
    ask(question, Map.of("ignore", true, "also", List.of(Map.of("item", Map.of("key", "s2")))))
        .path("impact.affected.nodes[0]")
        .matchesJson("{\"level\": \"DOWN\", \"before\": \"AT_RISK\"}");
  }

  @Test
  void allPagesTogetherAreTheWholeListForwardAndBackward() {
    StringBuilder text = new StringBuilder("hub -> root");
    for (int i = 0; i < 23; i++) text.append("; leaf-").append(i).append(" -> hub");
    estate.with(text.toString());
    String question =
        "query($first: Int, $after: String, $last: Int, $before: String) { impact(input: {targets:"
            + " [{item: {key: \"root\"}}]}) { affected(first: $first, after: $after, last: $last,"
            + " before: $before) { totalCount nodes { item { key } } pageInfo { hasNextPage"
            + " hasPreviousPage startCursor endCursor } } } }";

    List<String> forward = Pages.forward(this, question, "impact.affected", 5);
    List<String> backward = Pages.backward(this, question, "impact.affected", 7);

    assertThat(forward)
        .hasSize(24)
        .startsWith("hub", "leaf-0", "leaf-1", "leaf-10")
        .doesNotHaveDuplicates();
    assertThat(backward).isEqualTo(forward);
  }

  @Test
  void theMapOfAnAnswerShowsTheRelationsThatCarryItAndFlagsACut() {
    shopAndMail();
    String question =
        "query($most: Int) { impact(input: {targets: [{item: {key: \"s1\"}}]}) { graph(maxItems:"
            + " $most) { truncated unexplored nodes { item { key } level hops isTarget } relations"
            + " { from { key } to { key } } } } }";

    var whole = ask(question, Map.of("most", 100));
    whole
        .path("impact.graph.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("s1", "mail", "db", "api", "shop");
    whole
        .path("impact.graph.relations[*].from.key")
        .entityList(String.class)
        .containsExactly("api", "db", "mail", "shop");
    whole.path("impact.graph.truncated").entity(Boolean.class).isEqualTo(false);

    var cut = ask(question, Map.of("most", 2));
    cut.path("impact.graph.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("s1", "mail");
    cut.path("impact.graph.truncated").entity(Boolean.class).isEqualTo(true);
    cut.path("impact.graph.unexplored").entity(Integer.class).isEqualTo(3);
  }

  @Test
  void questionsThatMakeNoSenseAreRefusedWithARemedy() {
    shopAndMail();
    List<String> targets = new ArrayList<>();
    for (int i = 0; i <= 1000; i++) targets.add("{item: {key: \"s1\"}}");

    assertThat(refusal("{ impact(input: {targets: [{item: {key: \"shpo\"}}]}) { headline } }"))
        .isEqualTo("ITEM_NOT_FOUND: There is no item \"shpo\". Did you mean \"shop\"?");
    assertThat(refusal("{ impact(input: {targets: []}) { headline } }"))
        .isEqualTo("INVALID_INPUT: targets must name at least one item.");
    assertThat(
            refusal(
                "{ impact(input: {targets: [{item: {key: \"s1\"}}], relationTypes:"
                    + " [\"DEPENDS_UPON\"]}) { headline } }"))
        .startsWith("INVALID_INPUT: Relation type \"DEPENDS_UPON\" is not known. Did you mean");
    assertThat(
            refusal(
                "{ impact(input: {targets: [{item: {key: \"s1\"}}], budget: {maxHops: -1}}) {"
                    + " headline } }"))
        .isEqualTo("INVALID_INPUT: budget.maxHops must be >= 0 but was -1.");
    assertThat(
            refusal(
                "{ impact(input: {targets: [{item: {key: \"s1\"}}], atLeastRevision: 99}) {"
                    + " headline } }"))
        .startsWith("REVISION_GONE: ");
    assertThat(
            refusal(
                "{ impact(input: {targets: [{item: {key: \"s1\", id: \"x\"}}]}) { headline } }"))
        .startsWith("INVALID_INPUT: ");
    assertThat(refusal("{ impact(input: {targets: [{item: {id: \"no-id\"}}]}) { headline } }"))
        .startsWith("ITEM_NOT_FOUND: ");
    String many = "query($t: [TargetInput!]!) { impact(input: {targets: $t}) { headline } }";
    ask(many, Map.of("t", targets.stream().map(_ -> Map.of("item", Map.of("key", "s1"))).toList()))
        .errors()
        .satisfy(errors ->
            assertThat(errors.getFirst().getMessage())
                .isEqualTo("targets takes at most 1000 items but was given 1001."));
  }
}
