package dev.faultline.store;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;

/**
 * Reads from the store. A read sees every write that this instance finished before, on a cluster as
 * well.
 *
 * <p>Parameters may hold instants, at any depth; {@link CypherValues} reads them back. Safe for use
 * by several threads.
 */
public final class StoreReader {
  private final Sessions sessions;

  StoreReader(Sessions sessions) {
    this.sessions = sessions;
  }

  /**
   * All rows of a statement that bounds their number itself. Repeated by the driver where the
   * server asks for it.
   */
  public List<Record> read(String cypher, Map<String, ? extends @Nullable Object> parameters) {
    Map<String, @Nullable Object> converted = CypherValues.parameters(parameters);
    try (Session session = sessions.open()) {
      return session.executeRead(transaction -> transaction.run(cypher, converted).list());
    }
  }

  /** The only row, or empty. */
  public Optional<Record> first(String cypher, Map<String, ? extends @Nullable Object> parameters) {
    List<Record> rows = read(cypher, parameters);
    if (rows.size() > 1)
      throw new IllegalStateException("Expected at most one row but got " + rows.size());
    return rows.stream().findFirst();
  }

  /**
   * Hands over any number of rows one by one, in memory that does not grow with them, in one
   * transaction.
   *
   * <p>Not repeated on failure, since rows were handed over already. Neo4j reads what is committed
   * at the time of each row: to get the state of one revision, note {@link RevisionLog#newest()}
   * before and apply {@link RevisionLog#after} afterwards; edits hold whole states, so that
   * applying one that a row already shows does no harm.
   */
  public void stream(
      String cypher, Map<String, ? extends @Nullable Object> parameters, Consumer<Record> eachRow) {
    try (Session session = sessions.openForBulk()) {
      Result result = session.run(cypher, CypherValues.parameters(parameters));
      while (result.hasNext()) eachRow.accept(result.next());
    }
  }
}
