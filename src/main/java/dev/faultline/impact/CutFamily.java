package dev.faultline.impact;

/** A family of cut sets in its diagram; the item of each variable is in {@link #item}. */
final class CutFamily {
  private final Diagrams diagrams;
  private final int root;
  private final int[] items;

  CutFamily(Diagrams diagrams, int root, int[] items) {
    this.diagrams = diagrams;
    this.root = root;
    this.items = items;
  }

  Diagrams diagrams() {
    return diagrams;
  }

  int root() {
    return root;
  }

  int item(int variable) {
    return items[variable];
  }
}
