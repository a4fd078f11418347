package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SinglePointsApiTests extends ApiTests {
  /** Both nodes of the database run on one host; mail needs the host as well. */
  private void sharedHost() {
    estate.with(
        "BusinessService: shop mail wiki; Server: esx; Pdu: p1 p2;"
            + "shop -> db; db -> 1 of n1 n2; n1 -> esx; n2 -> esx; mail -> esx;"
            + "esx -> 1 of p1 p2; wiki -> 1 of n1 p1");
  }

  @Test
  void everySinglePointComesWithItsProofAndWhatElseItDoes() {
    sharedHost();

    var answer =
        ask(
            """
            { singlePointsOfFailure(of: [{key: "shop"}]) {
                headline totalCount truncated askedCount candidateCount revision { number }
                completeness { status reasons unexplored budget { maxItems maxMillis } }
                nodes { item { key type { name } } takesDownCount sentence
                  byCriticality { criticality count }
                  why { sentence chain { from { key } to { key } } groups { name required lost { key } } }
                  takesDown { totalCount nodes { item { key } level before hops } }
                  impact { headline summary { servicesDown } } }
                downAlready { key }
            } }
            """);

    answer
        .path("singlePointsOfFailure.headline")
        .entity(String.class)
        .isEqualTo("db and esx each stop shop alone.");
    answer
        .path("singlePointsOfFailure.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("db", "esx");
    answer
        .path("singlePointsOfFailure.nodes[1].why.sentence")
        .entity(String.class)
        .isEqualTo(
            "shop is down because it depends on db, which lost both of its providers n1 and n2 in"
                + " the group \"g0\" (it needs 1 of 2), which depend on esx.");
    answer
        .path("singlePointsOfFailure.nodes[1].why.groups[0].lost[*].key")
        .entityList(String.class)
        .containsExactly("n1", "n2");
    answer
        .path("singlePointsOfFailure.nodes[1].takesDown.nodes[0].level")
        .entity(Level.class)
        .isEqualTo(Level.DOWN);
    answer
        .path("singlePointsOfFailure.nodes[1].impact.summary.servicesDown")
        .entity(Integer.class)
        .isEqualTo(2);
    answer
        .path("singlePointsOfFailure.nodes[1].sentence")
        .entity(String.class)
        .isEqualTo("esx alone stops shop.");
    answer
        .path("singlePointsOfFailure.completeness.status")
        .entity(String.class)
        .isEqualTo("COMPLETE");
    answer.path("singlePointsOfFailure.candidateCount").entity(Integer.class).isEqualTo(8);
    answer.path("singlePointsOfFailure.downAlready").entityList(Object.class).hasSize(0);
    assertThat(estate.storeReads).isZero();
  }

  @Test
  void theRankingNamesWhatStopsMostCriticalServices() {
    estate.write(FakeEstate.item("bank", "BusinessService", Level.NONE, 1, null, LifeCycle.IN_USE));
    estate.write(FakeEstate.item("faq", "BusinessService", Level.NONE, 4, null, LifeCycle.IN_USE));
    estate.write(FakeEstate.item("faq2", "BusinessService", Level.NONE, 4, null, LifeCycle.IN_USE));
    estate.with("bank -> core; faq -> web; faq2 -> web");

    var answer =
        ask(
            """
            { critical: riskRanking { headline askedCount nodes { item { key } takesDownCount
                byCriticality { criticality count } sentence } }
              most: riskRanking(orderBy: COUNT) { headline nodes { item { key } } }
              some: riskRanking(services: {criticality: {eq: 4}}, among: {key: {startsWith: "w"}}) {
                headline nodes { item { key } } } }
            """);

    answer
        .path("critical.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("core", "web");
    answer
        .path("critical.headline")
        .entity(String.class)
        .isEqualTo(
            "2 items each stop at least one of the 3 services alone; core comes first, with 1 (of"
                + " criticality 1).");
    answer
        .path("critical.nodes[1].byCriticality")
        .matchesJsonStrictly("[{\"criticality\": 4, \"count\": 2}]");
    answer
        .path("critical.nodes[1].sentence")
        .entity(String.class)
        .isEqualTo("web alone stops 2 of the 3 services: faq and faq2.");
    answer.path("most.nodes[*].item.key").entityList(String.class).containsExactly("web", "core");
    answer
        .path("some.headline")
        .entity(String.class)
        .isEqualTo(
            "Among the 1 item looked at, only web alone stops any of the 2 services: it stops 2"
                + " (all of criticality 4).");
  }

  @Test
  void theSameCanBeReadFromTheItemsThatWouldGoDown() {
    sharedHost();

    var answer =
        ask(
            """
            { singlePointsOfFailure(filter: {type: {eq: "BusinessService"}}) {
                all: byItem { totalCount nodes { item { key } pointCount isDownAlready sentence
                  points(first: 1) { totalCount pageInfo { hasNextPage }
                    nodes { item { key } why { sentence } } } } }
                safe: byItem(withPoints: false) { nodes { item { key } } }
                unsafe: byItem(withPoints: true) { totalCount }
            } }
            """);

    answer
        .path("singlePointsOfFailure.all.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("mail", "shop", "wiki");
    answer
        .path("singlePointsOfFailure.all.nodes[*].pointCount")
        .entityList(Integer.class)
        .containsExactly(1, 2, 0);
    answer
        .path("singlePointsOfFailure.all.nodes[*].sentence")
        .entityList(String.class)
        .containsExactly(
            "esx is the only thing that alone stops mail.",
            "db and esx each stop shop alone.",
            "Nothing alone stops wiki.");
    answer
        .path("singlePointsOfFailure.all.nodes[1].points.nodes[0].why.sentence")
        .entity(String.class)
        .isEqualTo("shop is down because it depends on db.");
    answer
        .path("singlePointsOfFailure.safe.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("wiki");
    answer.path("singlePointsOfFailure.unsafe.totalCount").entity(Integer.class).isEqualTo(2);
  }

  @Test
  void outagesAndOtherChangesCountUnlessTheyAreIgnored() {
    estate.with("shop -> 1 of a b c; b!");

    var answer =
        ask(
            """
            { now: singlePointsOfFailure(of: [{key: "shop"}]) { headline }
              during: singlePointsOfFailure(of: [{key: "shop"}], alsoChanging: [{item: {key: "c"}}]) {
                headline nodes { item { key } why { sentence } } }
              ignored: singlePointsOfFailure(of: [{key: "shop"}], ignoreStates: true,
                alsoChanging: [{item: {key: "c"}}]) { headline }
              down: singlePointsOfFailure(of: [{key: "b"}, {key: "shop"}]) { headline downAlready { key } }
            }
            """);

    answer.path("now.headline").entity(String.class).isEqualTo("Nothing alone stops shop.");
    answer
        .path("during.headline")
        .entity(String.class)
        .isEqualTo("a is the only thing that alone stops shop.");
    answer.path("ignored.headline").entity(String.class).isEqualTo("Nothing alone stops shop.");
    answer.path("down.downAlready[*].key").entityList(String.class).containsExactly("b");
  }

  @Test
  void plannedItemsCountWhereTheQuestionSaysSo() {
    estate.with("shop -> 1 of a b");
    estate.write(FakeEstate.item("b", "Server", Level.NONE, null, null, LifeCycle.PLANNED));

    var answer =
        ask(
            """
            { now: singlePointsOfFailure(of: [{key: "shop"}]) { headline }
              then: singlePointsOfFailure(of: [{key: "shop"}], includeLifeCycles: [PLANNED]) { headline }
              planned: singlePointsOfFailure(of: [{key: "b"}]) { headline totalCount } }
            """);

    answer
        .path("now.headline")
        .entity(String.class)
        .isEqualTo("a is the only thing that alone stops shop.");
    answer.path("then.headline").entity(String.class).isEqualTo("Nothing alone stops shop.");
    answer
        .path("planned.headline")
        .entity(String.class)
        .isEqualTo("b is not in use, so that nothing can stop it.");
  }

  @Test
  void pagesFollowOneAnotherAndCursorsBelongToTheirQuestion() {
    estate.with("BusinessService: s1 s2; s1 -> a; a -> b; b -> c; c -> d; s2 -> c");
    String question =
        """
        query ($first: Int, $after: String) {
          singlePointsOfFailure(of: [{key: "s1"}, {key: "s2"}], first: $first, after: $after) {
            nodes { item { key } } pageInfo { hasNextPage endCursor clamped pageSize } totalCount } }
        """;

    List<String> all = List.of("c", "d", "a", "b");
    var first = ask(question, Map.of("first", 3));
    String cursor =
        first.path("singlePointsOfFailure.pageInfo.endCursor").entity(String.class).get();
    first
        .path("singlePointsOfFailure.nodes[*].item.key")
        .entityList(String.class)
        .isEqualTo(all.subList(0, 3));
    ask(question, Map.of("first", 3, "after", cursor))
        .path("singlePointsOfFailure.nodes[*].item.key")
        .entityList(String.class)
        .isEqualTo(all.subList(3, 4));
    ask(question, Map.of("first", 1_000))
        .path("singlePointsOfFailure.pageInfo.clamped")
        .entity(Boolean.class)
        .isEqualTo(true);
    assertThat(
            refusal(
                "{ singlePointsOfFailure(of: [{key: \"s1\"}], after: \""
                    + cursor
                    + "\") { totalCount } }"))
        .startsWith("CURSOR_INVALID: The cursor belongs to another query");
    assertThat(refusal("{ riskRanking(after: \"x\") { totalCount } }"))
        .startsWith("CURSOR_INVALID: ");
  }

  @Test
  void theRankingByCriticalityIsPagedToo() {
    estate.write(FakeEstate.item("s1", "BusinessService", Level.NONE, 1, null, LifeCycle.IN_USE));
    estate.write(FakeEstate.item("s2", "BusinessService", Level.NONE, 2, null, LifeCycle.IN_USE));
    estate.write(
        FakeEstate.item("s3", "BusinessService", Level.NONE, null, null, LifeCycle.IN_USE));
    estate.with("s1 -> a; s2 -> b; s3 -> b; s3 -> c; s2 -> d; s1 -> e");
    String question =
        "query ($first: Int, $after: String) { riskRanking(first: $first, after: $after) {"
            + " nodes { item { key } } pageInfo { hasNextPage endCursor } } }";

    var page = ask(question, Map.of("first", 2));
    page.path("riskRanking.nodes[*].item.key").entityList(String.class).containsExactly("a", "e");
    String cursor = page.path("riskRanking.pageInfo.endCursor").entity(String.class).get();
    ask(question, Map.of("first", 9, "after", cursor))
        .path("riskRanking.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("b", "d", "c");
  }

  @Test
  void aSearchWithoutTimeIsALowerBoundAndSaysSo() {
    estate.with("shop -> 1 of a b; a -> c; b -> c");

    var answer =
        ask(
            "{ singlePointsOfFailure(of: [{key: \"shop\"}], budget: {maxMillis: 0}) { headline"
                + " truncated completeness { status reasons unexplored budget { maxMillis } } } }");

    answer
        .path("singlePointsOfFailure.completeness")
        .matchesJsonStrictly(
            "{\"status\": \"LOWER_BOUND\", \"reasons\": [\"TIME\"], \"unexplored\": 1,"
                + " \"budget\": {\"maxMillis\": 0}}");
    answer.path("singlePointsOfFailure.truncated").entity(Boolean.class).isEqualTo(true);
    answer
        .path("singlePointsOfFailure.headline")
        .entity(String.class)
        .satisfies(s -> assertThat(s).startsWith("As far as the search went, nothing"));
  }

  @Test
  void whatCannotBeAskedIsRefusedWithAReason() {
    estate.with("shop -> db");

    assertThat(refusal("{ singlePointsOfFailure(of: []) { totalCount } }"))
        .isEqualTo("INVALID_INPUT: of must name at least one item.");
    assertThat(refusal("{ singlePointsOfFailure(of: [{key: \"shup\"}]) { totalCount } }"))
        .startsWith("ITEM_NOT_FOUND: ")
        .contains("shop");
    assertThat(
            refusal("{ singlePointsOfFailure(of: [{key: \"shop\"}], filter: {}) { totalCount } }"))
        .startsWith("INVALID_INPUT: Give either of or filter");
    assertThat(refusal("{ singlePointsOfFailure(among: {key: {eq: \"nothing\"}}) { totalCount } }"))
        .isEqualTo(
            "INVALID_INPUT: among fits no item in use, so that there is nothing to examine. Widen"
                + " the filter.");
    assertThat(refusal("{ singlePointsOfFailure(filter: {type: {eq: \"Servr\"}}) { totalCount } }"))
        .startsWith("INVALID_INPUT: Item type \"Servr\" is not known.");
    assertThat(refusal("{ singlePointsOfFailure(first: 0) { totalCount } }"))
        .isEqualTo("INVALID_INPUT: first must be 1 to 200 but was 0.");
    assertThat(refusal("{ riskRanking(budget: {maxMillis: -1}) { totalCount } }"))
        .isEqualTo("INVALID_INPUT: budget.maxMillis must be >= 0 but was -1.");
    assertThat(refusal("{ riskRanking(atLeastRevision: 99) { totalCount } }"))
        .startsWith("REVISION_GONE: ");
    assertThat(
            refusal(
                "{ singlePointsOfFailure(of: [{key: \"shop\"}], among: {key: {eq: \"shop\"}}) {"
                    + " totalCount } }"))
        .startsWith("INVALID_INPUT: among fits no other item in use");
    ask("{ riskRanking { totalCount headline } }")
        .path("riskRanking.headline")
        .entity(String.class)
        .isEqualTo("Nothing that was asked about is in use.");
  }
}
