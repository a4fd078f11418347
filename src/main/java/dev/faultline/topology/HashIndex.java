package dev.faultline.topology;

import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;

/**
 * Finds an item's number by the hash of its key or id. {@link #with} copies one page and the
 * directory, whatever the number of items. Immutable once handed out by it; the caller compares the
 * keys themselves.
 */
final class HashIndex {
  /*
   * Extendible hashing [1]: the upper bits of a hash choose a page through the directory, the lower ones a slot in it, from where
   * slots are probed in line. A page that is three quarters full is split in two by the next of its upper bits; the directory doubles
   * where all of them are used. So no insertion ever touches more than one page. A page with so many equal hashes that splitting
   * does not help grows instead.
   *
   * A page holds in its first place how many slots are in use and how many upper bits it stands for; then the slots, each with
   * the number of an item plus one.
   *
   * [1] Fagin, Nievergelt, Pippenger, Strong: Extendible hashing, a fast access method for dynamic files, 1979.
   *     https://doi.org/10.1145/320083.320092
   */
  private static final int SLOTS = 1 << 10;
  private static final int DEPTH_BITS = 5;
  private static final int DEPTH_MASK = (1 << DEPTH_BITS) - 1;

  private int[][] directory;
  private int depth;
  private int used;

  private HashIndex(int[][] directory, int depth, int used) {
    this.directory = directory;
    this.depth = depth;
    this.used = used;
  }

  /** An empty index with room for so many items. */
  static HashIndex forItems(int count) {
    int depth = 1;
    while ((long) SLOTS << depth < 2L * count) depth++;
    int[][] directory = new int[1 << depth][];
    for (int at = 0; at < directory.length; at++) directory[at] = newPage(SLOTS, depth);
    return new HashIndex(directory, depth, 0);
  }

  private static int[] newPage(int slots, int pageDepth) {
    int[] page = new int[1 + slots];
    page[0] = pageDepth;
    return page;
  }

  private static int spread(int hash) {
    int mixed = (hash ^ hash >>> 16) * 0x85EBCA6B;
    mixed = (mixed ^ mixed >>> 13) * 0xC2B2AE35;
    return mixed ^ mixed >>> 16;
  }

  /** The first item with this hash for which the predicate holds, or -1. */
  int find(int hash, IntPredicate same) {
    int spread = spread(hash);
    int[] page = directory[spread >>> Integer.SIZE - depth];
    int mask = page.length - 2;
    for (int slot = spread & mask; ; slot = slot + 1 & mask) {
      int item = page[1 + slot] - 1;
      if (item < 0 || same.test(item)) return item;
    }
  }

  /**
   * A copy that also finds the item.
   *
   * @param hashOf the hashes of items that are in the index, asked for where a page is split
   */
  HashIndex with(int hash, int item, IntUnaryOperator hashOf) {
    HashIndex copy = new HashIndex(directory.clone(), depth, used);
    int at = spread(hash) >>> Integer.SIZE - depth;
    copy.put(at, directory[at].clone());
    copy.add(hash, item, hashOf);
    return copy;
  }

  /** Adds in place; only while the index is being built. */
  void add(int hash, int item, IntUnaryOperator hashOf) {
    int spread = spread(hash);
    while (true) {
      int at = spread >>> Integer.SIZE - depth;
      int[] page = directory[at];
      if (page[0] >>> DEPTH_BITS < (page.length - 1) / 4 * 3) {
        insert(page, spread, item);
        used++;
        return;
      }
      int pageDepth = page[0] & DEPTH_MASK;
      boolean splitting = pageDepth < depth || (long) SLOTS << depth < 16L * used;
      if (splitting && pageDepth < DEPTH_MASK) split(at, hashOf);
      else put(at, moved(page, newPage(2 * (page.length - 1), pageDepth), hashOf));
    }
  }

  private static void insert(int[] page, int spread, int item) {
    int mask = page.length - 2;
    int slot = spread & mask;
    while (page[1 + slot] != 0) slot = slot + 1 & mask;
    page[1 + slot] = item + 1;
    page[0] += 1 << DEPTH_BITS;
  }

  private static int[] moved(int[] from, int[] to, IntUnaryOperator hashOf) {
    for (int slot = 1; slot < from.length; slot++) {
      if (from[slot] == 0) continue;
      insert(to, spread(hashOf.applyAsInt(from[slot] - 1)), from[slot] - 1);
    }
    return to;
  }

  /** Puts two pages in the place of one, each for half of its hashes. */
  private void split(int at, IntUnaryOperator hashOf) {
    int[] page = directory[at];
    int pageDepth = page[0] & DEPTH_MASK;
    if (pageDepth == depth) {
      int[][] doubled = new int[2 * directory.length][];
      for (int i = 0; i < doubled.length; i++) doubled[i] = directory[i >> 1];
      directory = doubled;
      depth++;
      at <<= 1;
    }
    int[] lower = newPage(page.length - 1, pageDepth + 1);
    int[] upper = newPage(page.length - 1, pageDepth + 1);
    for (int slot = 1; slot < page.length; slot++) {
      if (page[slot] == 0) continue;
      int spread = spread(hashOf.applyAsInt(page[slot] - 1));
      boolean isUpper = (spread >>> Integer.SIZE - 1 - pageDepth & 1) != 0;
      insert(isUpper ? upper : lower, spread, page[slot] - 1);
    }
    int span = 1 << depth - pageDepth;
    int first = at & -span;
    put(first, lower);
    put(first + span / 2, upper);
  }

  /** Puts the page into all places of the directory that its depth gives it. */
  private void put(int at, int[] page) {
    int span = 1 << depth - (page[0] & DEPTH_MASK);
    int first = at & -span;
    for (int i = first; i < first + span; i++) directory[i] = page;
  }

  void write(CheckpointOutput out) {
    out.writeInt(depth);
    out.writeInt(used);
    for (int at = 0; at < directory.length; at += 1 << depth - (directory[at][0] & DEPTH_MASK)) {
      out.writeInts(directory[at]);
    }
  }

  static HashIndex read(CheckpointInput in) {
    int depth = in.readInt();
    HashIndex index = new HashIndex(new int[1 << depth][], depth, in.readInt());
    for (int at = 0; at < index.directory.length; ) {
      int[] page = in.readInts();
      index.put(at, page);
      at += 1 << depth - (page[0] & DEPTH_MASK);
    }
    return index;
  }

  long heapBytes() {
    long bytes = 16L + 4L * directory.length;
    for (int at = 0; at < directory.length; at += 1 << depth - (directory[at][0] & DEPTH_MASK)) {
      bytes += 16 + 4L * directory[at].length;
    }
    return bytes;
  }
}
