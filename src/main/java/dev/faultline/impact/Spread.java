package dev.faultline.impact;

import org.jspecify.annotations.Nullable;

/**
 * A fixpoint, or the iteration up to where it was stopped: the items above NONE, and the round in
 * which each reached each level.
 */
final class Spread {
  static final Spread NOTHING = new Spread(new int[0], new byte[0], new int[0], 0, null, 0);

  private final int[] items;
  private final byte[] levels;

  /** Three a position: the round in which AT_RISK, DEGRADED and DOWN were reached. */
  private final int[] rounds;

  private final int roundsCompleted;
  private final Completeness.@Nullable Reason stoppedBy;
  private final int unexplored;

  /** Open addressing: position + 1 by item; made when a level is first asked for. */
  private volatile int @Nullable [] slots;

  Spread(
      int[] items,
      byte[] levels,
      int[] rounds,
      int roundsCompleted,
      Completeness.@Nullable Reason stoppedBy,
      int unexplored) {
    this.items = items;
    this.levels = levels;
    this.rounds = rounds;
    this.roundsCompleted = roundsCompleted;
    this.stoppedBy = stoppedBy;
    this.unexplored = unexplored;
  }

  private int[] index() {
    int[] index = new int[Math.max(2, Integer.highestOneBit(Math.max(1, items.length)) << 2)];
    for (int position = 0; position < items.length; position++) {
      int slot = slot(items[position], index.length);
      while (index[slot] != 0) slot = slot + 1 & index.length - 1;
      index[slot] = position + 1;
    }
    slots = index;
    return index;
  }

  private static int slot(int item, int length) {
    int mixed = item * 0x9E3779B9;
    return (mixed ^ mixed >>> 15) & length - 1;
  }

  private int position(int item) {
    if (items.length == 0) return -1;
    int[] known = slots;
    int[] index = known == null ? index() : known;
    for (int slot = slot(item, index.length); ; slot = slot + 1 & index.length - 1) {
      int position = index[slot] - 1;
      if (position < 0 || items[position] == item) return position;
    }
  }

  /** Items above NONE. */
  int size() {
    return items.length;
  }

  /** The item at a position, in the order in which the items first rose. */
  int item(int position) {
    return items[position];
  }

  int levelAt(int position) {
    return levels[position];
  }

  /** The number of the item's level. */
  int level(int item) {
    int position = position(item);
    return position < 0 ? 0 : levels[position];
  }

  /** The round in which the item reached the level, which it must have reached. */
  int round(int item, int level) {
    return rounds[3 * position(item) + level - 1];
  }

  /** The round in which the item at a position reached its final level. */
  int lastRoundAt(int position) {
    return rounds[3 * position + levels[position] - 1];
  }

  int roundsCompleted() {
    return roundsCompleted;
  }

  /** What stopped the iteration; null if it reached the fixpoint. */
  Completeness.@Nullable Reason stoppedBy() {
    return stoppedBy;
  }

  int unexplored() {
    return unexplored;
  }
}
