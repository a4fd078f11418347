package dev.faultline.model;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration item as it is stored.
 *
 * @param id assigned, a UUIDv7
 * @param key unique in the estate, given by the source
 * @param name for people; the key where none was given
 * @param type name of the item type
 * @param state present operational state
 * @param criticality 1 (most) to 4
 * @param owner who answers for it
 * @param attributes free attributes: text, number, boolean, or a list of texts
 * @param source the system that last wrote it; null for a person's edit
 */
public record ConfigurationItem(
    String id,
    String key,
    String name,
    String type,
    Level state,
    @Nullable Integer criticality,
    @Nullable String environment,
    LifeCycle lifeCycle,
    @Nullable String owner,
    Map<String, Object> attributes,
    @Nullable String source,
    Instant firstSeen,
    Instant lastSeen) {
  public ConfigurationItem {
    attributes = Map.copyOf(attributes);
  }
}
