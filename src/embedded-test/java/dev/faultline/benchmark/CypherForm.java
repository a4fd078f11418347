package dev.faultline.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.Session;
import org.neo4j.driver.TransactionConfig;
import org.neo4j.driver.exceptions.Neo4jException;
import org.neo4j.driver.summary.Plan;

/**
 * A way to ask in Cypher for everything that an item reaches, over Bolt and with the driver.
 *
 * @param name how the pattern is called
 * @param pattern finds the nodes {@code item} from the node {@code target}; LABEL and TYPE stand
 *     for the graph's own
 */
record CypherForm(String name, String pattern) {
  /** All that were tried; which of them prunes is for the planner to decide. */
  static final List<CypherForm> ALL =
      List.of(
          new CypherForm(
              "variable length",
              "MATCH (target:LABEL {number: $number})-[:TYPE*1..]->(item) WITH DISTINCT item"),
          new CypherForm(
              "quantified path",
              "MATCH (target:LABEL {number: $number}) (()-[:TYPE]->()){1,} (item) WITH DISTINCT"
                  + " item"),
          new CypherForm(
              "shortest path to each",
              "MATCH ANY SHORTEST (target:LABEL {number: $number})-[:TYPE]->+(item) WITH DISTINCT"
                  + " item"));

  /** How many the item reaches, counted by Neo4j; empty if it took longer than the cap. */
  OptionalLong reach(Driver driver, StoredGraph graph, int item, Duration cap) {
    Optional<List<Record>> rows = run(driver, graph, " RETURN count(item) AS count", item, cap);
    return rows.isEmpty()
        ? OptionalLong.empty()
        : OptionalLong.of(rows.get().getFirst().get("count").asLong());
  }

  /** What the item reaches, with the item itself where it lies on a cycle; empty if too late. */
  Optional<BitSet> reached(Driver driver, StoredGraph graph, int item, Duration cap) {
    return run(driver, graph, " RETURN item.number AS number", item, cap)
        .map(rows -> {
          BitSet reached = new BitSet();
          for (Record row : rows) reached.set(row.get("number").asInt());
          return reached;
        });
  }

  /** The operators of the plan, from the first to the last. */
  List<String> operators(Driver driver, StoredGraph graph) {
    try (Session session = driver.session()) {
      String query = "EXPLAIN " + pattern(graph) + " RETURN count(item) AS count";
      List<String> operators = new ArrayList<>();
      collect(session.run(query, Map.of("number", 0)).consume().plan(), operators);
      return operators.reversed();
    }
  }

  private static void collect(Plan plan, List<String> operators) {
    operators.add(plan.operatorType().replaceAll("@.*", ""));
    for (Plan child : plan.children()) collect(child, operators);
  }

  String pattern(StoredGraph graph) {
    return pattern.replace("LABEL", graph.label).replace("TYPE", graph.type);
  }

  private Optional<List<Record>> run(
      Driver driver, StoredGraph graph, String end, int item, Duration cap) {
    TransactionConfig limit = TransactionConfig.builder().withTimeout(cap).build();
    try (Session session = driver.session()) {
      return Optional.of(session.run(pattern(graph) + end, Map.of("number", item), limit).list());
    } catch (Neo4jException e) {
      if (e.code() != null && e.code().contains("TransactionTimedOut")) return Optional.empty();
      throw e;
    }
  }
}
