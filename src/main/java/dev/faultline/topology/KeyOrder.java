package dev.faultline.topology;

import java.util.Arrays;
import java.util.function.IntBinaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The numbers of all items in the order of their keys, sorted when first asked for. An item keeps
 * its key and number, so images that descend from one another share it until an item is added; then
 * only the new ones are sorted. Safe for use by several threads.
 */
final class KeyOrder {
  private final int itemCount;

  /** The sorted numbers of an older image: all those below its length. */
  private int[] older;

  private volatile int @Nullable [] sorted;

  /** The place of each number. */
  private volatile int @Nullable [] places;

  private KeyOrder(int itemCount, int[] older) {
    this.itemCount = itemCount;
    this.older = older;
  }

  static KeyOrder of(int itemCount) {
    return new KeyOrder(itemCount, new int[0]);
  }

  /** The order of an image with items added to this one's. */
  KeyOrder grown(int newItemCount) {
    if (newItemCount == itemCount) return this;
    int[] known = sorted;
    if (known != null) return new KeyOrder(newItemCount, known);
    synchronized (this) {
      return new KeyOrder(newItemCount, older);
    }
  }

  /**
   * The numbers; not to be written to.
   *
   * @param compare compares the keys of two items of the image
   */
  int[] numbers(IntBinaryOperator compare) {
    int[] known = sorted;
    if (known != null) return known;
    synchronized (this) {
      if (sorted == null) {
        sorted = merged(older, added(compare), compare);
        older = new int[0];
      }
      return sorted;
    }
  }

  /**
   * The place of each item in the order; not to be written to.
   *
   * @param compare compares the keys of two items of the image
   */
  int[] places(IntBinaryOperator compare) {
    int[] known = places;
    if (known != null) return known;
    int[] numbers = numbers(compare);
    int[] inverse = new int[numbers.length];
    for (int place = 0; place < numbers.length; place++) inverse[numbers[place]] = place;
    places = inverse;
    return inverse;
  }

  private int[] added(IntBinaryOperator compare) {
    Integer[] added = new Integer[itemCount - older.length];
    for (int i = 0; i < added.length; i++) added[i] = older.length + i;
    Arrays.parallelSort(added, compare::applyAsInt);
    int[] numbers = new int[added.length];
    for (int i = 0; i < added.length; i++) numbers[i] = added[i];
    return numbers;
  }

  private static int[] merged(int[] a, int[] b, IntBinaryOperator compare) {
    if (a.length == 0) return b;
    int[] merged = new int[a.length + b.length];
    int nextA = 0;
    int nextB = 0;
    for (int i = 0; i < merged.length; i++) {
      boolean fromA =
          nextB == b.length || nextA < a.length && compare.applyAsInt(a[nextA], b[nextB]) < 0;
      merged[i] = fromA ? a[nextA++] : b[nextB++];
    }
    return merged;
  }
}
