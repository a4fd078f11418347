package dev.faultline.inventory;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

/** Runs a reading statement, within an open write or on its own. */
@FunctionalInterface
public interface Rows {
  List<Record> run(String cypher, Map<String, ? extends @Nullable Object> parameters);
}
