package dev.faultline.impact;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * A fixpoint, or the iteration up to where it was stopped: which item rose in which round from
 * which level to which.
 */
final class Spread {
  /** Most items of a topology that a rise can number. */
  static final int MOST_ITEMS = 1 << 27;

  /** Marks the rise that takes an item to its final level. */
  static final int LAST = 1 << 31;

  static final Spread NOTHING = new Spread(0, new int[0], new int[1], null, 0);

  /*
   * A rise is one int: bits 0-26 the item, 27-28 the level from which it rose, 29-30 the one to which, and the sign is set on the last
   * rise of an item. Rises stand in the order of rounds, so a place says the round. An item has at most three rises, nearly always one.
   *
   * Proofs ask for the level and the round of an item. The index for it is made when it is first asked for: a table of all items where
   * the answer is a good part of them, otherwise a hash table.
   */
  private static final int DENSE = 16;

  /**
   * A hash table of at most so many rises has 16 to 32 slots each, so that most items that did not
   * rise are told at one look.
   */
  private static final int FEW = 1 << 13;

  private final int itemCount;
  private final int[] rises;
  private final int[] roundEnds;
  private final Completeness.@Nullable Reason stoppedBy;
  private final int unexplored;

  private volatile @Nullable Index index;

  Spread(
      int itemCount,
      int[] rises,
      int[] roundEnds,
      Completeness.@Nullable Reason stoppedBy,
      int unexplored) {
    this.itemCount = itemCount;
    this.rises = rises;
    this.roundEnds = roundEnds;
    this.stoppedBy = stoppedBy;
    this.unexplored = unexplored;
  }

  static int rise(int item, int from, int to) {
    return to << 29 | from << 27 | item;
  }

  static int item(int rise) {
    return rise & MOST_ITEMS - 1;
  }

  static int from(int rise) {
    return rise >>> 27 & 3;
  }

  static int to(int rise) {
    return rise >>> 29 & 3;
  }

  static boolean isLast(int rise) {
    return rise < 0;
  }

  /** Rises of all items. */
  int size() {
    return rises.length;
  }

  /** The rise at a place, in the order of rounds. */
  int riseAt(int place) {
    return rises[place];
  }

  /** One past the last rise of a round. */
  int endOf(int round) {
    return roundEnds[round];
  }

  int roundsCompleted() {
    return roundEnds.length - 1;
  }

  /** Whether a good part of all items rose, so that each is found at one look. */
  boolean isDense() {
    return rises.length > itemCount / DENSE;
  }

  /** The number of the item's level. */
  int level(int item) {
    if (rises.length == 0) return 0;
    int place = index().find(item);
    return place < 0 ? 0 : to(rises[place]);
  }

  /** The round in which the item reached the level, which it must have reached. */
  int round(int item, int level) {
    Index known = index();
    int place = known.find(item);
    while (from(rises[place]) >= level) place = known.previous[place];
    return roundAt(place);
  }

  /** The place of the item's last rise, or -1. */
  int lastPlace(int item) {
    return index().find(item);
  }

  /** The round of the rise at a place. */
  int roundAt(int place) {
    int round = Arrays.binarySearch(roundEnds, place);
    if (round < 0) return -1 - round;
    // No round is without a rise but for the first, which ends where the second begins.
    return round + 1;
  }

  /** What stopped the iteration; null if it reached the fixpoint. */
  Completeness.@Nullable Reason stoppedBy() {
    return stoppedBy;
  }

  int unexplored() {
    return unexplored;
  }

  private Index index() {
    Index known = index;
    if (known == null) {
      known = isDense() ? dense() : hashed();
      index = known;
    }
    return known;
  }

  private Index dense() {
    int[] slots = new int[itemCount];
    int[] previous = new int[0];
    for (int place = 0; place < rises.length; place++) {
      int rise = rises[place];
      int item = item(rise);
      if (from(rise) > 0) previous = linked(previous, place, slots[item] - 1);
      slots[item] = place + 1;
    }
    return new Index(rises, slots, true, previous);
  }

  private Index hashed() {
    int[] slots = new int[Integer.highestOneBit(rises.length) << (rises.length < FEW ? 5 : 2)];
    int[] previous = new int[0];
    for (int place = 0; place < rises.length; place++) {
      int item = item(rises[place]);
      int slot = Index.slot(item, slots.length);
      while (slots[slot] != 0 && item(rises[slots[slot] - 1]) != item) {
        slot = slot + 1 & slots.length - 1;
      }
      if (slots[slot] != 0) previous = linked(previous, place, slots[slot] - 1);
      slots[slot] = place + 1;
    }
    return new Index(rises, slots, false, previous);
  }

  private int[] linked(int[] previous, int place, int before) {
    int[] links = previous.length == 0 ? new int[rises.length] : previous;
    links[place] = before;
    return links;
  }

  /** Where each item rose last, and by place of a rise where it rose before that. */
  private static final class Index {
    private final int[] rises;

    /** Place + 1, 0 for none: by item, or by open addressing. */
    private final int[] slots;

    private final boolean isDense;
    private final int[] previous;

    Index(int[] rises, int[] slots, boolean isDense, int[] previous) {
      this.rises = rises;
      this.slots = slots;
      this.isDense = isDense;
      this.previous = previous;
    }

    static int slot(int item, int length) {
      int mixed = item * 0x9E3779B9;
      return (mixed ^ mixed >>> 15) & length - 1;
    }

    /** The place of the item's last rise, or -1. */
    int find(int item) {
      if (isDense) return slots[item] - 1;
      for (int slot = slot(item, slots.length); ; slot = slot + 1 & slots.length - 1) {
        int place = slots[slot] - 1;
        if (place < 0 || item(rises[place]) == item) return place;
      }
    }
  }
}
