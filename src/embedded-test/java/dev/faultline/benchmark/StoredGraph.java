package dev.faultline.benchmark;

import java.time.Duration;
import java.util.BitSet;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import org.neo4j.graphdb.Direction;
import org.neo4j.graphdb.GraphDatabaseService;
import org.neo4j.graphdb.Label;
import org.neo4j.graphdb.Node;
import org.neo4j.graphdb.Path;
import org.neo4j.graphdb.RelationshipType;
import org.neo4j.graphdb.Transaction;
import org.neo4j.graphdb.traversal.Evaluators;
import org.neo4j.graphdb.traversal.TraversalDescription;
import org.neo4j.graphdb.traversal.Uniqueness;

/**
 * The arcs of an estate in Neo4j, under a label and a type of their own, and Neo4j's traversal API
 * on them: breadth first, each node once, within the process and past Cypher and Bolt.
 */
final class StoredGraph {
  private static final int BATCH = 50_000;
  private static final int LOOK_AT_CLOCK = 0x3FF;

  final String label;
  final String type;
  private final GraphDatabaseService database;

  StoredGraph(GraphDatabaseService database, FlatGraph flat) {
    this.database = database;
    this.label = "Item" + flat.items();
    this.type = "REACHES" + flat.items();
    String[] ids = new String[flat.items()];
    for (int from = 0; from < ids.length; from += BATCH) {
      int to = Math.min(ids.length, from + BATCH);
      try (Transaction transaction = database.beginTx()) {
        for (int item = from; item < to; item++) {
          Node node = transaction.createNode(Label.label(label));
          node.setProperty("number", item);
          ids[item] = node.getElementId();
        }
        transaction.commit();
      }
    }
    RelationshipType reaches = RelationshipType.withName(type);
    for (int item = 0; item < ids.length; ) {
      int last = item;
      try (Transaction transaction = database.beginTx()) {
        for (int from = flat.begin(item);
            last < ids.length && flat.begin(last) - from < BATCH;
            last++) {
          Node provider = transaction.getNodeByElementId(ids[last]);
          for (int arc = flat.begin(last); arc < flat.begin(last + 1); arc++) {
            provider.createRelationshipTo(
                transaction.getNodeByElementId(ids[flat.other(arc)]), reaches);
          }
        }
        transaction.commit();
      }
      item = last;
    }
    try (Transaction transaction = database.beginTx()) {
      transaction.schema().indexFor(Label.label(label)).on("number").create();
      transaction.commit();
    }
    try (Transaction transaction = database.beginTx()) {
      transaction.schema().awaitIndexesOnline(5, TimeUnit.MINUTES);
    }
  }

  OptionalLong reach(int item, Duration cap) {
    long end = System.nanoTime() + cap.toNanos();
    try (Transaction transaction = database.beginTx()) {
      long count = 0;
      for (Path _ : search(transaction).traverse(start(transaction, item))) {
        count++;
        if ((count & LOOK_AT_CLOCK) == 0 && System.nanoTime() - end > 0)
          return OptionalLong.empty();
      }
      return OptionalLong.of(count);
    }
  }

  BitSet reached(int item) {
    BitSet reached = new BitSet();
    try (Transaction transaction = database.beginTx()) {
      for (Node node : search(transaction).traverse(start(transaction, item)).nodes()) {
        reached.set((Integer) node.getProperty("number"));
      }
    }
    return reached;
  }

  private Node start(Transaction transaction, int item) {
    return transaction.findNode(Label.label(label), "number", item);
  }

  private TraversalDescription search(Transaction transaction) {
    return transaction
        .traversalDescription()
        .breadthFirst()
        .relationships(RelationshipType.withName(type), Direction.OUTGOING)
        .uniqueness(Uniqueness.NODE_GLOBAL)
        .evaluator(Evaluators.excludeStartPosition());
  }
}
