package dev.faultline.inventory;

import dev.faultline.catalog.Catalogue;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.DependentEnd;
import dev.faultline.model.Edit;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.Relation;
import dev.faultline.model.RelationType;
import dev.faultline.store.Author;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.RevisionTransaction;
import dev.faultline.store.StoreReader;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/**
 * Ends what a source no longer states, and looks after what an import left. Each batch is a
 * revision; may be repeated.
 */
@Component
public class Unconfirmed {
  private static final int BATCH = 1_000;

  /** A rule that asks for more providers than its group has. */
  public record Threshold(String dependent, String group, int minimumUp, int size) {}

  /** A redundancy group at its dependent. */
  public record Group(String dependent, String name) implements Comparable<Group> {
    @Override
    public int compareTo(Group other) {
      int byDependent = dependent.compareTo(other.dependent);
      return byDependent != 0 ? byDependent : name.compareTo(other.name);
    }
  }

  private final RevisionLog log;
  private final StoreReader reader;
  private final Batches batches;
  private final String listItems;
  private final String listRelations;
  private final String removeRelations;
  private final String writeItems;
  private final String listThresholds;
  private final String countProviders;

  Unconfirmed(RevisionLog log, StoreReader reader, Batches batches, CypherFiles cypher) {
    this.log = log;
    this.reader = reader;
    this.batches = batches;
    listItems = cypher.named("inventory/list-unconfirmed-items");
    listRelations = cypher.named("inventory/list-unconfirmed-relations");
    removeRelations = cypher.named("inventory/remove-relations");
    writeItems = cypher.named("inventory/write-items");
    listThresholds = cypher.named("inventory/list-unreachable-thresholds");
    countProviders = cypher.named("inventory/count-providers");
  }

  /**
   * Removes the relations of the author's source that it did not state since the given time, and
   * returns how many.
   */
  public long removeRelations(Author author, Instant since) {
    long removed = 0;
    while (true) {
      int count = log.write(author, transaction -> removeSome(transaction, author, since)).value();
      removed += count;
      if (count < BATCH) return removed;
    }
  }

  private int removeSome(RevisionTransaction transaction, Author author, Instant since) {
    List<Relation> gone =
        transaction.run(listRelations, parameters(author, since)).stream()
            .map(RelationMapping::relation)
            .toList();
    if (gone.isEmpty()) return 0;
    transaction.run(
        removeRelations,
        Map.of("rows", gone.stream().map(RelationId::of).map(RelationMapping::idRow).toList()));
    for (Relation relation : gone) transaction.append(new Edit.RelationRemoved(relation));
    return gone.size();
  }

  /**
   * Retires the items of the author's source that it did not state since the given time, and
   * returns how many.
   */
  public long retireItems(Author author, Instant since) {
    long retired = 0;
    while (true) {
      int count = log.write(author, transaction -> retireSome(transaction, author, since)).value();
      retired += count;
      if (count < BATCH) return retired;
    }
  }

  private int retireSome(RevisionTransaction transaction, Author author, Instant since) {
    List<String> keys =
        transaction.run(listItems, parameters(author, since)).stream()
            .map(row -> row.get("key").asString())
            .toList();
    if (keys.isEmpty()) return 0;
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    for (ConfigurationItem before : batches.known(transaction::run, keys).items().values()) {
      ConfigurationItem after = retired(before);
      Map<String, @Nullable Object> row = new HashMap<>();
      row.put("key", after.key());
      row.put("type", after.type());
      row.put("oldType", after.type());
      row.put("properties", ItemMapping.properties(after));
      rows.add(row);
      transaction.append(new Edit.ItemWritten(before, after));
    }
    transaction.run(writeItems, Map.of("rows", rows));
    batches.tellRetired(transaction, keys);
    return keys.size();
  }

  private static ConfigurationItem retired(ConfigurationItem item) {
    return new ConfigurationItem(
        item.id(),
        item.key(),
        item.name(),
        item.type(),
        item.state(),
        item.criticality(),
        item.environment(),
        LifeCycle.RETIRED,
        item.owner(),
        item.attributes(),
        item.source(),
        item.firstSeen(),
        item.lastSeen());
  }

  private static Map<String, @Nullable Object> parameters(Author author, Instant since) {
    Map<String, @Nullable Object> parameters = new HashMap<>();
    parameters.put("source", Objects.requireNonNull(author.source()));
    parameters.put("since", since);
    parameters.put("limit", BATCH);
    return parameters;
  }

  /**
   * Rules of items stated since the given time that ask for more providers than their group has.
   */
  public List<Threshold> unreachableThresholds(Catalogue catalogue, Instant since) {
    return reader
        .read(
            listThresholds,
            Map.of(
                "since", since,
                "fromDepends", names(catalogue, DependentEnd.FROM),
                "toDepends", names(catalogue, DependentEnd.TO)))
        .stream()
        .map(row ->
            new Threshold(
                row.get("dependent").asString(),
                row.get("name").asString(),
                row.get("minimumUp").asInt(),
                row.get("size").asInt()))
        .toList();
  }

  /** How many providers the groups have; without those whose dependent is not there. */
  public Map<Group, Integer> sizes(Catalogue catalogue, Collection<Group> groups) {
    Map<Group, Integer> sizes = new HashMap<>();
    List<Group> all = List.copyOf(groups);
    for (int from = 0; from < all.size(); from += BATCH) {
      List<Map<String, String>> rows =
          all.subList(from, Math.min(all.size(), from + BATCH)).stream()
              .map(group -> Map.of("dependent", group.dependent(), "name", group.name()))
              .toList();
      for (Record row :
          reader.read(
              countProviders,
              Map.of(
                  "rows", rows,
                  "fromDepends", names(catalogue, DependentEnd.FROM),
                  "toDepends", names(catalogue, DependentEnd.TO)))) {
        Group group = new Group(row.get("dependent").asString(), row.get("name").asString());
        sizes.put(group, row.get("size").asInt());
      }
    }
    return sizes;
  }

  private static List<String> names(Catalogue catalogue, DependentEnd end) {
    return catalogue.relationTypes().stream()
        .filter(type -> type.dependentEnd() == end)
        .map(RelationType::name)
        .toList();
  }
}
