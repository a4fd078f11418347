package dev.faultline.topology;

import java.util.Arrays;

/**
 * Numbers items so that those that fail together lie together, in whatever order they come.
 *
 * <p>The number of an item is its place in a breadth-first search along the arcs to dependents,
 * from the items without providers first. The same items and arcs in the same order give the same
 * numbers. Time O(items + arcs).
 */
final class Locality {
  /*
   * An answer walks the dependents of what failed, round by round, and touches a few bytes of each: level, flags, row, group. With
   * the dependents of an item numbered in a row these lie in a few cache lines. Measured with ImageBenchmark on a million items with
   * five million relations that came in random order: the impact on 604,000 items falls from 400 to 107 ms, on 18,000 from 10.3 to
   * 1.1 ms, a bare search from 226 to 15 ms. An estate that comes in the order of the generator, which is a good one, stays as it
   * was. Reverse Cuthill-McKee over both directions was no better (27 ms for the bare search), depth-first worse (50 ms).
   */
  private Locality() {}

  /** The present numbers of the items in the order of their new ones. */
  static int[] order(int count, int arcs, int[] dependent, int[] provider) {
    int[] begin = begin(count, arcs, provider);
    int[] byProvider = sorted(count, arcs, provider, begin);
    boolean[] hasProvider = new boolean[count];
    for (int arc = 0; arc < arcs; arc++) hasProvider[dependent[arc]] = true;
    int[] order = new int[count];
    boolean[] seen = new boolean[count];
    int end = 0;
    int at = 0;
    for (boolean cyclic : new boolean[] {false, true}) {
      for (int root = 0; root < count; root++) {
        // What is left after the first pass is on cycles or behind them.
        if (seen[root] || hasProvider[root] != cyclic) continue;
        seen[root] = true;
        order[end++] = root;
        for (; at < end; at++) {
          for (int i = begin[order[at]]; i < begin[order[at] + 1]; i++) {
            int next = dependent[byProvider[i]];
            if (seen[next]) continue;
            seen[next] = true;
            order[end++] = next;
          }
        }
      }
    }
    return order;
  }

  /** Where the arcs of each owner begin when they are sorted by it. */
  static int[] begin(int count, int arcs, int[] owner) {
    int[] begin = new int[count + 1];
    for (int arc = 0; arc < arcs; arc++) begin[owner[arc] + 1]++;
    for (int item = 0; item < count; item++) begin[item + 1] += begin[item];
    return begin;
  }

  /** The arcs sorted by their owner, those of one owner in their present order. */
  static int[] sorted(int count, int arcs, int[] owner, int[] begin) {
    int[] sorted = new int[arcs];
    int[] at = Arrays.copyOf(begin, count);
    for (int arc = 0; arc < arcs; arc++) sorted[at[owner[arc]]++] = arc;
    return sorted;
  }
}
