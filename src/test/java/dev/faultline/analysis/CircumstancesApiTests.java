package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.Level;
import dev.faultline.store.Author;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.graphql.test.tester.GraphQlTester;

/** The same questions in other circumstances: as of then, and as if. */
class CircumstancesApiTests extends ApiTests {
  private static final Author ANNA = new Author("anna", null, null);
  private static final String SERVICES =
      "{ impact(input: {targets: [{item: {key: \"db-1\"}}], %s}) {"
          + " revision { number } headline services { nodes { item { key } level } } } }";

  /** Shop needs one of two databases; mail needs the first one. */
  private void twoDatabases() {
    estate.with("BusinessService: shop mail; Database: db-1 db-2; shop -> 1 of db-1 db-2");
    estate.with("mail -> db-1");
  }

  private List<String> services(String circumstances) {
    return ask(SERVICES.formatted(circumstances))
        .path("impact.services.nodes[*].item.key")
        .entityList(String.class)
        .get();
  }

  @Test
  void searchesOverTheEstateTakeThePastAndHypotheticalEditsToo() {
    estate.with("BusinessService: shop; Server: esx esx2; shop -> 1 of db-1 db-2; db-1 -> esx");
    estate.with("db-2 -> esx");
    String points =
        "{ singlePointsOfFailure(of: [{key: \"shop\"}] %s) { nodes { item { key } } } }";

    assertThat(points(points.formatted(""))).containsExactly("esx");
    assertThat(points(points.formatted(", at: {revision: 1}"))).isEmpty();
    String moved =
        """
        , overlay: [
          {removeRelation: {from: {key: "db-2"}, to: {key: "esx"}, type: "DEPENDS_ON"}},
          {upsertRelation: {from: {key: "db-2"}, to: {key: "esx2"}, type: "DEPENDS_ON"}}]
        """;
    assertThat(points(points.formatted(moved))).isEmpty();
    ask("{ cutSets(of: {key: \"shop\"}, among: {type: {eq: \"Server\"}}"
            + moved
            + ") { items { key } sentence } }")
        .path("cutSets[0].items[*].key")
        .entityList(String.class)
        .containsExactly("esx", "esx2");
    ask("{ wavePlan(targets: [{item: {key: \"esx\"}}, {item: {key: \"esx2\"}}],"
            + " protect: {key: {eq: \"shop\"}}"
            + moved
            + ") { waves { targets { item { key } } } } }")
        .path("wavePlan.waves")
        .entityList(Object.class)
        .hasSize(2);
    ask("{ commonCauses(of: [{key: \"db-1\"}, {key: \"db-2\"}], at: {revision: 1}) { item { key }"
            + " explained { key } } }")
        .path("commonCauses[0].explained")
        .entityList(Object.class)
        .hasSize(1);
  }

  private List<String> points(String query) {
    return ask(query)
        .path("singlePointsOfFailure.nodes[*].item.key")
        .entityList(String.class)
        .get();
  }

  @Test
  void theAnswerAsOfARevisionIsThatOfThen() {
    twoDatabases();

    assertThat(services("at: {revision: 1}")).containsExactly("shop");
    assertThat(services("at: {revision: 2}")).containsExactly("mail", "shop");
    ask(SERVICES.formatted("at: {revision: 1}"))
        .path("impact.revision.number")
        .entity(Long.class)
        .isEqualTo(1L);
  }

  @Test
  void aTimeMeansTheNewestRevisionOfThatTime() {
    twoDatabases();

    String between = FakeEstate.BEGINNING.plusMillis(1_500).toString();
    assertThat(services("at: {time: \"" + between + "\"}")).containsExactly("shop");
    assertThat(services("at: {time: \"" + FakeEstate.BEGINNING.plusSeconds(60) + "\"}"))
        .containsExactly("mail", "shop");
  }

  @Test
  void rowsShowTheAttributesOfThen() {
    twoDatabases();
    estate.inventory().setState(ANNA, "mail", Level.NONE);
    var mail = FakeEstate.item("mail", "Application", Level.AT_RISK);
    estate.write(mail);

    var rows =
        ask(
            """
            { impact(input: {targets: [{item: {key: "db-1"}}], at: {revision: 2}}) {
                affected(filter: {key: {eq: "mail"}}) { nodes { item { type { name } state owner } } } } }
            """);

    rows.path("impact.affected.nodes[0].item.type.name")
        .entity(String.class)
        .isEqualTo("BusinessService");
    rows.path("impact.affected.nodes[0].item.state").entity(String.class).isEqualTo("NONE");
    rows.path("impact.affected.nodes[0].item.owner").entity(String.class).isEqualTo("team of mail");
    assertThat(estate.storeReads).as("the log knew them").isZero();
  }

  @Test
  void anItemThatCameLaterIsNotThereYet() {
    estate.with("shop -> db-1");
    estate.with("late -> db-1");

    assertThat(
            refusal(
                """
                { impact(input: {targets: [{item: {key: "late"}}], at: {revision: 1}}) { headline } }
                """))
        .startsWith("ITEM_NOT_FOUND: There was no item \"late\" as of revision 1 of 2026-11-01T")
        .doesNotContain("Did you mean");
    assertThat(refusal("{ dependencies(of: {key: \"late\"}, at: {revision: 1}) { totalCount } }"))
        .startsWith("ITEM_NOT_FOUND: There was no item \"late\" as of revision 1");
    assertThat(
            refusal(
                "{ topology(input: {center: [{key: \"late\"}], at: {revision: 1}}) { truncated }"
                    + " }"))
        .startsWith("ITEM_NOT_FOUND: There was no item \"late\" as of revision 1");
    assertThat(refusal("{ dependencies(of: {key: \"later\"}) { totalCount } }"))
        .startsWith("ITEM_NOT_FOUND: There is no item \"later\".")
        .contains("\"late\"");
  }

  @Test
  void needsChainsAndMapsTakeThePastAndHypotheticalEditsToo() {
    estate.with("shop -> api; api -> db");
    estate.with("shop -> cache; cache -> db");
    estate.inventory().retireItem(ANNA, "cache");
    String moved =
        "overlay: [{upsertItem: {key: \"mq\", type: \"Server\"}}, {upsertRelation: {from: {key:"
            + " \"shop\"}, to: {key: \"mq\"}, type: \"DEPENDS_ON\"}}, {upsertRelation: {from: {key:"
            + " \"mq\"}, to: {key: \"db\"}, type: \"DEPENDS_ON\"}}, {setState: {item: {key:"
            + " \"db\"}, state: DEGRADED}}]";

    assertThat(needs("at: {revision: 1}")).containsExactly("api DOWN", "db DOWN");
    assertThat(needs("at: {revision: 2}")).containsExactly("api DOWN", "cache DOWN", "db DOWN");
    assertThat(needs("atLeastRevision: 3")).containsExactly("api DOWN", "db DOWN");
    assertThat(needs(moved)).containsExactly("api DOWN", "mq DOWN", "db DOWN");
    assertThat(needs("includeLifeCycles: [RETIRED]"))
        .containsExactly("api DOWN", "cache DOWN", "db DOWN");

    assertThat(chains("at: {revision: 1}")).containsExactly("api");
    assertThat(chains("at: {revision: 2}")).containsExactly("api", "cache");
    assertThat(chains("atLeastRevision: 3")).containsExactly("api");
    assertThat(chains(moved)).containsExactly("api", "mq");

    assertThat(map("at: {revision: 1}")).containsExactly("api NONE", "db NONE", "shop NONE");
    assertThat(map("at: {revision: 2}"))
        .containsExactly("api NONE", "cache NONE", "db NONE", "shop NONE");
    assertThat(map(moved))
        .containsExactly(
            "api DEGRADED", "cache NONE", "db DEGRADED", "mq DEGRADED", "shop DEGRADED");
    assertThat(map("at: {revision: 1}, alsoChanging: [{item: {key: \"api\"}}]"))
        .containsExactly("api DOWN", "db NONE", "shop DOWN");
  }

  private List<String> needs(String circumstances) {
    return pairs(
        ask(
            "{ dependencies(of: {key: \"shop\"}, %s) { nodes { item { key } level } } }"
                .formatted(circumstances)),
        "dependencies.nodes[*]",
        false);
  }

  private List<String> chains(String circumstances) {
    return ask("{ paths(from: {key: \"db\"}, to: {key: \"shop\"}, first: 9, %s) { hops { to { key } } } }"
            .formatted(circumstances))
        .path("paths[*].hops[0].to.key")
        .entityList(String.class)
        .get();
  }

  private List<String> map(String circumstances) {
    return pairs(
        ask(
            "{ topology(input: {center: [{key: \"db\"}], maxHops: 5, %s}) { nodes { item { key } level } } }"
                .formatted(circumstances)),
        "topology.nodes[*]",
        true);
  }

  private static List<String> pairs(GraphQlTester.Response answer, String rows, boolean sorted) {
    List<String> keys = answer.path(rows + ".item.key").entityList(String.class).get();
    List<String> levels = answer.path(rows + ".level").entityList(String.class).get();
    Stream<String> pairs =
        IntStream.range(0, keys.size()).mapToObj(row -> keys.get(row) + " " + levels.get(row));
    return (sorted ? pairs.sorted() : pairs).toList();
  }

  @Test
  void aPageOfNeedsGoesOnInItsOwnCircumstancesOnly() {
    estate.with("shop -> api; api -> db");
    estate.with("shop -> cache");
    String page =
        "{ dependencies(of: {key: \"shop\"}, first: 1 %s) { nodes { item { key } } pageInfo {"
            + " endCursor } } }";
    String cursor =
        ask(page.formatted(", at: {revision: 1}"))
            .path("dependencies.pageInfo.endCursor")
            .entity(String.class)
            .get();

    ask(page.formatted(", at: {revision: 1}, after: \"" + cursor + "\""))
        .path("dependencies.nodes[*].item.key")
        .entityList(String.class)
        .containsExactly("db");
    assertThat(refusal(page.formatted(", after: \"" + cursor + "\""))).startsWith("CURSOR_INVALID");
  }

  @Test
  void needsChainsAndMapsOfAPastThatIsGoneAreRefused() {
    twoDatabases();
    estate.with("other -> db-1");
    estate.forget(1);
    String asked = "at: {revision: 1}";

    for (String question :
        List.of(
            "{ dependencies(of: {key: \"shop\"}, %s) { totalCount } }",
            "{ paths(from: {key: \"db-1\"}, to: {key: \"shop\"}, %s) { length } }",
            "{ topology(input: {center: [{key: \"shop\"}], %s}) { truncated } }")) {
      assertThat(refusal(question.formatted(asked)))
          .startsWith("REVISION_GONE: Revision 1 cannot be told any more")
          .contains("begins with revision 2");
      assertThat(refusal(question.formatted("at: {revision: 9}")))
          .startsWith("INVALID_INPUT: at.revision 9 is still to come");
      assertThat(refusal(question.formatted("at: {revision: 2}"))).isEqualTo("no error");
    }
  }

  @Test
  void whatIsToComeOrWasNeverThereIsRefused() {
    twoDatabases();

    assertThat(refusal(SERVICES.formatted("at: {revision: 9}")))
        .isEqualTo("INVALID_INPUT: at.revision 9 is still to come: the newest revision is 2.");
    assertThat(refusal(SERVICES.formatted("at: {revision: 0}")))
        .startsWith("INVALID_INPUT: at.revision must be 1 to 2 but was 0");
    assertThat(refusal(SERVICES.formatted("at: {time: \"2999-01-01T00:00:00Z\"}")))
        .startsWith("INVALID_INPUT: at.time 2999-01-01T00:00:00Z is still to come");
    assertThat(refusal(SERVICES.formatted("at: {time: \"1999-01-01T00:00:00Z\"}")))
        .startsWith("INVALID_INPUT: at.time 1999-01-01T00:00:00Z is before the first revision");
    assertThat(refusal(SERVICES.formatted("at: {}"))).startsWith("INVALID_INPUT");
    assertThat(refusal(SERVICES.formatted("at: {revision: 1, time: \"2026-11-01T00:00:00Z\"}")))
        .startsWith("INVALID_INPUT");
  }

  @Test
  void whatTheLogNoLongerHoldsIsGone() {
    twoDatabases();
    estate.with("other -> db-1");
    estate.forget(1);

    assertThat(refusal(SERVICES.formatted("at: {revision: 1}")))
        .startsWith("REVISION_GONE: Revision 1 cannot be told any more")
        .contains("begins with revision 2")
        .contains("ask as of that one or a later one");
    assertThat(refusal(SERVICES.formatted("at: {time: \"2026-11-01T00:00:00.5Z\"}")))
        .startsWith("REVISION_GONE");
    assertThat(services("at: {revision: 2}")).containsExactly("mail", "shop");
  }

  @Test
  void anOverlayIsEvaluatedInItsOrderAndNotWritten() {
    twoDatabases();

    String saved =
        "overlay: [{upsertItem: {key: \"db-3\", type: \"Database\"}},"
            + " {upsertRelation: {from: {key: \"mail\"}, to: {key: \"db-3\"}, type: \"DEPENDS_ON\","
            + " group: \"db\"}},"
            + " {removeRelation: {from: {key: \"mail\"}, to: {key: \"db-1\"}, type:"
            + " \"DEPENDS_ON\"}}]";
    assertThat(services(saved)).containsExactly("shop");
    assertThat(services("")).containsExactly("mail", "shop");
    ask("{ revision { number } item(ref: {key: \"db-3\"}) { key } }").path("item").valueIsNull();
  }

  @Test
  void everyKindOfEditHasItsEffect() {
    twoDatabases();

    assertThat(services("overlay: [{retireItem: {item: {key: \"mail\"}}}]"))
        .containsExactly("shop");
    assertThat(level("overlay: [{setState: {item: {key: \"db-2\"}, state: DOWN}}]", "shop"))
        .isEqualTo("DOWN");
    assertThat(
            level(
                "overlay: [{setRedundancy: {dependent: {key: \"shop\"}, group: \"g0\", minimumUp:"
                    + " 2}}]",
                "shop"))
        .isEqualTo("DOWN");
    assertThat(
            level(
                "overlay: [{upsertRelation: {from: {key: \"mail\"}, to: {key: \"db-1\"}, type:"
                    + " \"DEPENDS_ON\", effect: AT_RISK}}]",
                "mail"))
        .isEqualTo("AT_RISK");
    assertThat(services("overlay: [{upsertItem: {key: \"mail\", type: \"Application\"}}]"))
        .as("mail is no service any more")
        .containsExactly("shop");
  }

  private String level(String circumstances, String key) {
    return ask("""
    { impact(input: {targets: [{item: {key: "db-1"}}], %s}) {
        verdict(item: {key: "%s"}) { level } } }
    """
            .formatted(circumstances, key))
        .path("impact.verdict.level")
        .entity(String.class)
        .get();
  }

  @Test
  void anAddedItemCanBeATargetAndBeAskedAboutByItsKey() {
    twoDatabases();

    var answer =
        ask(
            """
            { impact(input: {targets: [{item: {key: "lb"}}], overlay: [
                {upsertItem: {key: "lb", type: "Server", name: "Balancer", environment: "test", criticality: 2}},
                {upsertItem: {key: "new-shop", type: "BusinessService"}},
                {upsertRelation: {from: {key: "new-shop"}, to: {key: "lb"}, type: "DEPENDS_ON"}}]}) {
                headline
                targets { item { key name environment criticality attributes } }
                verdict(item: {key: "new-shop"}) { level sentence }
            } }
            """);

    answer
        .path("impact.headline")
        .entity(String.class)
        .isEqualTo("Taking down Balancer stops 1 service (new-shop).");
    answer.path("impact.verdict.level").entity(String.class).isEqualTo("DOWN");
    answer.path("impact.targets[0].item.environment").entity(String.class).isEqualTo("test");
    answer.path("impact.targets[0].item.attributes").entity(Map.class).isEqualTo(Map.of());
  }

  @Test
  void anOverlayCanBeLaidOverThePast() {
    twoDatabases();

    assertThat(
            services(
                "at: {revision: 1}, overlay: [{upsertRelation: {from: {key: \"mail\"}, to: {key:"
                    + " \"db-2\"}, type: \"DEPENDS_ON\"}}, {setState: {item: {key: \"db-2\"},"
                    + " state: DOWN}}]"))
        .containsExactly("shop");
  }

  @Test
  void editsThatDoNotFitAreRefusedWithTheirPlaceAndTheNearestName() {
    twoDatabases();

    assertThat(edit("{upsertItem: {key: \"x\", type: \"Databse\"}}"))
        .startsWith("INVALID_INPUT: Edit 1: Item type \"Databse\" is not known.")
        .contains("\"Database\"");
    assertThat(
            edit(
                "{setState: {item: {key: \"db-1\"}, state: DOWN}}, {upsertRelation: {from: {key:"
                    + " \"shop\"}, to: {key: \"db-1\"}, type: \"DEPENDS_UPON\"}}"))
        .startsWith("INVALID_INPUT: Edit 2: Relation type \"DEPENDS_UPON\" is not known.")
        .contains("\"DEPENDS_ON\"");
    assertThat(edit("{retireItem: {item: {key: \"db-9\"}}}"))
        .startsWith("ITEM_NOT_FOUND: There is no item \"db-9\".");
    assertThat(edit("{retireItem: {item: {id: \"no-id\"}}}")).startsWith("ITEM_NOT_FOUND");
    assertThat(edit("{upsertItem: {key: \"\", type: \"Database\"}}")).startsWith("INVALID_INPUT");
    assertThat(edit("{upsertItem: {key: \"x\", type: \"Database\", criticality: 5}}"))
        .isEqualTo("INVALID_INPUT: Edit 1: criticality is 1 (most) to 4 but was 5.");
    assertThat(
            edit(
                "{removeRelation: {from: {key: \"shop\"}, to: {key: \"mail\"}, type:"
                    + " \"DEPENDS_ON\"}}"))
        .startsWith("INVALID_INPUT: Edit 1: there is no relation DEPENDS_ON");
    assertThat(edit("{removeRelation: {from: {key: \"shop\"}}}"))
        .isEqualTo("INVALID_INPUT: Edit 1: give the relation's id, or from, to and type.");
    assertThat(
            edit(
                "{setRedundancy: {dependent: {key: \"shop\"}, group: \"g0\", minimumUp: 1,"
                    + " minimumUpPercent: 50}}"))
        .isEqualTo("INVALID_INPUT: Edit 1: give minimumUp or minimumUpPercent, not both.");
    assertThat(edit("{}")).startsWith("INVALID_INPUT");
    assertThat(
            edit(
                "{retireItem: {item: {key: \"db-1\"}}, setState: {item: {key: \"db-1\"}, state:"
                    + " DOWN}}"))
        .startsWith("INVALID_INPUT");
    Map<String, Object> retired = Map.of("retireItem", Map.of("item", Map.of("key", "db-1")));
    assertThat(
            refusal(
                "query($edits: [EditInput!]) " + SERVICES.formatted("overlay: $edits"),
                Map.of("edits", Collections.nCopies(1_001, retired))))
        .startsWith("INVALID_INPUT: overlay takes at most 1000 edits");
  }

  private String edit(String edits) {
    return refusal(SERVICES.formatted("overlay: [" + edits + "]"));
  }

  @Test
  void aCursorOfOtherCircumstancesIsRefused() {
    twoDatabases();
    String page =
        "{ impact(input: {targets: [{item: {key: \"db-1\"}}] %s}) { services(first: 1 %s) {"
            + " pageInfo { endCursor } } } }";
    String cursor =
        ask(page.formatted("", ""))
            .path("impact.services.pageInfo.endCursor")
            .entity(String.class)
            .get();

    assertThat(refusal(page.formatted(", at: {revision: 1}", ", after: \"" + cursor + "\"")))
        .startsWith("CURSOR_INVALID");
  }
}
