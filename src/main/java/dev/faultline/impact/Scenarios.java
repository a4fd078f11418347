package dev.faultline.impact;

import java.util.Arrays;
import java.util.function.BooleanSupplier;

/**
 * Works out what each of up to 512 single losses takes down, all in one sweep.
 *
 * <p>Not safe for use by several threads. Memory 64 bytes per node, cleared at the cost of what was
 * touched.
 */
final class Scenarios {
  /*
   * Every node has a row of eight words; bit j of it says whether the node is down in scenario j. For a fixed scenario the answer is the
   * least fixpoint of monotone bit equations, and words of 64 scenarios obey the same equations bit by bit: a direct arc is an OR of
   * rows, a group that needs t losses is "at least t of the arcs' rows", counted with a bit-sliced counter (one plane of rows for each
   * binary digit of the count [1]) and compared with t digit by digit.
   *
   * Nodes are taken in the order of their rank from two bitmaps: "changed" (its row grew: OR it into the dependents) and "recount" (a
   * provider of one of its groups grew). Ranks are topological outside of cycles, so most nodes are taken once; an arc back within a
   * cycle moves the scan back. Only what a batch touches costs anything, and the batches hold candidates of neighbouring ranks, which
   * share most of what they touch.
   *
   * [1] H. Warren, Hacker's Delight, 2nd ed., ch. 5 (bit-sliced population counts).
   */
  static final int WORDS = 8;
  static final int LANES = 64 * WORDS;
  private static final int POLL_EVERY = 1 << 12;

  private final DownNetwork network;
  private final OutArcs out;
  private final long[] rows;
  private final long[] changed;
  private final long[] recount;
  private final int[] touched;
  private int touchedCount;
  private int lowest;
  private final long[] sum = new long[WORDS];
  private long[] planes = new long[WORDS * 4];

  Scenarios(DownNetwork network, OutArcs out) {
    this.network = network;
    this.out = out;
    rows = new long[network.size() * WORDS];
    changed = new long[(network.size() >> 6) + 1];
    recount = new long[(network.size() >> 6) + 1];
    touched = new int[network.size()];
  }

  /**
   * Loses one node in each scenario.
   *
   * @param stop polled; true gives up
   * @return false if it gave up, and the rows are not complete
   */
  boolean run(int[] losses, int from, int to, BooleanSupplier stop) {
    clear();
    lowest = Integer.MAX_VALUE;
    for (int loss = from; loss < to; loss++) {
      int lane = loss - from;
      int at = losses[loss] * WORDS;
      touch(losses[loss]);
      rows[at + (lane >> 6)] |= 1L << lane;
      mark(changed, losses[loss]);
    }
    int untilPoll = POLL_EVERY;
    int word = lowest >> 6;
    while (word < changed.length) {
      long waiting = changed[word] | recount[word];
      if (waiting == 0) {
        word++;
        continue;
      }
      int node = word << 6 | Long.numberOfTrailingZeros(waiting);
      long bit = waiting & -waiting;
      boolean grew = (changed[word] & bit) != 0;
      lowest = Integer.MAX_VALUE;
      if ((recount[word] & bit) != 0) grew |= recount(node);
      changed[word] &= ~bit;
      recount[word] &= ~bit;
      if (grew) spread(node);
      word = Math.min(word, lowest >> 6);
      if (--untilPoll == 0) {
        untilPoll = POLL_EVERY;
        if (stop.getAsBoolean()) return false;
      }
    }
    for (int loss = from; loss < to; loss++) {
      int lane = loss - from;
      rows[losses[loss] * WORDS + (lane >> 6)] &= ~(1L << lane);
    }
    return true;
  }

  /** Nodes that go down in some scenario, and those that are lost in one. */
  int touchedCount() {
    return touchedCount;
  }

  int touched(int position) {
    return touched[position];
  }

  /** The scenarios in which others take the node down, 64 to a word. */
  long word(int node, int word) {
    return rows[node * WORDS + word];
  }

  private void clear() {
    for (int i = 0; i < touchedCount; i++) {
      Arrays.fill(rows, touched[i] * WORDS, touched[i] * WORDS + WORDS, 0);
    }
    touchedCount = 0;
    Arrays.fill(changed, 0);
    Arrays.fill(recount, 0);
  }

  private boolean isEmpty(int node) {
    long any = 0;
    for (int at = node * WORDS, end = at + WORDS; at < end; at++) any |= rows[at];
    return any == 0;
  }

  private void touch(int node) {
    if (isEmpty(node)) touched[touchedCount++] = node;
  }

  private void mark(long[] bitmap, int node) {
    bitmap[node >> 6] |= 1L << node;
    lowest = Math.min(lowest, node);
  }

  private void spread(int node) {
    int from = node * WORDS;
    for (int arc = out.directBegin[node]; arc < out.directBegin[node + 1]; arc++) {
      int dependent = out.direct[arc];
      int to = dependent * WORDS;
      long had = 0;
      long fresh = 0;
      for (int w = 0; w < WORDS; w++) {
        long old = rows[to + w];
        had |= old;
        fresh |= rows[from + w] & ~old;
        rows[to + w] = old | rows[from + w];
      }
      if (fresh == 0) continue;
      if (had == 0) touched[touchedCount++] = dependent;
      mark(changed, dependent);
    }
    for (int arc = out.countedBegin[node]; arc < out.countedBegin[node + 1]; arc++) {
      mark(recount, out.counted[arc]);
    }
  }

  /** Adds to the node's row the scenarios in which one of its groups falls. */
  private boolean recount(int node) {
    boolean grew = false;
    for (int group = network.groupFirst[node]; group < network.groupFirst[node + 1]; group++) {
      if (!falls(group)) continue;
      boolean wasEmpty = isEmpty(node);
      long fresh = 0;
      for (int w = 0; w < WORDS; w++) {
        int at = node * WORDS + w;
        fresh |= sum[w] & ~rows[at];
        rows[at] |= sum[w];
      }
      if (fresh == 0) continue;
      if (wasEmpty) touched[touchedCount++] = node;
      grew = true;
    }
    return grew;
  }

  /** Puts into {@link #sum} the scenarios in which the group falls; false if there are none. */
  private boolean falls(int group) {
    int begin = network.groupBegin[group];
    int end = network.groupEnd[group];
    int need = network.groupNeed[group];
    int lost = 0;
    for (int arc = begin; arc < end; arc++) {
      if (!isEmpty(network.in[arc])) lost++;
      else if (lost + end - arc - 1 < need) return false;
    }
    if (lost < need) return false;
    int digits = 32 - Integer.numberOfLeadingZeros(end - begin);
    if (planes.length < digits * WORDS) planes = new long[digits * WORDS];
    Arrays.fill(planes, 0, digits * WORDS, 0);
    for (int arc = begin; arc < end; arc++) {
      int row = network.in[arc] * WORDS;
      for (int w = 0; w < WORDS; w++) {
        long carry = rows[row + w];
        for (int at = w; carry != 0; at += WORDS) {
          long old = planes[at];
          planes[at] = old ^ carry;
          carry &= old;
        }
      }
    }
    long any = 0;
    for (int w = 0; w < WORDS; w++) {
      long above = 0;
      long equal = -1;
      for (int digit = digits - 1; digit >= 0; digit--) {
        long plane = planes[digit * WORDS + w];
        if ((need >> digit & 1) == 0) {
          above |= equal & plane;
          equal &= ~plane;
        } else equal &= plane;
      }
      sum[w] = above | equal;
      any |= sum[w];
    }
    return any != 0;
  }
}
