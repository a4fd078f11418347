package dev.faultline.store;

import dev.faultline.model.StoredText;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/**
 * Carries values over the border between Java and Cypher where the driver does not: instants and
 * absent values.
 */
public final class CypherValues {
  private CypherValues() {}

  /** The text in this column; null where the column is null. */
  public static @Nullable String text(Record row, String column) {
    Value value = row.get(column);
    return value.isNull() ? null : value.asString();
  }

  /** The date and time in this column, which must not be null. */
  public static Instant instant(Record row, String column) {
    return row.get(column).asZonedDateTime().toInstant();
  }

  /**
   * The parameters with each instant, at any depth, as a date and time in UTC.
   *
   * <p>Throws {@link dev.faultline.model.InvalidInput} where a text holds half of a surrogate pair:
   * the driver would send another character, and the statement would find or write something else.
   */
  static Map<String, @Nullable Object> parameters(
      Map<String, ? extends @Nullable Object> parameters) {
    Map<String, @Nullable Object> converted = LinkedHashMap.newLinkedHashMap(parameters.size());
    parameters.forEach((name, value) -> converted.put(name, parameter(value)));
    return converted;
  }

  private static @Nullable Object parameter(@Nullable Object value) {
    return switch (value) {
      case Instant instant -> instant.atZone(ZoneOffset.UTC);
      case Map<?, ?> map -> {
        Map<String, @Nullable Object> converted = LinkedHashMap.newLinkedHashMap(map.size());
        map.forEach((name, element) ->
            converted.put(StoredText.free("A name", String.valueOf(name)), parameter(element)));
        yield converted;
      }
      case Iterable<?> list -> {
        List<@Nullable Object> converted = new ArrayList<>();
        for (Object element : list) converted.add(parameter(element));
        yield converted;
      }
      case String text -> StoredText.free("A text", text);
      case null, default -> value;
    };
  }
}
