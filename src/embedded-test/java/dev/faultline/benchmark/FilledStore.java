package dev.faultline.benchmark;

import dev.faultline.ingest.EstateGenerator;
import dev.faultline.ingest.RecordSink;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Relationship;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;

/**
 * Fills the directory of an embedded store with a generated estate, past the import and its log,
 * which would take hours for a million items. What comes of it reads like an imported estate.
 */
final class FilledStore implements RecordSink, AutoCloseable {
  private static final int IN_ONE_TRANSACTION = 20_000;
  private static final Label ITEM = Label.label("ConfigurationItem");
  private static final Label GROUP = Label.label("RedundancyGroup");

  private final DatabaseManagementService neo4j;
  private final GraphDatabaseService database;
  private final ZonedDateTime now = ZonedDateTime.now(ZoneOffset.UTC);
  private final Map<String, String> nodes = new HashMap<>();
  private Transaction transaction;
  private int written;

  /** A relation may come before one of its items, so that the records are written in two passes. */
  private boolean writesRelations;

  private FilledStore(Path directory) {
    neo4j = new DatabaseManagementServiceBuilder(directory).build();
    database = neo4j.database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
    transaction = database.beginTx();
  }

  /** Creates the store; the directory must not hold one. */
  static void create(Path directory, int items, double relationsPerItem) {
    try (FilledStore store = new FilledStore(directory)) {
      EstateGenerator.generate(items, 1, relationsPerItem, store);
      store.writesRelations = true;
      EstateGenerator.generate(items, 1, relationsPerItem, store);
    }
  }

  @Override
  public void accept(EstateRecord record, long line) {
    switch (record) {
      case EstateRecord.Item item -> {
        if (!writesRelations) add(item);
      }
      case EstateRecord.Relation relation -> {
        if (writesRelations) add(relation);
      }
      case EstateRecord.NewRelationType _, EstateRecord.NewItemType _ -> {}
    }
    if (++written % IN_ONE_TRANSACTION == 0) {
      transaction.commit();
      transaction.close();
      transaction = database.beginTx();
    }
  }

  private void add(EstateRecord.Item item) {
    Node node = transaction.createNode(ITEM, Label.label(item.type()));
    String id = UUID.nameUUIDFromBytes(item.key().getBytes(StandardCharsets.UTF_8)).toString();
    node.setProperty("id", id);
    node.setProperty("key", item.key());
    node.setProperty("name", Objects.requireNonNullElse(item.name(), item.key()));
    node.setProperty("type", item.type());
    node.setProperty("state", item.state() == null ? 0 : item.state().ordinal());
    if (item.criticality() != null) node.setProperty("criticality", item.criticality());
    if (item.environment() != null) node.setProperty("environment", item.environment());
    node.setProperty(
        "lifeCycle", Objects.requireNonNullElse(item.lifeCycle(), LifeCycle.IN_USE).name());
    node.setProperty("attributes", "{}");
    node.setProperty("text", "");
    node.setProperty("source", "generate");
    node.setProperty("firstSeen", now);
    node.setProperty("lastSeen", now);
    nodes.put(item.key(), node.getElementId());
    item.groups().forEach((name, rule) -> addGroup(node, name, rule));
  }

  private void addGroup(Node item, String name, RedundancyRule rule) {
    Node group = transaction.createNode(GROUP);
    group.setProperty("name", name);
    switch (rule) {
      case RedundancyRule.MinimumUp(int count) -> group.setProperty("minimumUp", count);
      case RedundancyRule.MinimumUpPercent(double percent) ->
          group.setProperty("minimumUpPercent", percent);
    }
    item.createRelationshipTo(group, RelationshipType.withName("HAS_GROUP"));
  }

  private void add(EstateRecord.Relation relation) {
    Relationship stored =
        node(relation.from())
            .createRelationshipTo(node(relation.to()), RelationshipType.withName(relation.type()));
    stored.setProperty("group", Objects.requireNonNullElse(relation.group(), ""));
    if (relation.effect() != null) stored.setProperty("effect", relation.effect().ordinal());
    stored.setProperty("source", "generate");
    stored.setProperty("firstSeen", now);
    stored.setProperty("lastSeen", now);
    stored.setProperty("confidence", 1.0);
    stored.setProperty("derived", false);
  }

  private Node node(String key) {
    return transaction.getNodeByElementId(Objects.requireNonNull(nodes.get(key)));
  }

  @Override
  public void reject(long line, String record, String reason) {
    throw new IllegalStateException(record + ": " + reason);
  }

  @Override
  public void close() {
    transaction.commit();
    transaction.close();
    neo4j.shutdown();
  }
}
