package dev.faultline.impact;

import dev.faultline.model.Level;
import java.math.BigInteger;
import java.util.List;

/**
 * The whole proof that an item is affected, as one graph: all chains from the targets to it,
 * without listing them.
 *
 * <p>A node says that an item reached a level through the change; an edge is a relation by which a
 * node has a part in the next one. An item may be in it with several levels, but no chain passes it
 * twice. Nodes are ordered by the round in which they reached the level, then by key; the last one
 * is the item in question. Its size is linear in the relations upstream of the item that carry
 * impact.
 *
 * @param item the affected item
 * @param nodes targets first, the item last
 * @param edges by the node that they lead to, then by the one that they come from
 * @param mandatory items that are on every chain, from the targets on, the item itself included
 * @param chains how many chains there are
 */
public record Explanation(
    int item, List<Node> nodes, List<Edge> edges, List<Integer> mandatory, BigInteger chains) {
  public Explanation {
    nodes = List.copyOf(nodes);
    edges = List.copyOf(edges);
    mandatory = List.copyOf(mandatory);
  }

  /**
   * @param level a level that the item has through the change
   * @param round the round in which it reached it
   * @param isStart whether the change itself puts it there: chains start here
   */
  public record Node(int item, Level level, int round, boolean isStart) {}

  /**
   * @param from the provider's place among the nodes
   * @param to the dependent's place among the nodes
   * @param relationType the relation type's number in the topology
   * @param relationGroup the named group of the relation, 0 for none
   */
  public record Edge(int from, int to, int relationType, int relationGroup) {}

  /**
   * Explains an item that is worse off than before. Time O(relations upstream that carry impact),
   * once more for each item that takes part with several levels.
   *
   * @param budget its cancelling counts
   * @throws IllegalArgumentException if the item is not worse off
   */
  public static Explanation of(Impact impact, int item, Budget budget) {
    if (impact.level(item).compareTo(impact.before(item)) <= 0) {
      throw new IllegalArgumentException(
          "item " + impact.topology().key(item) + " is not affected");
    }
    return new ExplanationGraph(
            impact.topology(), impact.proofs(), new Patience(budget), new Polls(budget))
        .explain(item, impact.level(item).ordinal());
  }
}
