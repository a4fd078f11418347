package dev.faultline.analysis;

import dev.faultline.catalog.Catalogue;
import dev.faultline.inventory.RelationId;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.Edit;
import dev.faultline.model.ItemType;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.Relation;
import dev.faultline.model.RelationType;
import dev.faultline.topology.TopologyBuilder;
import dev.faultline.topology.TopologyEditor;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What those records of the estate that were written after a revision were at that revision: what
 * the first edit of each found. Empty values were not there yet.
 *
 * <p>Filled by one thread from the log's edits, oldest first; then read by any number.
 */
final class Then {
  /** Nothing was written since. */
  static final Then NOW = new Then();

  private final Map<String, Optional<ConfigurationItem>> items = new HashMap<>();
  private final Map<RelationId, Optional<Relation>> relations = new HashMap<>();
  private final Map<Group, Optional<RedundancyRule>> rules = new HashMap<>();
  private final Map<String, Optional<ItemType>> itemTypes = new HashMap<>();
  private final Map<String, Optional<RelationType>> relationTypes = new HashMap<>();

  private record Group(String dependent, String name) {}

  /** Takes note of an edit that follows all those noted before. */
  void note(Edit edit) {
    switch (edit) {
      case Edit.ItemWritten(var before, var after) ->
          items.putIfAbsent(after.key(), Optional.ofNullable(before));
      case Edit.RelationWritten(var before, var after) ->
          relations.putIfAbsent(RelationId.of(after), Optional.ofNullable(before));
      case Edit.RelationRemoved(var before) ->
          relations.putIfAbsent(RelationId.of(before), Optional.of(before));
      case Edit.RedundancySet(var dependent, var group, var before, _) ->
          rules.putIfAbsent(new Group(dependent, group), Optional.ofNullable(before));
      case Edit.ItemTypeWritten(var before, var after) ->
          itemTypes.putIfAbsent(after.name(), Optional.ofNullable(before));
      case Edit.RelationTypeWritten(var before, var after) ->
          relationTypes.putIfAbsent(after.name(), Optional.ofNullable(before));
      case Edit.RecordWritten _ -> {} // beside the graph: has a history of its own
    }
  }

  /** What these and the records that were written later still were at the earlier revision. */
  Then and(Then later) {
    if (later == NOW) return this;
    Then both = new Then();
    both.addAll(this);
    both.addAll(later);
    return both;
  }

  private void addAll(Then other) {
    other.items.forEach(items::putIfAbsent);
    other.relations.forEach(relations::putIfAbsent);
    other.rules.forEach(rules::putIfAbsent);
    other.itemTypes.forEach(itemTypes::putIfAbsent);
    other.relationTypes.forEach(relationTypes::putIfAbsent);
  }

  /** The item as it was then; null if it has not changed since, or was not there yet. */
  @Nullable ConfigurationItem item(String key) {
    return items.getOrDefault(key, Optional.empty()).orElse(null);
  }

  /** The relation as it was then; null if it has not changed since, or was not there yet. */
  @Nullable Relation relation(RelationId id) {
    return relations.getOrDefault(id, Optional.empty()).orElse(null);
  }

  Catalogue catalogue(Catalogue base) {
    Catalogue catalogue = base;
    for (Map.Entry<String, Optional<ItemType>> entry : itemTypes.entrySet()) {
      Optional<ItemType> was = entry.getValue();
      catalogue =
          was.isPresent() ? catalogue.with(was.get()) : catalogue.withoutItemType(entry.getKey());
    }
    for (Map.Entry<String, Optional<RelationType>> entry : relationTypes.entrySet()) {
      Optional<RelationType> was = entry.getValue();
      catalogue =
          was.isPresent()
              ? catalogue.with(was.get())
              : catalogue.withoutRelationType(entry.getKey());
    }
    return catalogue;
  }

  /** Whether a relation type had another rule then, so that only a new image can show it. */
  boolean hasOtherRules(Catalogue base) {
    for (Optional<RelationType> was : relationTypes.values()) {
      RelationType is = was.flatMap(type -> base.findRelationType(type.name())).orElse(null);
      if (is != null && LiveTopology.changesTheRule(was.orElse(null), is)) return true;
    }
    return false;
  }

  boolean covers(String key) {
    return items.containsKey(key);
  }

  boolean covers(RelationId id) {
    return relations.containsKey(id);
  }

  /** Makes rules by dependent and group those of then. */
  void restoreRules(Map<String, Map<String, RedundancyRule>> byDependent) {
    rules.forEach((group, was) -> {
      Map<String, RedundancyRule> its =
          byDependent.computeIfAbsent(group.dependent, _ -> new HashMap<>());
      was.ifPresentOrElse(rule -> its.put(group.name, rule), () -> its.remove(group.name));
    });
  }

  void restoreItems(TopologyBuilder builder, Map<String, Map<String, RedundancyRule>> ruled) {
    for (Optional<ConfigurationItem> was : items.values()) {
      was.ifPresent(item ->
          builder.addItem(
              UUID.fromString(item.id()),
              item.key(),
              item.name(),
              item.type(),
              item.state(),
              item.criticality() == null ? 0 : item.criticality(),
              item.environment(),
              item.lifeCycle(),
              ruled.getOrDefault(item.key(), Map.of())));
    }
  }

  void restoreRelations(TopologyBuilder builder) {
    for (Optional<Relation> was : relations.values()) {
      was.ifPresent(relation ->
          builder.addRelation(
              relation.type(),
              relation.from(),
              relation.to(),
              LiveTopology.group(relation.group()),
              relation.effect(),
              LiveTopology.day(relation)));
    }
  }

  /** Makes the later image one of then. */
  void restore(TopologyEditor editor) {
    items.forEach((_, was) -> was.ifPresent(item -> LiveTopology.put(editor, item)));
    relations.forEach((id, was) -> {
      if (was.isPresent()) LiveTopology.put(editor, was.get());
      else editor.removeRelation(id.type(), id.from(), id.to(), LiveTopology.group(id.group()));
    });
    rules.forEach((group, was) -> editor.setRule(group.dependent, group.name, was.orElse(null)));
    items.forEach((key, was) -> {
      if (was.isEmpty()) editor.removeItem(key);
    });
  }
}
