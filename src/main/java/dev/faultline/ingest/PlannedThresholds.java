package dev.faultline.ingest;

import dev.faultline.catalog.Catalogue;
import dev.faultline.inventory.Unconfirmed;
import dev.faultline.inventory.Unconfirmed.Group;
import dev.faultline.inventory.Unconfirmed.Threshold;
import dev.faultline.model.DependentEnd;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;

/**
 * The thresholds that a dry run's input would leave above the size of their groups: what {@link
 * Unconfirmed#unreachableThresholds} finds after a merge, computed without writing. Takes all items
 * first, then all relations. For one thread.
 */
final class PlannedThresholds {
  private final Unconfirmed unconfirmed;

  /** By group the number asked for; 0 where the input states a rule that is always reachable. */
  private final Map<Group, Integer> asked = new TreeMap<>();

  private final Map<Group, Integer> added = new HashMap<>();
  private final KeySet counted = new KeySet();

  PlannedThresholds(Unconfirmed unconfirmed) {
    this.unconfirmed = unconfirmed;
  }

  /** An item that would be written. */
  void item(EstateRecord.Item item) {
    item.groups()
        .forEach((name, rule) ->
            asked.put(
                new Group(item.key(), name),
                rule instanceof RedundancyRule.MinimumUp(int count) && count > 1 ? count : 0));
  }

  /** After the last item: the stored rules of items that would be confirmed count as well. */
  void stored(Catalogue catalogue, Predicate<String> confirmed) {
    for (Threshold stored : unconfirmed.unreachableThresholds(catalogue, Instant.EPOCH)) {
      if (confirmed.test(stored.dependent()))
        asked.putIfAbsent(new Group(stored.dependent(), stored.group()), stored.minimumUp());
    }
  }

  /** A relation that would be created. */
  void relation(EstateRecord.Relation relation, RelationType type) {
    String name = relation.group() == null ? type.defaultGroup() : relation.group();
    if (name == null || type.dependentEnd() == DependentEnd.NEITHER) return;
    boolean fromDepends = type.dependentEnd() == DependentEnd.FROM;
    Group group = new Group(fromDepends ? relation.from() : relation.to(), name);
    String identity =
        String.join("\n", type.name(), relation.from(), relation.to(), name); // no key has breaks
    if (asked.containsKey(group) && counted.add(identity)) added.merge(group, 1, Integer::sum);
  }

  /** Those above the size that their groups would have, by dependent and name. */
  List<Threshold> unreachable(Catalogue catalogue) {
    asked.values().removeIf(count -> count < 2);
    Map<Group, Integer> sizes = unconfirmed.sizes(catalogue, asked.keySet());
    return asked.entrySet().stream()
        .map(entry ->
            new Threshold(
                entry.getKey().dependent(),
                entry.getKey().name(),
                entry.getValue(),
                sizes.getOrDefault(entry.getKey(), 0) + added.getOrDefault(entry.getKey(), 0)))
        .filter(threshold -> threshold.size() < threshold.minimumUp())
        .toList();
  }
}
