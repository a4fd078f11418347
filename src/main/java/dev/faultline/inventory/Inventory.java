package dev.faultline.inventory;

import dev.faultline.catalog.Catalog;
import dev.faultline.catalog.Catalogue;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.Edit;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.Relation;
import dev.faultline.model.Text;
import dev.faultline.model.UnknownItem;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.FullText;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.RevisionTransaction;
import dev.faultline.store.StoreReader;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/**
 * The record of items and relations.
 *
 * <p>Writes are checked, become one revision each, and throw a {@link
 * dev.faultline.model.FaultlineException} that names what is wrong; then nothing is written. Safe
 * for use by several threads.
 */
@Component
public class Inventory {

  private final RevisionLog log;
  private final StoreReader reader;
  private final Catalog catalog;
  private final Batches batches;
  private final String findRelations;
  private final String removeRelations;
  private final String removeGroup;
  private final String searchItems;

  Inventory(
      RevisionLog log, StoreReader reader, Catalog catalog, Batches batches, CypherFiles cypher) {
    this.log = log;
    this.reader = reader;
    this.catalog = catalog;
    this.batches = batches;
    findRelations = cypher.named("inventory/find-relations");
    removeRelations = cypher.named("inventory/remove-relations");
    removeGroup = cypher.named("inventory/remove-group");
    searchItems = cypher.named("inventory/search-items");
  }

  /** The stored items with these keys; unknown keys are absent. One query. */
  public Map<String, ConfigurationItem> items(Collection<String> keys) {
    return batches.known(reader::read, List.copyOf(keys)).items();
  }

  /** The stored relations with these identities; unknown ones are absent. One query. */
  public Map<RelationId, Relation> relations(Collection<RelationId> ids) {
    Map<RelationId, Relation> found = new HashMap<>();
    List<Map<String, @Nullable Object>> rows = ids.stream().map(RelationMapping::idRow).toList();
    for (Record row : reader.read(findRelations, Map.of("rows", rows))) {
      Relation relation = RelationMapping.relation(row);
      found.put(RelationId.of(relation), relation);
    }
    return found;
  }

  /**
   * Full text over keys, names, owners and attributes, best first. Every word must occur, the last
   * one as a beginning.
   *
   * @param types only of these types and their subtypes; empty: of all
   * @throws InvalidInput if the text holds no word, or a type is unknown
   */
  public List<SearchHit> search(String text, Collection<String> types, int first) {
    Catalogue catalogue = catalog.current();
    Set<String> wanted = new TreeSet<>();
    for (String type : types) {
      catalogue.itemType(type);
      catalogue.itemTypes().stream()
          .filter(t -> catalogue.isA(t.name(), type))
          .forEach(t -> wanted.add(t.name()));
    }
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("text", FullText.query(text, List.of()));
    parameters.put("types", types.isEmpty() ? null : List.copyOf(wanted));
    parameters.put("first", first);
    return reader.read(searchItems, parameters).stream()
        .map(row -> new SearchHit(row.get("key").asString(), row.get("score").asDouble()))
        .toList();
  }

  /** Adds the item, or gives the one with this key the values that are not null. */
  public Committed<ConfigurationItem> upsertItem(Author author, EstateRecord.Item item) {
    return upsertItem(author, item, Cleared.NOTHING);
  }

  /** The same, and takes away what shall have no value any more. */
  public Committed<ConfigurationItem> upsertItem(
      Author author, EstateRecord.Item item, Cleared cleared) {
    return log.write(author, transaction -> put(transaction, author, item, cleared));
  }

  private ConfigurationItem put(
      RevisionTransaction transaction, Author author, EstateRecord.Item item) {
    return put(transaction, author, item, Cleared.NOTHING);
  }

  private ConfigurationItem put(
      RevisionTransaction transaction, Author author, EstateRecord.Item item, Cleared cleared) {
    ItemPlan plan =
        batches.planItems(
            transaction::run, catalog.current(), author, transaction.at(), List.of(item), cleared);
    refuse(plan.outcomes().getFirst());
    batches.execute(transaction, plan);
    return stored(transaction, item.key());
  }

  /**
   * Adds the relation, or gives the one of this type, ends and group the values that are not null.
   */
  public Committed<Relation> upsertRelation(Author author, EstateRecord.Relation relation) {
    return log.write(
        author,
        transaction -> {
          for (String end : List.of(relation.from(), relation.to())) stored(transaction, end);
          RelationPlan plan =
              batches.planRelations(
                  transaction::run,
                  catalog.current(),
                  author,
                  transaction.at(),
                  transaction.at(),
                  List.of(relation),
                  _ -> false);
          refuse(plan.outcomes().getFirst());
          batches.execute(transaction, plan);
          return plan.writes().getFirst().after();
        });
  }

  /** Removes the relation; throws {@link InvalidInput} if there is none. */
  public Committed<Relation> removeRelation(Author author, RelationId id) {
    return log.write(
        author,
        transaction -> {
          List<Map<String, @Nullable Object>> rows = List.of(RelationMapping.idRow(id));
          Relation before =
              transaction.run(findRelations, Map.of("rows", rows)).stream()
                  .findFirst()
                  .map(RelationMapping::relation)
                  .orElseThrow(() -> new InvalidInput(noSuchRelation(id)));
          transaction.run(removeRelations, Map.of("rows", rows));
          transaction.append(new Edit.RelationRemoved(before));
          return before;
        });
  }

  private static String noSuchRelation(RelationId id) {
    String group =
        id.group() == null ? "without a group" : "in group \"" + Text.shorten(id.group()) + "\"";
    return "There is no relation %s from \"%s\" to \"%s\" %s."
        .formatted(Text.shorten(id.type()), Text.shorten(id.from()), Text.shorten(id.to()), group);
  }

  /** Sets the rule of a group, or takes it back where the rule is null. */
  public Committed<ConfigurationItem> setRedundancy(
      Author author, String dependent, String group, @Nullable RedundancyRule rule) {
    if (group.isBlank()) throw new InvalidInput("A redundancy group has a name; none was given.");
    return log.write(
        author,
        transaction -> {
          ConfigurationItem item = stored(transaction, dependent);
          if (rule != null) return put(transaction, author, ruled(item, group, rule));
          RedundancyRule before =
              batches
                  .known(transaction::run, List.of(dependent))
                  .rules()
                  .getOrDefault(dependent, Map.of())
                  .get(group);
          if (before != null) {
            transaction.run(removeGroup, Map.of("dependent", dependent, "name", group));
            transaction.append(new Edit.RedundancySet(dependent, group, before, null));
          }
          return item;
        });
  }

  private static EstateRecord.Item ruled(
      ConfigurationItem item, String group, RedundancyRule rule) {
    return new EstateRecord.Item(
        item.key(), item.type(), null, null, null, null, null, null, Map.of(), Map.of(group, rule));
  }

  /** Sets the item's present operational state. */
  public Committed<ConfigurationItem> setState(Author author, String key, Level state) {
    return change(author, key, state, null);
  }

  /** Takes the item out of use: it stays in the record and neither carries nor receives impact. */
  public Committed<ConfigurationItem> retireItem(Author author, String key) {
    return change(author, key, null, LifeCycle.RETIRED);
  }

  private Committed<ConfigurationItem> change(
      Author author, String key, @Nullable Level state, @Nullable LifeCycle lifeCycle) {
    return log.write(
        author,
        transaction -> {
          String type = stored(transaction, key).type();
          return put(
              transaction,
              author,
              new EstateRecord.Item(
                  key, type, null, state, null, null, lifeCycle, null, Map.of(), Map.of()));
        });
  }

  private ConfigurationItem stored(RevisionTransaction transaction, String key) {
    ConfigurationItem item = batches.known(transaction::run, List.of(key)).items().get(key);
    if (item == null) throw new UnknownItem(key, List.of());
    return item;
  }

  private static void refuse(Outcome outcome) {
    if (outcome instanceof Outcome.Rejected(String reason, String field)) {
      throw new InvalidInput(reason, field);
    }
  }
}
