package dev.faultline.inventory;

import dev.faultline.catalog.AttributeCheck;
import dev.faultline.catalog.Catalogue;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.Edit;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.Relation;
import dev.faultline.model.RelationType;
import dev.faultline.model.Text;
import dev.faultline.store.Author;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionTransaction;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.stereotype.Component;

/**
 * Writes items and relations by the batch, in two steps: a plan that only reads and says what would
 * become of each record, and its execution within an open revision. A dry run stops after the plan.
 *
 * <p>A batch costs a fixed number of statements. Later records of a batch see what earlier ones of
 * the same key say. Safe for use by several threads.
 */
@Component
public class Batches {
  private static final double CONFIDENCE_DECLARED = 1;
  private static final double CONFIDENCE_DERIVED = 0.8;

  private final List<ItemsRetired> followers;
  private final String findItems;
  private final String writeItems;
  private final String confirmItems;
  private final String putGroups;
  private final String findRelations;
  private final String createRelations;
  private final String updateRelations;

  Batches(CypherFiles cypher, List<ItemsRetired> followers) {
    this.followers = followers;
    findItems = cypher.named("inventory/find-items");
    writeItems = cypher.named("inventory/write-items");
    confirmItems = cypher.named("inventory/confirm-items");
    putGroups = cypher.named("inventory/put-groups");
    findRelations = cypher.named("inventory/find-relations");
    createRelations = cypher.named("inventory/create-relations");
    updateRelations = cypher.named("inventory/update-relations");
  }

  /** What writing the items would do. */
  public ItemPlan planItems(
      Rows rows, Catalogue catalogue, Author author, Instant at, List<EstateRecord.Item> records) {
    return planItems(rows, catalogue, author, at, records, Cleared.NOTHING);
  }

  /** The same, and the values that the items shall not have any more. */
  ItemPlan planItems(
      Rows rows,
      Catalogue catalogue,
      Author author,
      Instant at,
      List<EstateRecord.Item> records,
      Cleared cleared) {
    ItemPlan.Known known =
        known(rows, records.stream().map(EstateRecord.Item::key).distinct().toList());
    Map<String, ItemPlan.Write> writes = new LinkedHashMap<>();
    Map<List<String>, ItemPlan.Rule> rules = new LinkedHashMap<>();
    Set<String> confirmed = new LinkedHashSet<>();
    Set<String> stayRetired = new LinkedHashSet<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (EstateRecord.Item item : records) {
      try {
        outcomes.add(
            planItem(catalogue, author, at, item, cleared, known, writes, rules, confirmed));
        if (item.lifeCycle() == null && isRetired(item.key(), known, writes)) {
          stayRetired.add(item.key());
        }
      } catch (InvalidInput refused) {
        outcomes.add(new Outcome.Rejected(refused));
      }
    }
    confirmed.removeAll(writes.keySet());
    return new ItemPlan(
        outcomes,
        List.copyOf(writes.values()),
        List.copyOf(confirmed),
        List.copyOf(rules.values()),
        stayRetired);
  }

  private static boolean isRetired(
      String key, ItemPlan.Known known, Map<String, ItemPlan.Write> writes) {
    ItemPlan.Write write = writes.get(key);
    ConfigurationItem item = write == null ? known.items().get(key) : write.after();
    return item != null && item.lifeCycle() == LifeCycle.RETIRED;
  }

  private static Outcome planItem(
      Catalogue catalogue,
      Author author,
      Instant at,
      EstateRecord.Item item,
      Cleared cleared,
      ItemPlan.Known known,
      Map<String, ItemPlan.Write> writes,
      Map<List<String>, ItemPlan.Rule> rules,
      Set<String> confirmed) {
    String key = item.key();
    of("type", () -> catalogue.itemType(item.type()));
    Map<String, Object> attributes =
        of(
            "attributes",
            () ->
                AttributeCheck.conform(
                    "Item \"" + Text.shorten(key) + "\"",
                    item.attributes(),
                    catalogue.attributesOf(item.type())));
    ConfigurationItem stored = known.items().get(key);
    ItemPlan.Write earlier = writes.get(key);
    ConfigurationItem present = earlier == null ? stored : earlier.after();
    ConfigurationItem after =
        present == null
            ? created(item, attributes, author, at)
            : merged(cleared.from(present), item, attributes, author, at);
    boolean changed = present == null || !sameButSeen(present, after);
    if (changed) writes.put(key, new ItemPlan.Write(stored, after));
    else confirmed.add(key);
    Map<String, RedundancyRule> ruled = known.rules().computeIfAbsent(key, _ -> new HashMap<>());
    boolean rulesChanged = false;
    for (Map.Entry<String, RedundancyRule> rule : new TreeMap<>(item.groups()).entrySet()) {
      RedundancyRule before = ruled.put(rule.getKey(), rule.getValue());
      if (rule.getValue().equals(before)) continue;
      rulesChanged = true;
      rules.merge(
          List.of(key, rule.getKey()),
          new ItemPlan.Rule(key, rule.getKey(), before, rule.getValue()),
          (first, second) -> new ItemPlan.Rule(key, rule.getKey(), first.before(), second.after()));
    }
    if (present == null) return new Outcome.Created();
    return changed || rulesChanged ? new Outcome.Updated() : new Outcome.Unchanged();
  }

  /** The value; a refusal names the field. */
  private static <T> T of(String field, Supplier<T> value) {
    try {
      return value.get();
    } catch (InvalidInput refused) {
      throw new InvalidInput(Objects.requireNonNullElse(refused.getMessage(), ""), field);
    }
  }

  private static ConfigurationItem created(
      EstateRecord.Item item, Map<String, Object> attributes, Author author, Instant at) {
    return new ConfigurationItem(
        Ids.next().toString(),
        item.key(),
        item.name() == null || item.name().isBlank() ? item.key() : item.name(),
        item.type(),
        item.state() == null ? Level.NONE : item.state(),
        item.criticality(),
        item.environment(),
        item.lifeCycle() == null ? LifeCycle.IN_USE : item.lifeCycle(),
        item.owner(),
        attributes,
        author.source(),
        at,
        at);
  }

  /** The attribute of an item that is known only because something refers to it. */
  private static final String PLACEHOLDER = "placeholder";

  /**
   * What is known with what is stated. A placeholder ends where the item itself is stated, and adds
   * nothing to an item that is more than that already.
   */
  private static ConfigurationItem merged(
      ConfigurationItem present,
      EstateRecord.Item item,
      Map<String, Object> attributes,
      Author author,
      Instant at) {
    boolean wasPlaceholder = isPlaceholder(present.attributes());
    if (isPlaceholder(attributes) && !wasPlaceholder) return present;
    Map<String, Object> together = new TreeMap<>(present.attributes());
    together.remove(PLACEHOLDER);
    together.putAll(attributes);
    return new ConfigurationItem(
        present.id(),
        present.key(),
        item.name() == null || item.name().isBlank() ? present.name() : item.name(),
        item.type(),
        item.state() == null ? present.state() : item.state(),
        item.criticality() == null ? present.criticality() : item.criticality(),
        item.environment() == null ? present.environment() : item.environment(),
        item.lifeCycle() == null ? present.lifeCycle() : item.lifeCycle(),
        item.owner() == null ? present.owner() : item.owner(),
        together,
        author.source() == null ? present.source() : author.source(),
        present.firstSeen(),
        at);
  }

  private static boolean isPlaceholder(Map<String, Object> attributes) {
    return Boolean.TRUE.equals(attributes.get(PLACEHOLDER));
  }

  private static boolean sameButSeen(ConfigurationItem a, ConfigurationItem b) {
    return a.name().equals(b.name())
        && a.type().equals(b.type())
        && a.state() == b.state()
        && Objects.equals(a.criticality(), b.criticality())
        && Objects.equals(a.environment(), b.environment())
        && a.lifeCycle() == b.lifeCycle()
        && Objects.equals(a.owner(), b.owner())
        && a.attributes().equals(b.attributes())
        && Objects.equals(a.source(), b.source());
  }

  /** Carries out a plan within an open revision, whose time must be the plan's. */
  public void execute(RevisionTransaction transaction, ItemPlan plan) {
    if (!plan.writes().isEmpty()) {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      for (ItemPlan.Write write : plan.writes()) {
        Map<String, @Nullable Object> row = new HashMap<>();
        row.put("key", write.after().key());
        row.put("type", write.after().type());
        row.put("oldType", write.before() == null ? null : write.before().type());
        row.put("properties", ItemMapping.properties(write.after()));
        rows.add(row);
        transaction.append(new Edit.ItemWritten(write.before(), write.after()));
      }
      transaction.run(writeItems, Map.of("rows", rows));
      tellRetired(transaction, plan.writes());
    }
    if (!plan.confirmed().isEmpty()) {
      transaction.run(confirmItems, Map.of("keys", plan.confirmed(), "at", transaction.at()));
    }
    if (!plan.rules().isEmpty()) {
      List<Map<String, @Nullable Object>> rows = new ArrayList<>();
      for (ItemPlan.Rule rule : plan.rules()) {
        rows.add(ItemMapping.groupRow(rule.dependent(), rule.group(), rule.after()));
        transaction.append(
            new Edit.RedundancySet(rule.dependent(), rule.group(), rule.before(), rule.after()));
      }
      transaction.run(putGroups, Map.of("rows", rows));
    }
  }

  private void tellRetired(RevisionTransaction transaction, List<ItemPlan.Write> writes) {
    tellRetired(
        transaction,
        writes.stream()
            .filter(write -> write.after().lifeCycle() == LifeCycle.RETIRED)
            .filter(
                write -> write.before() != null && write.before().lifeCycle() != LifeCycle.RETIRED)
            .map(write -> write.after().key())
            .toList());
  }

  /** Lets those follow who keep what belongs to retired items. */
  void tellRetired(RevisionTransaction transaction, Collection<String> keys) {
    if (keys.isEmpty()) return;
    for (ItemsRetired follower : followers) follower.within(transaction, keys);
  }

  /**
   * What writing the relations would do.
   *
   * @param began when the import began that the records are of: what its source stated since then
   *     was in the same input
   * @param alsoThere keys that count as present beside the stored ones, as in a dry run of a file
   *     that brings them
   */
  public RelationPlan planRelations(
      Rows rows,
      Catalogue catalogue,
      Author author,
      Instant began,
      Instant at,
      List<EstateRecord.Relation> records,
      Predicate<String> alsoThere) {
    Set<String> ends = new LinkedHashSet<>();
    for (EstateRecord.Relation relation : records) {
      ends.add(relation.from());
      ends.add(relation.to());
    }
    Set<String> there = known(rows, List.copyOf(ends)).items().keySet();
    Predicate<String> exists = key -> there.contains(key) || alsoThere.test(key);
    Map<RelationId, Relation> stored = new HashMap<>();
    List<Map<String, @Nullable Object>> ids = new ArrayList<>();
    for (EstateRecord.Relation relation : records) {
      catalogue
          .findRelationType(relation.type())
          .ifPresent(type -> ids.add(RelationMapping.idRow(id(relation, type))));
    }
    for (Record row : rows.run(findRelations, Map.of("rows", ids))) {
      Relation relation = RelationMapping.relation(row);
      stored.put(RelationId.of(relation), relation);
    }
    Map<RelationId, RelationPlan.Write> writes = new LinkedHashMap<>();
    List<Outcome> outcomes = new ArrayList<>();
    for (EstateRecord.Relation relation : records) {
      try {
        outcomes.add(planRelation(catalogue, author, began, at, relation, exists, stored, writes));
      } catch (InvalidInput refused) {
        outcomes.add(new Outcome.Rejected(refused));
      }
    }
    return new RelationPlan(outcomes, List.copyOf(writes.values()));
  }

  private static RelationId id(EstateRecord.Relation relation, RelationType type) {
    String group = relation.group() == null ? type.defaultGroup() : relation.group();
    return new RelationId(type.name(), relation.from(), relation.to(), group);
  }

  private static Outcome planRelation(
      Catalogue catalogue,
      Author author,
      Instant began,
      Instant at,
      EstateRecord.Relation record,
      Predicate<String> exists,
      Map<RelationId, Relation> stored,
      Map<RelationId, RelationPlan.Write> writes) {
    RelationType type = of("type", () -> catalogue.relationType(record.type()));
    for (String end : List.of(record.from(), record.to())) {
      if (!exists.test(end)) {
        throw new InvalidInput(
            "Relation "
                + type.name()
                + ": there is no item \""
                + Text.shorten(end)
                + "\"; add the item first.");
      }
    }
    RelationId id = id(record, type);
    Relation before = stored.get(id);
    RelationPlan.Write earlier = writes.get(id);
    Relation present = earlier == null ? before : earlier.after();
    Instant seen = record.lastSeen() == null ? at : record.lastSeen();
    Level effect = record.effect() == null && present != null ? present.effect() : record.effect();
    if (effect == type.effect()) effect = null;
    Relation after =
        new Relation(
            id.type(),
            id.from(),
            id.to(),
            id.group(),
            effect,
            author.source() == null && present != null ? present.source() : author.source(),
            present == null ? seen : present.firstSeen(),
            seen,
            confidence(record, present),
            record.derived());
    boolean same =
        present != null
            && present.effect() == after.effect()
            && Objects.equals(present.source(), after.source())
            && present.confidence() == after.confidence()
            && present.derived() == after.derived();
    boolean statedInThisBatch = earlier != null;
    boolean statedInThisImport =
        before != null
            && author.source() != null
            && author.source().equals(before.source())
            && record.lastSeen() == null
            && before.lastSeen().isAfter(began);
    if (!same && (statedInThisBatch || statedInThisImport)) {
      throw new InvalidInput(
          "It is there twice in this input, with other values; the first one counts.");
    }
    boolean sameDay =
        present != null
            && Duration.between(
                    present.lastSeen().truncatedTo(ChronoUnit.DAYS),
                    after.lastSeen().truncatedTo(ChronoUnit.DAYS))
                .isZero();
    boolean confirmedOnly = same && sameDay && (earlier == null || earlier.confirmedOnly());
    writes.put(id, new RelationPlan.Write(before, after, confirmedOnly));
    if (present == null) return new Outcome.Created();
    return same ? new Outcome.Unchanged() : new Outcome.Updated();
  }

  private static double confidence(EstateRecord.Relation record, @Nullable Relation present) {
    Double given = record.confidence();
    if (given != null) return given;
    if (present != null && present.derived() == record.derived()) return present.confidence();
    return record.derived() ? CONFIDENCE_DERIVED : CONFIDENCE_DECLARED;
  }

  /** Carries out a plan within an open revision. */
  public void execute(RevisionTransaction transaction, RelationPlan plan) {
    List<Map<String, @Nullable Object>> created = new ArrayList<>();
    List<Map<String, @Nullable Object>> updated = new ArrayList<>();
    for (RelationPlan.Write write : plan.writes()) {
      (write.before() == null ? created : updated)
          .add(RelationMapping.row(write.after(), transaction.at()));
      if (!write.confirmedOnly())
        transaction.append(new Edit.RelationWritten(write.before(), write.after()));
    }
    if (!created.isEmpty()) transaction.run(createRelations, Map.of("rows", created));
    if (!updated.isEmpty()) transaction.run(updateRelations, Map.of("rows", updated));
  }

  /** The stored items and rules of these keys. */
  ItemPlan.Known known(Rows rows, List<String> keys) {
    Map<String, ConfigurationItem> items = new HashMap<>();
    Map<String, Map<String, RedundancyRule>> rules = new HashMap<>();
    for (Record row : rows.run(findItems, Map.of("keys", keys))) {
      ConfigurationItem item = ItemMapping.item(row.get("item"));
      items.put(item.key(), item);
      Map<String, RedundancyRule> its = new HashMap<>();
      for (Value group : row.get("groups").values()) {
        RedundancyRule rule = ItemMapping.rule(group);
        if (rule != null) its.put(group.get("name").asString(), rule);
      }
      rules.put(item.key(), its);
    }
    return new ItemPlan.Known(items, rules);
  }
}
