package dev.faultline.inventory;

import dev.faultline.model.Level;
import dev.faultline.model.Relation;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;

/** Relations as relationships. A relation without a group has the group ''. */
final class RelationMapping {
  private RelationMapping() {}

  /** Reads a row with the columns type, from, to and relation. */
  static Relation relation(Record row) {
    Value properties = row.get("relation");
    String group = properties.get("group").asString("");
    return new Relation(
        row.get("type").asString(),
        row.get("from").asString(),
        row.get("to").asString(),
        group.isEmpty() ? null : group,
        properties.get("effect").isNull() ? null : Level.of(properties.get("effect").asInt()),
        ItemMapping.text(properties, "source"),
        ItemMapping.instant(properties, "firstSeen"),
        ItemMapping.instant(properties, "lastSeen"),
        properties.get("confidence").asDouble(1),
        properties.get("derived").asBoolean(false));
  }

  static Map<String, @Nullable Object> idRow(RelationId id) {
    Map<String, @Nullable Object> row = new HashMap<>();
    row.put("type", id.type());
    row.put("from", id.from());
    row.put("to", id.to());
    row.put("group", id.group() == null ? "" : id.group());
    return row;
  }

  /**
   * The row of a write.
   *
   * @param at when it is stated, which is kept where it was last seen before that
   */
  static Map<String, @Nullable Object> row(Relation relation, Instant at) {
    Map<String, @Nullable Object> properties = new HashMap<>();
    properties.put("group", relation.group() == null ? "" : relation.group());
    properties.put("effect", relation.effect() == null ? null : relation.effect().ordinal());
    properties.put("source", relation.source());
    properties.put("firstSeen", relation.firstSeen());
    properties.put("lastSeen", relation.lastSeen());
    properties.put("statedAt", relation.lastSeen().isBefore(at) ? at : null);
    properties.put("confidence", relation.confidence());
    properties.put("derived", relation.derived());
    Map<String, @Nullable Object> row = idRow(RelationId.of(relation));
    row.put("properties", properties);
    return row;
  }
}
