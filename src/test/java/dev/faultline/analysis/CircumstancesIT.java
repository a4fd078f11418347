package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.test.tester.ExecutionGraphQlServiceTester;
import org.springframework.graphql.test.tester.GraphQlTester;

/**
 * Every question as of a revision against the answer that was given when that was the newest one,
 * and every question with hypothetical edits against the answer once they are written: random
 * estates with cycles, thresholds and soft relations, on a real store, through the API.
 */
@Neo4jIT
class CircumstancesIT {
  /** By field, what is asked; %1$s: circumstances, %2$s and %3$s: two items. */
  private static final Map<String, String> QUESTIONS = new LinkedHashMap<>();

  private static final String ITEM =
      " item { key name type { name } state criticality lifeCycle redundancyGroups { name size"
          + " required } } ";
  private static final String ROW =
      ITEM + " level before hops why { sentence mandatory { key } chainCount } ";
  private static final String GROUP =
      " dependent { key } name size required lost { key } spareBefore spareAfter ";
  private static final String REPORT =
      " headline completeness { status } summary { affectedCount byLevel { level count } } "
          + "affected(first: 20) { nodes { "
          + ROW
          + " } } absorbed { nodes { "
          + GROUP
          + " } } ";

  static {
    QUESTIONS.put(
        "impact",
        "(input: {targets: [{item: {key: \"%2$s\"}}, {item: {key: \"%3$s\"}}], %1$s}) { "
            + REPORT
            + " joint { nodes { item { key } level } } standingRisk(protect: {}) { nodes { item {"
            + " key } newlyDown { key } } } }");
    QUESTIONS.put(
        "compareImpact",
        "(base: {targets: [{item: {key: \"%2$s\"}}], %1$s}, head: {targets: [{item: {key:"
            + " \"%3$s\"}}], %1$s}) { headline newlyAffected { nodes { item { key } base head } }"
            + " changed { nodes { item { key } base head } } reasons { kind sentence } }");
    QUESTIONS.put(
        "dependencies",
        "(of: {key: \"%2$s\"}, first: 20, %1$s) { totalCount nodes { " + ROW + " } }");
    QUESTIONS.put(
        "paths",
        "(from: {key: \"%2$s\"}, to: {key: \"%3$s\"}, first: 5, %1$s) { length more hops { from {"
            + " key } to { key } relation { id effect } levelIn levelOut group { "
            + GROUP
            + " } } }");
    QUESTIONS.put(
        "topology",
        "(input: {center: [{key: \"%2$s\"}], maxHops: 3, %1$s}) { truncated unexplored nodes { "
            + ITEM
            + " level before hops isTarget } relations { id effect group } }");
    QUESTIONS.put(
        "singlePointsOfFailure",
        "(first: 20, %1$s) { totalCount headline nodes { item { key } takesDownCount takesDown {"
            + " nodes { item { key } why { sentence } } } } byItem { nodes { item { key }"
            + " pointCount isDownAlready } } }");
    QUESTIONS.put(
        "riskRanking",
        "(services: {}, first: 20, %1$s) { headline nodes { item { key } takesDownCount"
            + " byCriticality { criticality count } sentence } }");
    QUESTIONS.put(
        "cutSetReport",
        "(of: {key: \"%2$s\"}, maxSize: 3, %1$s) { headline isDownAlready exactCount sets { nodes {"
            + " items { key } sentence } } }");
    QUESTIONS.put(
        "wavePlan",
        "(targets: [{item: {key: \"%2$s\"}}, {item: {key: \"%3$s\"}}], protect: {lifeCycle: {in:"
            + " [IN_USE, RETIRED]}}, %1$s) { headline fewestPossible waves { targets { item { key }"
            + " } impact { headline } } unplaceable { item { key } level sentence } }");
    QUESTIONS.put(
        "commonCauseReport",
        "(of: [{key: \"%2$s\"}, {key: \"%3$s\"}], %1$s) { headline symptomCount explainedByStates {"
            + " key } causes { item { key } explained { key } besidesCount sentence } }");
  }

  @Autowired TestStore store;
  @Autowired ExecutionGraphQlService service;
  private GraphQlTester tester;
  private final List<String> keys = new ArrayList<>();
  private final List<String> relations = new ArrayList<>();

  @BeforeEach
  void emptyStore() {
    store.wipe();
    tester = ExecutionGraphQlServiceTester.create(service);
  }

  /** One edit: what the mutation of that name takes, and the overlay too. */
  private record Written(String mutation, String input) {
    String inOverlay() {
      return "{" + mutation + ": " + input + "}";
    }
  }

  private long write(Written edit) {
    GraphQlTester.Response done =
        tester
            .document(
                "mutation { done: %s(input: %s) { revision { number } errors { message } } }"
                    .formatted(edit.mutation, edit.input))
            .execute();
    done.path("done.errors").entityList(Object.class).hasSize(0);
    return done.path("done.revision.number").entity(Long.class).get();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 6})
  void everyQuestionAsOfARevisionIsAnsweredAsItWasThen(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 6 + seed; i++) write(anItem(random));
    for (int i = 0; i < 12 + 2 * seed; i++) write(aRelation(random));
    Map<Long, Map<String, String>> then = new TreeMap<>();
    for (int i = 0; i < 10; i++) {
      long number = write(any(random));
      then.put(number, answers("", number));
    }
    List<Long> revisions = new ArrayList<>(then.keySet());
    Collections.shuffle(revisions, random);
    for (long number : revisions) {
      Map<String, String> now = answers("at: {revision: " + number + "}", number);
      then.get(number)
          .forEach((question, answer) ->
              assertThat(now.get(question))
                  .as("revision %d: %s", number, question)
                  .isEqualTo(answer));
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3, 5, 8, 12})
  void everyQuestionWithAnOverlayIsAnsweredAsOnceItIsWritten(long seed) {
    Random random = new Random(-seed);
    for (int i = 0; i < 4 + seed; i++) write(anItem(random));
    for (int i = 0; i < 10 + 2 * seed; i++) write(aRelation(random));
    List<Written> edits = new ArrayList<>();
    for (int i = 0; i < 1 + seed / 2; i++) edits.add(any(random));
    String overlay =
        "overlay: [" + String.join(", ", edits.stream().map(Written::inOverlay).toList()) + "]";
    Map<String, String> asIf = answers(overlay, seed);
    edits.forEach(this::write);
    assertThat(asIf).as(overlay).isEqualTo(answers("", seed));
  }

  /** What each question is answered with, about items that depend on the seed alone. */
  private Map<String, String> answers(String circumstances, long seed) {
    Random random = new Random(seed);
    List<String> two = new ArrayList<>(keys.subList(0, 5));
    Collections.shuffle(two, random);
    Map<String, String> answers = new LinkedHashMap<>();
    QUESTIONS.forEach((field, question) -> {
      String asked = question.formatted(circumstances, two.get(0), two.get(1));
      answers.put(
          field + asked.replace(circumstances, ""),
          tester
              .document("{ " + field + asked + " }")
              .execute()
              .path(field)
              .entity(Object.class)
              .get()
              .toString());
    });
    return answers;
  }

  private Written any(Random random) {
    return switch (random.nextInt(10)) {
      case 0 -> anItem(random);
      case 1 ->
          new Written(
              "upsertItem",
              "{key: \"%s\", type: \"%s\", name: \"renamed\", criticality: %d}"
                  .formatted(one(random), type(random), 1 + random.nextInt(4)));
      case 2 -> new Written("retireItem", "{item: {key: \"" + one(random) + "\"}}");
      case 3, 4 ->
          new Written(
              "setState", "{item: {key: \"%s\"}, state: %s}".formatted(one(random), level(random)));
      case 5 ->
          new Written(
              "setRedundancy",
              "{dependent: {key: \"%s\"}, group: \"g\" %s}"
                  .formatted(
                      one(random),
                      random.nextBoolean() ? ", minimumUp: 1" : ", minimumUpPercent: 60"));
      case 6, 7 ->
          relations.isEmpty()
              ? aRelation(random)
              : new Written("removeRelation", relations.remove(random.nextInt(relations.size())));
      default -> aRelation(random);
    };
  }

  private Written anItem(Random random) {
    keys.add("i" + keys.size());
    return new Written(
        "upsertItem", "{key: \"%s\", type: \"%s\"}".formatted(keys.getLast(), type(random)));
  }

  private Written aRelation(Random random) {
    String from = one(random);
    String to = one(random);
    while (to.equals(from)) to = one(random);
    String type = List.of("DEPENDS_ON", "DEPENDS_ON", "USES", "PART_OF").get(random.nextInt(4));
    String group = random.nextInt(3) == 0 ? "" : ", group: \"g\"";
    String relation =
        "{from: {key: \"%s\"}, to: {key: \"%s\"}, type: \"%s\"%s".formatted(from, to, type, group);
    if (!relations.contains(relation + "}")) relations.add(relation + "}");
    String effect = random.nextInt(5) == 0 ? ", effect: " + level(random) : "";
    return new Written("upsertRelation", relation + effect + "}");
  }

  private String one(Random random) {
    return keys.get(random.nextInt(keys.size()));
  }

  private static String type(Random random) {
    return List.of("Application", "BusinessService", "Server").get(random.nextInt(3));
  }

  private static String level(Random random) {
    return List.of("NONE", "AT_RISK", "DEGRADED", "DOWN").get(random.nextInt(4));
  }
}
