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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
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
  private final String releaseItems;
  private final String releaseRelations;
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
    releaseItems = cypher.named("inventory/release-items");
    releaseRelations = cypher.named("inventory/release-relations");
    writeItems = cypher.named("inventory/write-items");
    listThresholds = cypher.named("inventory/list-unreachable-thresholds");
    countProviders = cypher.named("inventory/count-providers");
  }

  /** How many of a batch are looked at, and how many of them came to an end. */
  private record Ended(int found, int ended) {}

  /**
   * Removes the relations of the author's source that it did not state since the given time, and
   * returns how many. Those that another source states as well stay, as that one's.
   */
  public long removeRelations(Author author, Instant since) {
    return end(author, transaction -> removeSome(transaction, author, since));
  }

  private long end(Author author, Function<RevisionTransaction, Ended> some) {
    long ended = 0;
    while (true) {
      Ended batch = log.write(author, some).value();
      ended += batch.ended();
      if (batch.found() < BATCH) return ended;
    }
  }

  private Ended removeSome(RevisionTransaction transaction, Author author, Instant since) {
    String source = Objects.requireNonNull(author.source());
    List<Map<String, @Nullable Object>> gone = new ArrayList<>();
    List<Map<String, @Nullable Object>> released = new ArrayList<>();
    for (Record row : transaction.run(listRelations, parameters(source, since))) {
      Relation relation = RelationMapping.relation(row);
      String other = last(row.get("others"));
      (other == null ? gone : released).add(RelationMapping.idRow(RelationId.of(relation)));
      if (other == null) {
        transaction.append(new Edit.RelationRemoved(relation));
      } else if (source.equals(relation.source())) {
        transaction.append(new Edit.RelationWritten(relation, of(other, relation)));
      }
    }
    if (!gone.isEmpty()) transaction.run(removeRelations, Map.of("rows", gone));
    if (!released.isEmpty()) {
      transaction.run(releaseRelations, Map.of("rows", released, "source", source));
    }
    return new Ended(gone.size() + released.size(), gone.size());
  }

  private static Relation of(String source, Relation relation) {
    return new Relation(
        relation.type(),
        relation.from(),
        relation.to(),
        relation.group(),
        relation.effect(),
        source,
        relation.firstSeen(),
        relation.lastSeen(),
        relation.confidence(),
        relation.derived());
  }

  /**
   * Retires the items of the author's source that it did not state since the given time, and
   * returns how many. Those that another source states as well stay in use, as that one's.
   */
  public long retireItems(Author author, Instant since) {
    return end(author, transaction -> retireSome(transaction, author, since));
  }

  private Ended retireSome(RevisionTransaction transaction, Author author, Instant since) {
    String source = Objects.requireNonNull(author.source());
    Map<String, @Nullable String> others = new LinkedHashMap<>();
    for (Record row : transaction.run(listItems, parameters(source, since))) {
      others.put(row.get("key").asString(), last(row.get("others")));
    }
    if (others.isEmpty()) return new Ended(0, 0);
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    List<String> retired = new ArrayList<>();
    List<String> released = new ArrayList<>();
    List<String> keys = List.copyOf(others.keySet());
    for (ConfigurationItem before : batches.known(transaction::run, keys).items().values()) {
      String other = others.get(before.key());
      if (other != null) {
        released.add(before.key());
        if (source.equals(before.source())) {
          transaction.append(new Edit.ItemWritten(before, with(before, before.lifeCycle(), other)));
        }
        continue;
      }
      ConfigurationItem after = with(before, LifeCycle.RETIRED, before.source());
      retired.add(after.key());
      Map<String, @Nullable Object> row = new HashMap<>();
      row.put("key", after.key());
      row.put("type", after.type());
      row.put("oldType", after.type());
      row.put("properties", ItemMapping.properties(after));
      rows.add(row);
      transaction.append(new Edit.ItemWritten(before, after));
    }
    if (!rows.isEmpty()) transaction.run(writeItems, Map.of("rows", rows));
    if (!released.isEmpty()) {
      transaction.run(releaseItems, Map.of("keys", released, "source", source));
    }
    batches.tellRetired(transaction, retired);
    return new Ended(keys.size(), retired.size());
  }

  /** The source that stated it last of those left; null: there is none. */
  private static @Nullable String last(Value others) {
    return others.isEmpty() ? null : others.get(others.size() - 1).asString();
  }

  private static ConfigurationItem with(
      ConfigurationItem item, LifeCycle lifeCycle, @Nullable String source) {
    return new ConfigurationItem(
        item.id(),
        item.key(),
        item.name(),
        item.type(),
        item.state(),
        item.criticality(),
        item.environment(),
        lifeCycle,
        item.owner(),
        item.attributes(),
        source,
        item.firstSeen(),
        item.lastSeen());
  }

  private static Map<String, @Nullable Object> parameters(String source, Instant since) {
    return Map.of("source", source, "since", since, "limit", BATCH);
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
