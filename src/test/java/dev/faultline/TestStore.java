package dev.faultline;

import dev.faultline.store.EstateReplaced;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.springframework.context.ApplicationEventPublisher;

/** The Neo4j behind an application under test, past all of its rules. */
public final class TestStore {
  private final Driver driver;
  private final ApplicationEventPublisher events;

  TestStore(Driver driver, ApplicationEventPublisher events) {
    this.driver = driver;
    this.events = events;
  }

  /**
   * Removes everything but the schema, starts revisions at 0 again, and tells the application with
   * {@link EstateReplaced}.
   */
  public void wipe() {
    run("MATCH (node) WHERE NOT node:SchemaStep AND NOT node:RevisionCounter DETACH DELETE node");
    run("MATCH (counter:RevisionCounter) SET counter.last = 0");
    events.publishEvent(new EstateReplaced());
  }

  /** All rows of a statement. */
  public List<Record> run(String cypher) {
    return run(cypher, Map.of());
  }

  /** All rows of a statement. */
  public List<Record> run(String cypher, Map<String, Object> parameters) {
    return driver.executableQuery(cypher).withParameters(parameters).execute().records();
  }
}
