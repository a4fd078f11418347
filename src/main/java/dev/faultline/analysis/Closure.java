package dev.faultline.analysis;

import dev.faultline.graphql.Deadline;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.Arrays;

/** Everything that an item needs, directly or through others, by distance. */
final class Closure {
  private static final int POLL_EVERY = 1 << 12;

  private final int[] distance;
  private final int[] items;
  private final int count;
  private final boolean cutShort;

  private Closure(int[] distance, int[] items, int count, boolean cutShort) {
    this.distance = distance;
    this.items = items;
    this.count = count;
    this.cutShort = cutShort;
  }

  /**
   * Walks breadth first over items that are counted on. Cost O(arcs upstream), 8 bytes per item of
   * the topology.
   *
   * @param maxHops look no further
   */
  static Closure upstreamOf(int start, Topology topology, int maxHops, Deadline deadline) {
    int[] distance = new int[topology.itemCount()];
    Arrays.fill(distance, -1);
    distance[start] = 0;
    int[] open = new int[16];
    int count = 0;
    open[count++] = start;
    boolean cutShort = false;
    for (int next = 0; next < count; next++) {
      if ((next & POLL_EVERY - 1) == 0) deadline.check();
      int item = open[next];
      ArcPage page = topology.providers(item);
      for (int arc = page.begin(item); arc < page.end(item); arc++) {
        int provider = page.other(arc);
        if (distance[provider] >= 0 || !topology.countsOn(provider)) continue;
        if (distance[item] == maxHops) {
          cutShort = true;
          continue;
        }
        distance[provider] = distance[item] + 1;
        if (count == open.length) open = Arrays.copyOf(open, 2 * count);
        open[count++] = provider;
      }
    }
    return new Closure(distance, open, count, cutShort);
  }

  /** How many items there are, the one that it starts at among them. */
  int size() {
    return count;
  }

  /** An item by its place; place 0 is where it starts. */
  int item(int place) {
    return items[place];
  }

  /** Relations between the item and the start; -1 if it is not needed. */
  int distance(int item) {
    return distance[item];
  }

  /** Whether there are items further away than the limit. */
  boolean isCutShort() {
    return cutShort;
  }
}
