package dev.faultline.analysis;

import dev.faultline.catalog.Catalog;
import dev.faultline.catalog.Catalogue;
import dev.faultline.inventory.RelationId;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RedundancyRule.MinimumUp;
import dev.faultline.model.RedundancyRule.MinimumUpPercent;
import dev.faultline.model.Revision;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.CypherValues;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.StoreReader;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyBuilder;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.neo4j.driver.Record;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** Builds the image of the whole estate from the store. */
@Component
final class ImageLoader {
  private static final Logger LOG = LoggerFactory.getLogger(ImageLoader.class);
  private static final long SECONDS_A_DAY = 86_400;
  private static final int POLL_EVERY = 1 << 12;

  private final StoreReader reader;
  private final RevisionLog log;
  private final Catalog catalog;
  private final String loadItems;
  private final String loadGroups;
  private final String loadRelations;

  ImageLoader(StoreReader reader, RevisionLog log, Catalog catalog, CypherFiles cypher) {
    this.reader = reader;
    this.log = log;
    this.catalog = catalog;
    loadItems = cypher.named("inventory/load-items");
    loadGroups = cypher.named("inventory/load-groups");
    loadRelations = cypher.named("inventory/load-relations");
  }

  /**
   * The estate as of the newest revision at the time of the call. Rows of later revisions may be in
   * it already; applying their edits again does no harm.
   */
  Snapshot load() {
    long start = System.nanoTime();
    Revision revision = log.newest();
    Catalogue catalogue = catalog.reload();
    Topology topology = load(Then.NOW, catalogue, revision.number(), () -> {});
    LOG.info(
        "Loaded revision {}: {} items, {} relations, {} MB in {} ms",
        revision.number(),
        topology.itemCount(),
        topology.arcCount(),
        topology.heapBytes() >> 20,
        Duration.ofNanos(System.nanoTime() - start).toMillis());
    return new Snapshot(topology, catalogue, revision);
  }

  /**
   * The estate with those records that have changed since as they were then.
   *
   * @param patience called now and then; what it throws ends the load
   */
  Topology load(Then then, Catalogue catalogue, long revision, Runnable patience) {
    TopologyBuilder builder = new TopologyBuilder(catalogue.relationTypes());
    Map<String, Map<String, RedundancyRule>> rules = new HashMap<>();
    reader.stream(loadGroups, Map.of(), row -> addRule(rules, row));
    then.restoreRules(rules);
    int[] rows = {0};
    reader.stream(
        loadItems,
        Map.of(),
        row -> {
          if ((++rows[0] & POLL_EVERY - 1) == 0) patience.run();
          if (!then.covers(row.get("key").asString())) addItem(builder, rules, row);
        });
    then.restoreItems(builder, rules);
    Set<String> unknownTypes = new TreeSet<>();
    reader.stream(
        loadRelations,
        Map.of(),
        row -> {
          if ((++rows[0] & POLL_EVERY - 1) == 0) patience.run();
          addRelation(builder, catalogue, then, unknownTypes, row);
        });
    then.restoreRelations(builder);
    if (!unknownTypes.isEmpty()) {
      LOG.warn(
          "Relations of types that the catalogue does not hold carry no impact: {}", unknownTypes);
    }
    return builder.build(revision);
  }

  private static void addRule(Map<String, Map<String, RedundancyRule>> rules, Record row) {
    RedundancyRule rule =
        row.get("minimumUp").isNull()
            ? new MinimumUpPercent(row.get("minimumUpPercent").asDouble())
            : new MinimumUp(row.get("minimumUp").asInt());
    rules
        .computeIfAbsent(row.get("dependent").asString(), _ -> new HashMap<>())
        .put(row.get("name").asString(), rule);
  }

  private static void addItem(
      TopologyBuilder builder, Map<String, Map<String, RedundancyRule>> rules, Record row) {
    String key = row.get("key").asString();
    builder.addItem(
        UUID.fromString(row.get("id").asString()),
        key,
        row.get("name").asString(),
        row.get("type").asString(),
        Level.of(row.get("state").asInt(0)),
        row.get("criticality").asInt(0),
        CypherValues.text(row, "environment"),
        LifeCycle.valueOf(row.get("lifeCycle").asString()),
        rules.getOrDefault(key, Map.of()));
  }

  private static void addRelation(
      TopologyBuilder builder,
      Catalogue catalogue,
      Then then,
      Set<String> unknownTypes,
      Record row) {
    String type = row.get("type").asString();
    if (catalogue.findRelationType(type).isEmpty()) {
      unknownTypes.add(type);
      return;
    }
    String from = row.get("from").asString();
    String to = row.get("to").asString();
    // An end that is missing was added after the items were read: its revision is still to be
    // applied.
    if (!builder.hasItem(from) || !builder.hasItem(to)) return;
    String group = row.get("group").asString("");
    if (then.covers(new RelationId(type, from, to, group.isEmpty() ? null : group))) return;
    builder.addRelation(
        type,
        from,
        to,
        LiveTopology.group(group),
        row.get("effect").isNull() ? null : Level.of(row.get("effect").asInt()),
        (int) (row.get("lastSeen").asLong(0) / SECONDS_A_DAY));
  }
}
