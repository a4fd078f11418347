package dev.faultline.topology;

/**
 * Items and groups are numbered densely and kept in pages, so that an edit copies a page and not
 * the estate.
 */
final class Paging {
  static final int SHIFT = 8;
  static final int SIZE = 1 << SHIFT;
  static final int MASK = SIZE - 1;

  private Paging() {}

  static int pages(int count) {
    return (count + MASK) >>> SHIFT;
  }
}
