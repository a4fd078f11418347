package dev.faultline.store;

import dev.faultline.model.Edit;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

/**
 * The one open write transaction: reads, writes, and keeps account of what was changed. For the
 * thread of the work only.
 */
public interface RevisionTransaction {
  /**
   * When the revision is made, in whole milliseconds, never before the previous one: for every time
   * stamp of this write.
   */
  Instant at();

  /** Adds an edit to the revision. The data itself is changed through {@link #run}. */
  void append(Edit edit);

  /** Runs a statement and returns its rows. Parameters may hold instants, at any depth. */
  List<Record> run(String cypher, Map<String, ? extends @Nullable Object> parameters);

  /**
   * Runs a statement and hands over its rows one by one, in memory that does not grow with them.
   */
  void stream(
      String cypher, Map<String, ? extends @Nullable Object> parameters, Consumer<Record> eachRow);
}
