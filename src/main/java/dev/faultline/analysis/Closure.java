package dev.faultline.analysis;

import dev.faultline.graphql.Deadline;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.Arrays;

/** Everything that an item needs, directly or through others, by distance. */
final class Closure {
  private static final int POLL_EVERY = 1 << 12;

  /** By the hash of an item, one more than its place; zero where there is none. */
  private int[] slots = new int[64];

  private int[] items = new int[32];
  private int[] distances = new int[32];
  private int count;
  private boolean cutShort;

  private Closure() {}

  /**
   * Walks breadth first over items that are counted on. Cost O(arcs upstream) in time, O(items
   * upstream) in memory.
   *
   * @param maxHops look no further
   */
  static Closure upstreamOf(int start, Topology topology, int maxHops, Deadline deadline) {
    Closure found = new Closure();
    found.add(start, 0);
    for (int next = 0; next < found.count; next++) {
      if ((next & POLL_EVERY - 1) == 0) deadline.check();
      int item = found.items[next];
      int hops = found.distances[next];
      ArcPage page = topology.providers(item);
      for (int arc = page.begin(item); arc < page.end(item); arc++) {
        int provider = page.other(arc);
        if (!topology.countsOn(provider)) continue;
        if (hops < maxHops) found.add(provider, hops + 1);
        else if (found.distance(provider) < 0) found.cutShort = true;
      }
    }
    return found;
  }

  /** Adds the item unless it is there already. */
  private void add(int item, int distance) {
    int slot = slot(item);
    if (slots[slot] != 0) return;
    if (count == items.length) {
      items = Arrays.copyOf(items, 2 * count);
      distances = Arrays.copyOf(distances, 2 * count);
      slots = new int[4 * count];
      for (int place = 0; place < count; place++) slots[slot(items[place])] = place + 1;
      slot = slot(item);
    }
    items[count] = item;
    distances[count] = distance;
    slots[slot] = ++count;
  }

  /** Where the item is, or the free slot where it would be; at most half of them are taken. */
  private int slot(int item) {
    int slot = (item * 0x9E3779B9 >>> 7) & slots.length - 1;
    while (slots[slot] != 0 && items[slots[slot] - 1] != item) slot = slot + 1 & slots.length - 1;
    return slot;
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
    int place = slots[slot(item)] - 1;
    return place < 0 ? -1 : distances[place];
  }

  /** Whether there are items further away than the limit. */
  boolean isCutShort() {
    return cutShort;
  }
}
