package dev.faultline.costing;

import dev.faultline.analysis.Snapshot;
import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.Decimals;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.store.AttributeJson;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.StoreReader;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntToLongFunction;
import org.springframework.stereotype.Component;

/** Reads capacities of items, such as cores or gigabytes, from their attributes. */
@Component
class Capacities {
  /** Thousandths, so that capacities may have places. */
  private static final int PLACES = 3;

  private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

  private final StoreReader reader;
  private final String listNumbers;

  Capacities(StoreReader reader, CypherFiles cypher) {
    this.reader = reader;
    listNumbers = cypher.named("costing/list-item-numbers");
  }

  /**
   * The attribute of every item by number, in thousandths; 0 where an item has none, or none that
   * is a number above 0. Streams the items that have it.
   *
   * @throws InvalidInput if no type of items has such an attribute of numbers
   */
  IntToLongFunction of(Snapshot snapshot, String attribute) {
    check(snapshot, attribute);
    long[] capacity = new long[snapshot.topology().itemCount()];
    reader.stream(
        listNumbers,
        Map.of("mark", "\"" + attribute + "\""),
        row -> {
          int item = snapshot.topology().find(row.get("key").asString());
          Object value = AttributeJson.read(row.get("attributes").asString("{}")).get(attribute);
          if (item >= 0 && value != null) capacity[item] = thousandths(value);
        });
    return item -> capacity[item];
  }

  private static void check(Snapshot snapshot, String attribute) {
    TreeSet<String> numbers = new TreeSet<>();
    for (var type : snapshot.catalogue().itemTypes()) {
      for (AttributeDefinition own : type.attributes()) {
        if (own.kind() == AttributeDefinition.Kind.INTEGER
            || own.kind() == AttributeDefinition.Kind.DECIMAL) numbers.add(own.name());
      }
    }
    if (numbers.contains(attribute)) return;
    throw new InvalidInput(
        "byCapacity names an attribute of numbers, such as cores, but no type has \""
            + Text.shorten(attribute)
            + "\"."
            + Text.didYouMean(Text.nearest(attribute, numbers)));
  }

  private static long thousandths(Object value) {
    return Decimals.find(value)
        .map(number -> number.min(MOST).max(BigDecimal.ZERO))
        .map(number -> number.setScale(PLACES, RoundingMode.HALF_UP).movePointRight(PLACES))
        .map(BigDecimal::longValueExact)
        .orElse(0L);
  }
}
