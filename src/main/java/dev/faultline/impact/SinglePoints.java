package dev.faultline.impact;

import dev.faultline.topology.Topology;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Finds single points of failure: items whose loss alone, on top of present states, takes another
 * item from a better level to DOWN.
 *
 * <p>Exact with redundancy groups, caps and cycles: the points of an item are its cut sets of size
 * one. An item that is down already has none, and no item is a point of its own. The whole estate
 * is worked out in one pass, 512 losses at a time, on all cores. Time O(arcs reached × candidates /
 * 512) at worst, memory 64 bytes per upstream item and core. Stateless; safe for use by several
 * threads.
 *
 * <p>Behaves as if each candidate's loss was analysed alone, as the tests do.
 */
public final class SinglePoints {
  private static final int CLASSES = 5;
  private static final int DIGITS = 32;

  /** The single points of failure of each item asked about. */
  public PointsAnswer find(Topology topology, PointsQuery query) {
    Losses losses = new Losses(topology, query);
    DownNetwork network = losses.network;
    boolean[] isGoal = goals(topology, query, network);
    int[][] found = new int[losses.batches()][];
    AtomicLong pairs = new AtomicLong();
    losses.run((scenarios, batch, from, _) -> {
      found[batch] = pairs(scenarios, isGoal, losses, from);
      return pairs.addAndGet(found[batch].length / 2) <= query.budget().maxItems();
    });
    long kept = 0;
    for (int batch = 0; batch < found.length; batch++) {
      if (!losses.isDone(batch)) continue;
      kept += found[batch].length / 2;
      if (kept > query.budget().maxItems()) losses.dropFrom(batch);
    }
    for (int batch = 0; batch < found.length; batch++) {
      if (!losses.isDone(batch)) found[batch] = new int[0];
    }
    Polls polls = new Polls(query.budget());
    return new PointsAnswer(topology, losses, query.of(), isGoal, found, polls);
  }

  private static boolean[] goals(Topology topology, PointsQuery query, DownNetwork network) {
    boolean[] isGoal = new boolean[network.size()];
    for (int node = 0; node < isGoal.length; node++) {
      isGoal[node] = query.of().test(network.item[node]) && topology.countsOn(network.item[node]);
    }
    return isGoal;
  }

  /** Goal and point, alternately. */
  private static int[] pairs(Scenarios scenarios, boolean[] isGoal, Losses losses, int from) {
    int[] pairs = new int[64];
    int count = 0;
    for (int i = 0; i < scenarios.touchedCount(); i++) {
      int goal = scenarios.touched(i);
      if (!isGoal[goal]) continue;
      for (int w = 0; w < Scenarios.WORDS; w++) {
        for (long bits = scenarios.word(goal, w); bits != 0; bits &= bits - 1) {
          if (count == pairs.length) pairs = Arrays.copyOf(pairs, 2 * count);
          pairs[count++] = goal;
          pairs[count++] = losses.simulated[from + 64 * w + Long.numberOfTrailingZeros(bits)];
        }
      }
    }
    return Arrays.copyOf(pairs, count);
  }

  /**
   * The candidates that take at least one of the items asked about down, those that take most of
   * them down first.
   */
  public PointsRanking rank(Topology topology, PointsQuery query) {
    Losses losses = new Losses(topology, query);
    DownNetwork network = losses.network;
    int size = network.size();
    byte[] kind = new byte[size];
    for (int node = 0; node < size; node++) {
      int item = network.item[node];
      kind[node] = (byte) (query.of().test(item) ? topology.criticality(item) : -1);
    }
    int[] counts = new int[size * CLASSES];
    losses.run((scenarios, _, from, to) -> {
      count(scenarios, kind, losses, from, to, counts);
      return true;
    });
    for (int node = size - 1; node >= 0; node--) {
      int next = losses.via[node];
      if (next < 0) continue;
      System.arraycopy(counts, next * CLASSES, counts, node * CLASSES, CLASSES);
      if (kind[next] >= 0) counts[node * CLASSES + kind[next]]++;
    }
    return PointsRanking.of(topology, losses, counts, new Polls(query.budget()));
  }

  /**
   * Adds up, for each scenario, the items that are down in it: columns of bits, counted digit by
   * digit.
   */
  private static void count(
      Scenarios scenarios, byte[] kind, Losses losses, int from, int to, int[] counts) {
    long[] planes = new long[CLASSES * DIGITS * Scenarios.WORDS];
    for (int i = 0; i < scenarios.touchedCount(); i++) {
      int node = scenarios.touched(i);
      if (kind[node] < 0) continue;
      int at = kind[node] * DIGITS * Scenarios.WORDS;
      for (int w = 0; w < Scenarios.WORDS; w++) {
        long carry = scenarios.word(node, w);
        for (int digit = at + w; carry != 0; digit += Scenarios.WORDS) {
          long old = planes[digit];
          planes[digit] = old ^ carry;
          carry &= old;
        }
      }
    }
    for (int lane = 0; lane < to - from; lane++) {
      int row = losses.simulated[from + lane] * CLASSES;
      for (int kindOf = 0; kindOf < CLASSES; kindOf++) {
        int total = 0;
        for (int digit = 0; digit < DIGITS; digit++) {
          long plane = planes[(kindOf * DIGITS + digit) * Scenarios.WORDS + (lane >> 6)];
          total |= (int) (plane >>> lane & 1) << digit;
        }
        counts[row + kindOf] = total;
      }
    }
  }
}
