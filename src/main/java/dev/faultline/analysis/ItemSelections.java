package dev.faultline.analysis;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.faultline.graphql.Deadline;
import dev.faultline.topology.Topology;
import java.util.BitSet;
import java.util.function.IntPredicate;

/**
 * The items that filters choose, in the order of their keys. Finding them costs O(items); what was
 * found is kept as long as its snapshot is in use, since lists are paged and dashboards ask again.
 * Safe for use by several threads.
 */
final class ItemSelections {
  private static final int POLL_EVERY = 1 << 14;

  /** Items kept for a snapshot, at 4 bytes each. */
  private static final int MOST_KEPT = 1 << 20;

  /** Of small selections 64 are kept, since their filters take memory as well. */
  private static final int LEAST_WEIGHT = MOST_KEPT / 64;

  private final Cache<Snapshot, Cache<ItemFilter, int[]>> kept =
      Caffeine.newBuilder().weakKeys().build();

  /**
   * The numbers of the items that pass. Must not be changed.
   *
   * @param matches what the filter stands for
   * @throws dev.faultline.model.DeadlineExceeded if the time of the request is up
   */
  int[] of(Snapshot snapshot, ItemFilter filter, IntPredicate matches, Deadline deadline) {
    Cache<ItemFilter, int[]> ofSnapshot = kept.get(snapshot, _ -> forSnapshot());
    return ofSnapshot.get(filter, _ -> find(snapshot.topology(), matches, deadline));
  }

  private static Cache<ItemFilter, int[]> forSnapshot() {
    return Caffeine.newBuilder()
        .maximumWeight(MOST_KEPT)
        .weigher((ItemFilter _, int[] found) -> Math.max(LEAST_WEIGHT, found.length))
        .build();
  }

  /** Looks at the items as they lie in memory, and puts them into order by marking their places. */
  private static int[] find(Topology topology, IntPredicate matches, Deadline deadline) {
    BitSet places = new BitSet(topology.itemCount());
    int count = 0;
    for (int item = 0; item < topology.itemCount(); item++) {
      if ((item & POLL_EVERY - 1) == 0) deadline.check();
      if (!matches.test(item)) continue;
      places.set(topology.placeByKey(item));
      count++;
    }
    int[] found = new int[count];
    int place = -1;
    for (int i = 0; i < count; i++) {
      place = places.nextSetBit(place + 1);
      found[i] = topology.byKey(place);
    }
    return found;
  }
}
