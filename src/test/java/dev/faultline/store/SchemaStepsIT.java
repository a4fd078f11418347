package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Neo4jIT
class SchemaStepsIT {
  private static final List<SchemaStep> OWN = SchemaSteps.fromClassPath();
  private static final int NEXT = OWN.size() + 1;

  @Autowired Sessions sessions;
  @Autowired TestStore store;

  @AfterEach
  void removeSurplusSteps() {
    store.run("MATCH (step:SchemaStep) WHERE step.number >= " + NEXT + " DELETE step");
    store.run("MATCH (note:Note) DELETE note");
    store.run("MATCH (:Old)-[:TURNED]->(turn:ServiceTurn) DETACH DELETE turn");
    store.run("MATCH (old:Old) DETACH DELETE old");
  }

  @Test
  void theStoreHasEveryStepAndWhatItMade() {
    assertThat(store.run("MATCH (step:SchemaStep) RETURN step.number AS number ORDER BY number"))
        .extracting(row -> row.get("number").asInt())
        .containsExactlyElementsOf(OWN.stream().map(SchemaStep::number).sorted().toList());
    assertThat(store.run("SHOW INDEXES YIELD name, state WHERE state = 'ONLINE'"))
        .extracting(row -> row.get("name").asString())
        .contains(
            "itemKey",
            "itemId",
            "itemSource",
            "itemText",
            "itemTypeName",
            "relationTypeName",
            "revisionNumber");
  }

  @Test
  void warrantiesThatWereStoredADayShortEndWithTheirMonth() {
    store.run(
        """
        CREATE (:Asset:Old {tag: 'old-1', warrantyStart: date('2026-01-31'), warrantyMonths: 1,
            warrantyEnd: date('2026-02-27')}),
          (:Asset:Old {tag: 'old-2', warrantyStart: date('2026-01-30'), warrantyMonths: 2,
            warrantyEnd: date('2026-03-29')})
        """);
    runAgain("warranty_ends");
    assertThat(store.run("MATCH (old:Old) RETURN old.warrantyEnd AS day ORDER BY old.tag"))
        .extracting(row -> row.get("day").asLocalDate().toString())
        .containsExactly("2026-02-28", "2026-03-29");
  }

  @Test
  void assetsOutOfServiceGetTheirTurnsFromTheirHistories() {
    store.run(
        """
        CREATE (:Asset:Old {tag: 'old-1', id: 'old', state: 'DISPOSED', monthlyCost: 5}),
          (:Revision:Old {number: 999999, at: datetime('2026-03-04T23:30:00Z'), edits: [
            '{"before":{"state":"IN_USE"},"after":{"state":"RETIRED"}}',
            '{"before":{"state":"RETIRED"},"after":{"state":"DISPOSED"}}']}),
          (:RecordEdit:Old {record: 'asset old', revision: 999999, edit: 0}),
          (:RecordEdit:Old {record: 'asset old', revision: 999999, edit: 1})
        """);
    runAgain("service_turns");
    runAgain("service_turns");
    assertThat(store.run("MATCH (:Old)-[:TURNED]->(turn:ServiceTurn) RETURN turn.on AS day"))
        .extracting(row -> row.get("day").asLocalDate().toString())
        .containsExactly("2026-03-04");
  }

  private void runAgain(String name) {
    for (SchemaStep step : OWN) if (step.name().equals(name)) step.statements().forEach(store::run);
  }

  @Test
  void runsANewStepOnce() {
    List<SchemaStep> steps =
        ownAnd(step(NEXT, "CREATE (:Note {number: 1});\nCREATE (:Note {number: 2});"));
    assertThat(run(steps)).isEqualTo(1);
    assertThat(run(steps)).isZero();
    assertThat(store.run("MATCH (note:Note) RETURN note")).hasSize(2);
  }

  @Test
  void runsAStepAgainThatDidNotEnd() {
    assertThatExceptionOfType(RuntimeException.class)
        .isThrownBy(() -> run(ownAnd(step(NEXT, "MERGE (:Note);\nNONSENSE;"))));
    assertThat(run(ownAnd(step(NEXT, "MERGE (:Note);\nMERGE (:Note {number: 2});")))).isEqualTo(1);
    assertThat(store.run("MATCH (note:Note) RETURN note")).hasSize(2);
  }

  @Test
  void refusesAStepThatWasChanged() {
    run(ownAnd(step(NEXT, "MERGE (:Note)")));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> run(ownAnd(step(NEXT, "MERGE (:Other)"))))
        .withMessageContaining("V%03d__extra was changed", NEXT)
        .satisfies(e -> assertThat(e.remedy()).contains("back as it was"));
    assertThat(store.run("MATCH (other:Other) RETURN other")).isEmpty();
  }

  @Test
  void refusesAStoreOfANewerVersion() {
    run(ownAnd(step(NEXT, "MERGE (:Note)")));
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> run(OWN))
        .withMessageContaining(
            "schema step V%03d__extra, which this version of Faultline does not have", NEXT);
  }

  @Test
  void refusesNumbersWithAGap() {
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> run(ownAnd(step(NEXT + 1, "MERGE (:Note)"))))
        .withMessageContaining("without gaps");
  }

  private int run(List<SchemaStep> steps) {
    return new SchemaSteps(sessions, steps, InstantSource.system()).run();
  }

  private static SchemaStep step(int number, String text) {
    return SchemaStep.parse("V%03d__extra.cypher".formatted(number), text);
  }

  private static List<SchemaStep> ownAnd(SchemaStep step) {
    List<SchemaStep> steps = new ArrayList<>(OWN);
    steps.add(step);
    return steps;
  }
}
