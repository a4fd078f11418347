package dev.faultline.impact;

import dev.faultline.topology.Topology;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Items by how much their loss alone takes down: most first; of equals the one that takes down more
 * items of criticality 1, then 2, 3, 4; then by key. Immutable.
 */
public final class PointsRanking {
  private static final int CLASSES = 5;

  private final int[] items;
  private final int[] totals;
  private final int[] byCriticality;
  private final Completeness completeness;

  private PointsRanking(int[] items, int[] totals, int[] byCriticality, Completeness completeness) {
    this.items = items;
    this.totals = totals;
    this.byCriticality = byCriticality;
    this.completeness = completeness;
  }

  /**
   * @param counts by rank and criticality
   */
  static PointsRanking of(Topology topology, Losses losses, int[] counts, Polls polls) {
    int size = losses.network.size();
    int[] total = new int[size];
    for (int i = 0; i < counts.length; i++) total[i / CLASSES] += counts[i];
    Comparator<Integer> order = (a, b) -> Integer.compare(total[b], total[a]);
    for (int kind = 1; kind < CLASSES; kind++) {
      int column = kind;
      order =
          order.thenComparing((a, b) ->
              Integer.compare(counts[b * CLASSES + column], counts[a * CLASSES + column]));
    }
    order =
        order.thenComparing(
            (a, b) -> topology.compareKeys(losses.network.item[a], losses.network.item[b]));
    Integer[] nodes =
        IntStream.range(0, size)
            .filter(node -> losses.candidate[node] && total[node] > 0)
            .boxed()
            .toArray(Integer[]::new);
    Arrays.parallelSort(nodes, polls.during(order));
    int[] items = new int[nodes.length];
    int[] totals = new int[nodes.length];
    int[] byCriticality = new int[nodes.length * CLASSES];
    for (int row = 0; row < nodes.length; row++) {
      items[row] = losses.network.item[nodes[row]];
      totals[row] = total[nodes[row]];
      System.arraycopy(counts, nodes[row] * CLASSES, byCriticality, row * CLASSES, CLASSES);
    }
    return new PointsRanking(items, totals, byCriticality, losses.completeness());
  }

  /** Whether every candidate was tried; {@code unexplored} says how many were not. */
  public Completeness completeness() {
    return completeness;
  }

  /** Candidates that take at least one of the items asked about down. */
  public int size() {
    return items.length;
  }

  /** The item in a row. */
  public int item(int row) {
    return items[row];
  }

  /** How many of the items asked about its loss takes down. */
  public int count(int row) {
    return totals[row];
  }

  /** How many of those have the criticality, 1 to 4; 0 for those without one. */
  public int count(int row, int criticality) {
    return byCriticality[row * CLASSES + criticality];
  }
}
