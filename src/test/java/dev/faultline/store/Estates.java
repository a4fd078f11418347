package dev.faultline.store;

import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.Relation;
import java.time.Instant;
import java.util.Map;

/** Values for tests of the store. */
final class Estates {
  static final Instant THEN = Instant.parse("2026-11-21T18:13:00.123456789Z");

  private Estates() {}

  static ConfigurationItem item(String key, Map<String, Object> attributes) {
    return new ConfigurationItem(
        "id-" + key,
        key,
        key,
        "Server",
        Level.NONE,
        null,
        null,
        LifeCycle.IN_USE,
        null,
        attributes,
        null,
        THEN,
        THEN);
  }

  static Relation relation(String from, String to) {
    return new Relation("DEPENDS_ON", from, to, null, null, null, THEN, THEN, 0.8, true);
  }
}
