package dev.faultline.store;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.slf4j.LoggerFactory;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * Brings the store's schema up to date: runs the steps that it has not seen, in order, each once,
 * and records them.
 *
 * <p>Refuses a store whose recorded steps are not the ones of this version. Several instances may
 * start at the same time: statements are repeatable, and a step is recorded once. A start that ends
 * within a step runs that step again.
 */
final class SchemaSteps {
  private static final org.slf4j.Logger LOG = LoggerFactory.getLogger(SchemaSteps.class);
  private static final String UNIQUE_NUMBER =
      "CREATE CONSTRAINT schemaStepNumber IF NOT EXISTS FOR (step:SchemaStep) REQUIRE step.number"
          + " IS UNIQUE";
  private static final String RECORDED =
      "MATCH (step:SchemaStep) RETURN step.number AS number, step.name AS name, step.checksum AS"
          + " checksum ORDER BY number";
  private static final String RECORD =
      """
      MERGE (step:SchemaStep {number: $number})
      ON CREATE SET step.name = $name, step.checksum = $checksum, step.at = $at
      """;

  private final Sessions sessions;
  private final List<SchemaStep> steps;
  private final InstantSource clock;

  SchemaSteps(Sessions sessions, List<SchemaStep> steps, InstantSource clock) {
    this.sessions = sessions;
    this.steps = inOrder(steps);
    this.clock = clock;
  }

  /** The steps of this version. */
  static List<SchemaStep> fromClassPath() {
    try {
      List<SchemaStep> steps = new ArrayList<>();
      Resource[] files =
          new PathMatchingResourcePatternResolver()
              .getResources("classpath:cypher/schema/*.cypher");
      for (Resource file : files) {
        String name = Objects.requireNonNull(file.getFilename());
        steps.add(SchemaStep.parse(name, file.getContentAsString(StandardCharsets.UTF_8)));
      }
      return steps;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read the schema steps", e);
    }
  }

  /**
   * Runs what is missing and returns how many steps that were.
   *
   * @throws StoreUnavailable if a step was changed after it was run, or the store has steps that
   *     this version does not
   */
  int run() {
    sessions.driver().verifyConnectivity();
    try (Session session = sessions.open()) {
      List<Record> recorded = session.executeRead(transaction -> transaction.run(RECORDED).list());
      recorded.forEach(this::check);
      List<SchemaStep> missing = steps.subList(recorded.size(), steps.size());
      if (missing.isEmpty()) return 0;
      session.run(UNIQUE_NUMBER).consume();
      missing.forEach(step -> run(session, step));
      session.run("CALL db.awaitIndexes(300)").consume();
      LOG.info("Brought the schema to step {}", missing.getLast().fileName());
      return missing.size();
    }
  }

  private void run(Session session, SchemaStep step) {
    for (String statement : step.statements()) session.run(statement).consume();
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("number", step.number());
    parameters.put("name", step.name());
    parameters.put("checksum", step.checksum());
    parameters.put("at", clock.instant());
    session.executeWriteWithoutResult(
        transaction -> transaction.run(RECORD, CypherValues.parameters(parameters)).consume());
  }

  private void check(Record recorded) {
    int number = recorded.get("number").asInt();
    String name = "V%03d__%s".formatted(number, recorded.get("name").asString());
    if (number > steps.size()) {
      throw new StoreUnavailable(
          "The store has schema step " + name + ", which this version of Faultline does not have.",
          "Start the version that wrote the store, or a newer one; or name another store.");
    }
    SchemaStep step = steps.get(number - 1);
    if (!step.checksum().equals(recorded.get("checksum").asString())) {
      throw new StoreUnavailable(
          "Schema step "
              + step.fileName()
              + " was changed after it had been run on this store (as "
              + name
              + ").",
          "Put the file cypher/schema/"
              + name
              + ".cypher back as it was, and what is new into a step of its own.");
    }
  }

  private static List<SchemaStep> inOrder(List<SchemaStep> steps) {
    List<SchemaStep> sorted =
        steps.stream().sorted(Comparator.comparingInt(SchemaStep::number)).toList();
    for (int i = 0; i < sorted.size(); i++) {
      SchemaStep step = sorted.get(i);
      if (step.number() != i + 1) {
        throw new StoreUnavailable(
            "Schema step %s follows number %d: numbers must run from 1 without gaps or repetition."
                .formatted(step.fileName(), i),
            "Rename the file in cypher/schema, or put the missing one back.");
      }
    }
    return sorted;
  }
}
