package dev.faultline.inventory;

import dev.faultline.model.ConfigurationItem;
import java.util.Set;
import java.util.TreeMap;

/**
 * What an item shall have no value of any more.
 *
 * @param fields of {@link #FIELDS}
 * @param attributes names
 */
public record Cleared(Set<String> fields, Set<String> attributes) {
  static final Set<String> FIELDS = Set.of("name", "criticality", "environment", "owner");
  static final Cleared NOTHING = new Cleared(Set.of(), Set.of());

  /** The item without them; its name is its key then. */
  ConfigurationItem from(ConfigurationItem item) {
    if (fields.isEmpty() && attributes.isEmpty()) return item;
    TreeMap<String, Object> left = new TreeMap<>(item.attributes());
    left.keySet().removeAll(attributes);
    return new ConfigurationItem(
        item.id(),
        item.key(),
        fields.contains("name") ? item.key() : item.name(),
        item.type(),
        item.state(),
        fields.contains("criticality") ? null : item.criticality(),
        fields.contains("environment") ? null : item.environment(),
        item.lifeCycle(),
        fields.contains("owner") ? null : item.owner(),
        left,
        item.source(),
        item.firstSeen(),
        item.lastSeen());
  }
}
