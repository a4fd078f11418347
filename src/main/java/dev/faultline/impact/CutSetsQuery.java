package dev.faultline.impact;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * A question about minimal cut sets.
 *
 * @param of the item that would go down
 * @param among the items whose loss is considered
 * @param maxSize elements of the largest sets asked for, at least 1
 * @param alsoChanging what else is down at the time; it counts before and after
 * @param ignoreStates true: do not count present outages
 * @param maxNodes nodes that the decision diagrams may have; 40 bytes each
 * @param budget time and cancelling; hops and items do not matter
 */
public record CutSetsQuery(
    int of,
    IntPredicate among,
    int maxSize,
    List<Target> alsoChanging,
    boolean ignoreStates,
    int maxNodes,
    Budget budget) {
  public CutSetsQuery {
    if (maxSize < 1) throw new IllegalArgumentException("maxSize must be >= 1 but was " + maxSize);
    if (maxNodes < 2)
      throw new IllegalArgumentException("maxNodes must be >= 2 but was " + maxNodes);
    alsoChanging = List.copyOf(alsoChanging);
  }

  /** Any item may be lost, on top of the present states, within the memory there is. */
  public static CutSetsQuery of(int of, int maxSize) {
    return new CutSetsQuery(
        of, _ -> true, maxSize, List.of(), false, usualNodes(), Budget.unlimited());
  }

  /** Nodes that fit an eighth of the heap, at most 8 million. */
  public static int usualNodes() {
    long fitting = Runtime.getRuntime().maxMemory() / (8 * 40);
    return (int) Math.clamp(fitting, 1L << 16, 1L << 23);
  }
}
