package dev.faultline.topology;

import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Finds an item's number by the hash of its key or id: open addressing with linear probing over
 * paged slots, at most half full.
 *
 * <p>Slots hold the item's number plus one; the caller compares the keys themselves. {@link #with}
 * copies one page, except when the table has to grow. Immutable once handed out by {@link #copyOf}.
 */
final class HashIndex {
  private static final int PAGE_SHIFT = 10;
  private static final int PAGE_MASK = (1 << PAGE_SHIFT) - 1;

  private final int[][] pages;
  private final int mask;
  private int used;

  private HashIndex(int[][] pages, int used) {
    this.pages = pages;
    this.mask = (pages.length << PAGE_SHIFT) - 1;
    this.used = used;
  }

  static HashIndex forItems(int count) {
    int pageCount = 1;
    while ((long) pageCount << PAGE_SHIFT < 2L * count) pageCount <<= 1;
    return new HashIndex(new int[pageCount][1 << PAGE_SHIFT], 0);
  }

  static int spread(int hash) {
    int mixed = hash * 0x9E3779B9;
    return mixed ^ mixed >>> 15;
  }

  /** The first item with this hash for which the predicate holds, or -1. */
  int find(int hash, IntPredicate same) {
    for (int slot = spread(hash) & mask; ; slot = slot + 1 & mask) {
      int item = pages[slot >>> PAGE_SHIFT][slot & PAGE_MASK] - 1;
      if (item < 0 || same.test(item)) return item;
    }
  }

  boolean isFull() {
    return 2 * (used + 1) > mask + 1;
  }

  /** Adds in place; only while the index is being built. */
  void add(int hash, int item) {
    for (int slot = spread(hash) & mask; ; slot = slot + 1 & mask) {
      int[] page = pages[slot >>> PAGE_SHIFT];
      if (page[slot & PAGE_MASK] == 0) {
        page[slot & PAGE_MASK] = item + 1;
        used++;
        return;
      }
    }
  }

  /**
   * A copy that also finds the item; the hashes of all items are asked for only when the table has
   * to grow.
   */
  HashIndex with(int hash, int item, int count, IntUnaryOperator hashOf) {
    if (isFull()) {
      HashIndex larger = forItems(2 * count);
      for (int existing = 0; existing < count; existing++) {
        if (existing != item) larger.add(hashOf.applyAsInt(existing), existing);
      }
      larger.add(hash, item);
      return larger;
    }
    int slot = spread(hash) & mask;
    while (pages[slot >>> PAGE_SHIFT][slot & PAGE_MASK] != 0) slot = slot + 1 & mask;
    int[][] newPages = pages.clone();
    int[] page = Arrays.copyOf(pages[slot >>> PAGE_SHIFT], 1 << PAGE_SHIFT);
    page[slot & PAGE_MASK] = item + 1;
    newPages[slot >>> PAGE_SHIFT] = page;
    return new HashIndex(newPages, used + 1);
  }

  long heapBytes() {
    return 16L + pages.length * (8L + 16 + (4L << PAGE_SHIFT));
  }
}
