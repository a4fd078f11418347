package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CutSetsApiTests extends ApiTests {
  @Test
  void setsComeSmallestFirstWithItemsAndProof() {
    estate.with("BusinessService: shop; shop -> db; db -> 1 of n1 n2; n1 -> s1; n2 -> s2");

    var answer =
        ask(
            """
            { cutSets(of: {key: "shop"}, among: {key: {startsWith: "s"}}) {
                size items { key } sentence
                why { chain { from { key } to { key } } groups { lost { key } } }
                parts { item { key } why { sentence } }
                impact { headline }
                report { count completeUpTo headline } } }
            """);

    answer.path("cutSets[*].size").entityList(Integer.class).containsExactly(2);
    answer.path("cutSets[0].items[*].key").entityList(String.class).containsExactly("s1", "s2");
    answer
        .path("cutSets[0].sentence")
        .entity(String.class)
        .isEqualTo(
            "s1 and s2 together stop shop: shop is down because it depends on db, which lost both"
                + " of its providers n1 and n2 in the group \"g0\" (it needs 1 of 2); n1 depends on"
                + " s1.");
    answer
        .path("cutSets[0].parts[1].why.sentence")
        .entity(String.class)
        .satisfies(s -> assertThat(s).contains("n1 was down before", "n2 depends on s2"));
    answer
        .path("cutSets[0].impact.headline")
        .entity(String.class)
        .isEqualTo("Taking down s1 and s2 stops 1 service (shop).");
    answer
        .path("cutSets[0].report.headline")
        .entity(String.class)
        .isEqualTo("Among the 2 items looked at, only s1 and s2 together stop shop.");
    assertThat(answer.returnResponse().getExtensions()).isEmpty();
  }

  @Test
  void theReportCountsBySizeAndSaysWhetherThatIsAll() {
    estate.with("shop -> db; shop -> 1 of a b; shop -> 1 of c d; shop -> 2 of x y z");

    var answer =
        ask(
            """
            { cutSetReport(of: {key: "shop"}, maxSize: 3) {
                of { key } revision { number } headline isDownAlready count exactCount maxSize
                countBySize { size count exactCount } completeUpTo candidateCount
                completeness { status reasons }
                sets(first: 2) { totalCount truncated nodes { items { key } } pageInfo { hasNextPage } } } }
            """);

    answer
        .path("cutSetReport.countBySize")
        .matchesJsonStrictly(
            "[{\"size\": 1, \"count\": 1, \"exactCount\": \"1\"},"
                + " {\"size\": 2, \"count\": 5, \"exactCount\": \"5\"}]");
    answer.path("cutSetReport.count").entity(Long.class).isEqualTo(6L);
    answer.path("cutSetReport.completeUpTo").entity(Integer.class).isEqualTo(3);
    answer
        .path("cutSetReport.headline")
        .entity(String.class)
        .isEqualTo("shop is stopped by db alone, or by any of 5 pairs.");
    answer.path("cutSetReport.sets.totalCount").entity(Integer.class).isEqualTo(6);
    answer.path("cutSetReport.sets.pageInfo.hasNextPage").entity(Boolean.class).isEqualTo(true);
  }

  @Test
  void setsArePagedInOneOrder() {
    estate.with("shop -> db; shop -> 2 of a b c d e");
    String question =
        "query ($first: Int, $after: String) { cutSetReport(of: {key: \"shop\"}, maxSize: 4) {"
            + " sets(first: $first, after: $after) { nodes { items { key } }"
            + " pageInfo { hasNextPage hasPreviousPage endCursor } } } }";

    List<List<String>> whole = sets(ask(question, Map.of("first", 50)));
    List<List<String>> pages = new ArrayList<>();
    Map<String, Object> variables = new HashMap<>(Map.of("first", 2));
    boolean more = true;
    while (more) {
      var page = ask(question, variables);
      pages.addAll(sets(page));
      more = page.path("cutSetReport.sets.pageInfo.hasNextPage").entity(Boolean.class).get();
      if (more) {
        variables.put(
            "after", page.path("cutSetReport.sets.pageInfo.endCursor").entity(String.class).get());
      }
    }

    assertThat(whole).hasSize(6).startsWith(List.of("db"), List.of("a", "b", "c", "d"));
    assertThat(pages).isEqualTo(whole);
  }

  @SuppressWarnings("unchecked")
  private static List<List<String>> sets(
      org.springframework.graphql.test.tester.GraphQlTester.Response page) {
    return page.path("cutSetReport.sets.nodes").entityList(Map.class).get().stream()
        .map(set ->
            ((List<Map<String, String>>) set.get("items"))
                .stream().map(item -> item.get("key")).toList())
        .toList();
  }

  @Test
  void aListThatIsNotAllOfThemSaysSoInTheExtensions() {
    estate.with("shop -> a; shop -> b; shop -> c");

    var extensions =
        ask("{ cutSets(of: {key: \"shop\"}, first: 2) { size } }").returnResponse().getExtensions();

    assertThat(extensions.toString()).contains("incomplete={cutSets={", "leftOut=1");
  }

  @Test
  void aSearchWithoutTimeIsALowerBound() {
    estate.with("shop -> db; shop -> 1 of a b; a -> x; b -> x");

    var answer =
        ask(
            "{ cutSetReport(of: {key: \"shop\"}, budget: {maxMillis: 0}) { headline completeUpTo"
                + " completeness { status reasons } } }");

    answer
        .path("cutSetReport.completeness")
        .matchesJsonStrictly("{\"status\": \"LOWER_BOUND\", \"reasons\": [\"TIME\"]}");
    answer.path("cutSetReport.completeUpTo").entity(Integer.class).isEqualTo(0);
    assertThat(
            ask("{ cutSets(of: {key: \"shop\"}, budget: {maxMillis: 0}) { size } }")
                .returnResponse()
                .getExtensions()
                .toString())
        .contains("LOWER_BOUND", "TIME");
  }

  @Test
  void whatIsDownAlreadyOrNotInUseHasNoCutSets() {
    estate.with("shop -> db; db!; old -> x; Server: old2");

    var answer =
        ask(
            "{ cutSetReport(of: {key: \"shop\"}) { headline isDownAlready count }"
                + " alone: cutSetReport(of: {key: \"old2\"}) { headline count isDownAlready } }");

    answer
        .path("cutSetReport.headline")
        .entity(String.class)
        .isEqualTo("shop is down already; no further loss is needed for that.");
    answer.path("cutSetReport.isDownAlready").entity(Boolean.class).isEqualTo(true);
    answer
        .path("alone.headline")
        .entity(String.class)
        .isEqualTo("Nothing alone and no two items together stop old2.");
  }

  @Test
  void whatCannotBeAskedIsRefusedWithAReason() {
    estate.with("shop -> db");

    assertThat(refusal("{ cutSets(of: {key: \"shop\"}, maxSize: 0) { size } }"))
        .isEqualTo("INVALID_INPUT: maxSize must be 1 to 50 but was 0.");
    assertThat(refusal("{ cutSets(of: {key: \"shop\"}, maxSize: 51) { size } }"))
        .isEqualTo("INVALID_INPUT: maxSize must be 1 to 50 but was 51.");
    assertThat(refusal("{ cutSets(of: {key: \"nope\"}) { size } }")).startsWith("ITEM_NOT_FOUND: ");
    assertThat(refusal("{ cutSets(of: {key: \"shop\"}, first: -1) { size } }"))
        .isEqualTo("INVALID_INPUT: first must be 1 to 200 but was -1.");
    assertThat(
            refusal("{ cutSets(of: {key: \"shop\"}, among: {key: {contains: \"zz\"}}) { size } }"))
        .startsWith("INVALID_INPUT: among fits no item in use");
    assertThat(
            refusal("{ cutSetReport(of: {key: \"shop\"}) { sets(after: \"x\") { totalCount } } }"))
        .startsWith("CURSOR_INVALID: ");
  }
}
