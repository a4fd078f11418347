package dev.faultline.asset;

import dev.faultline.model.AttributeDefinition;
import dev.faultline.store.AttributeJson;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;

/** Ends that records say themselves, in attributes of kind DATE. */
final class DatedAttributes {
  private DatedAttributes() {}

  /**
   * The names of those types or kinds that have the attribute, declared as a date.
   *
   * @param attributesOf the attributes of one, inherited ones included, by name
   */
  static List<String> having(
      String attribute,
      Collection<String> names,
      Function<String, Map<String, AttributeDefinition>> attributesOf) {
    return names.stream()
        .filter(name -> {
          AttributeDefinition definition = attributesOf.apply(name).get(attribute);
          return definition != null && definition.kind() == AttributeDefinition.Kind.DATE;
        })
        .toList();
  }

  /** The day that the record's attribute says, if it lies within both days; null: none. */
  static @Nullable LocalDate day(Record row, String attribute, LocalDate from, LocalDate to) {
    Object value = AttributeJson.read(row.get("attributes").asString("{}")).get(attribute);
    try {
      LocalDate day = value == null ? null : LocalDate.parse(value.toString());
      return day == null || day.isBefore(from) || day.isAfter(to) ? null : day;
    } catch (DateTimeException notADate) {
      return null;
    }
  }
}
