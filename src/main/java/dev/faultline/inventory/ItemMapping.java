package dev.faultline.inventory;

import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RedundancyRule.MinimumUp;
import dev.faultline.model.RedundancyRule.MinimumUpPercent;
import dev.faultline.store.AttributeJson;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Value;

/** Items and rules as nodes. */
final class ItemMapping {
  private ItemMapping() {}

  static ConfigurationItem item(Value node) {
    return new ConfigurationItem(
        node.get("id").asString(),
        node.get("key").asString(),
        node.get("name").asString(),
        node.get("type").asString(),
        Level.of(node.get("state").asInt(0)),
        node.get("criticality").isNull() ? null : node.get("criticality").asInt(),
        text(node, "environment"),
        LifeCycle.valueOf(node.get("lifeCycle").asString()),
        text(node, "owner"),
        AttributeJson.read(node.get("attributes").asString("{}")),
        text(node, "source"),
        instant(node, "firstSeen"),
        instant(node, "lastSeen"));
  }

  static Map<String, @Nullable Object> properties(ConfigurationItem item) {
    Map<String, @Nullable Object> properties = new HashMap<>();
    properties.put("id", item.id());
    properties.put("key", item.key());
    properties.put("name", item.name());
    properties.put("type", item.type());
    properties.put("state", item.state().ordinal());
    properties.put("criticality", item.criticality());
    properties.put("environment", item.environment());
    properties.put("lifeCycle", item.lifeCycle().name());
    properties.put("owner", item.owner());
    properties.put("attributes", AttributeJson.write(item.attributes()));
    properties.put(
        "product", item.attributes().get("product") instanceof String name ? name : null);
    properties.put("text", searchText(item));
    properties.put("source", item.source());
    properties.put("firstSeen", item.firstSeen());
    properties.put("lastSeen", item.lastSeen());
    return properties;
  }

  /**
   * What full-text search finds an item by, beside key and name; values in the order of attributes'
   * names, so that it is the same whoever writes it.
   */
  private static String searchText(ConfigurationItem item) {
    String attributes =
        new TreeMap<>(item.attributes())
            .values().stream().map(Objects::toString).collect(Collectors.joining(" "));
    return item.owner() == null ? attributes : item.owner() + " " + attributes;
  }

  static @Nullable RedundancyRule rule(Value group) {
    if (!group.get("minimumUp").isNull()) return new MinimumUp(group.get("minimumUp").asInt());
    if (!group.get("minimumUpPercent").isNull())
      return new MinimumUpPercent(group.get("minimumUpPercent").asDouble());
    return null;
  }

  static Map<String, @Nullable Object> groupRow(
      String dependent, String name, RedundancyRule rule) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("dependent", dependent);
    row.put("name", name);
    row.put("minimumUp", rule instanceof MinimumUp(int count) ? count : null);
    row.put("minimumUpPercent", rule instanceof MinimumUpPercent(double percent) ? percent : null);
    return row;
  }

  static @Nullable String text(Value node, String property) {
    Value value = node.get(property);
    return value.isNull() ? null : value.asString();
  }

  static Instant instant(Value node, String property) {
    return node.get(property).asZonedDateTime().toInstant();
  }
}
