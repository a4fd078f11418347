package dev.faultline.impact;

import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/** Parts of the estate that impact of a level can come from or go to, redundancy left aside. */
final class Region {
  private static final int POLL_EVERY = 1 << 14;

  private final Topology topology;
  private final boolean @Nullable [] carries;
  private final int least;
  private final Patience patience;

  /**
   * @param least the number of the lowest level that an arc has to be able to pass on
   */
  Region(Topology topology, boolean @Nullable [] carries, int least, Patience patience) {
    this.topology = topology;
    this.carries = carries;
    this.least = least;
    this.patience = patience;
  }

  /** The items and everything that they depend on, directly or through others. */
  BitSet upstream(BitSet seeds) {
    return closure(seeds, true);
  }

  /** The items and everything that depends on them, directly or through others. */
  BitSet downstream(BitSet seeds) {
    return closure(seeds, false);
  }

  boolean follows(ArcPage page, int arc) {
    return page.cap(arc) >= least && (carries == null || carries[page.type(arc)]);
  }

  private BitSet closure(BitSet seeds, boolean up) {
    BitSet seen = new BitSet(topology.itemCount());
    int[] open = new int[64];
    int count = 0;
    for (int item = seeds.nextSetBit(0); item >= 0; item = seeds.nextSetBit(item + 1)) {
      if (!topology.countsOn(item)) continue;
      seen.set(item);
      if (count == open.length) open = Arrays.copyOf(open, 2 * count);
      open[count++] = item;
    }
    int untilPoll = POLL_EVERY;
    while (count > 0) {
      int item = open[--count];
      ArcPage page = up ? topology.providers(item) : topology.dependents(item);
      int end = page.end(item);
      untilPoll -= end - page.begin(item) + 1;
      if (untilPoll < 0) {
        untilPoll = POLL_EVERY;
        patience.poll();
      }
      for (int arc = page.begin(item); arc < end; arc++) {
        int other = page.other(arc);
        if (seen.get(other) || !follows(page, arc) || !topology.countsOn(other)) continue;
        seen.set(other);
        if (count == open.length) open = Arrays.copyOf(open, 2 * count);
        open[count++] = other;
      }
    }
    return seen;
  }
}
