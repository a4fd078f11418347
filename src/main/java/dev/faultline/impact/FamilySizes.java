package dev.faultline.impact;

import java.math.BigInteger;
import java.util.Arrays;

/** Counts the sets of a family by size, without listing them: one polynomial for each node. */
final class FamilySizes {
  private static final long[] NONE = {};
  private static final long[] ONE = {1};

  private final Diagrams diagrams;
  private final int most;
  private long[][] known = new long[1 << 10][];

  /**
   * @param most larger sets are not counted
   */
  FamilySizes(Diagrams diagrams, int most) {
    this.diagrams = diagrams;
    this.most = Math.min(most, Diagrams.NO_LIMIT);
  }

  /** How many sets have exactly the size; a number that is no long is {@link Long#MAX_VALUE}. */
  long of(int family, int size) {
    long[] sizes = of(family);
    return size < sizes.length ? sizes[size] : 0;
  }

  private long[] of(int family) {
    if (family == Diagrams.EMPTY) return NONE;
    if (family == Diagrams.UNIT) return ONE;
    if (family < known.length && known[family] != null) return known[family];
    diagrams.step();
    long[] lo = of(diagrams.low(family));
    long[] hi = of(diagrams.high(family));
    int shifted = Math.min(hi.length + 1, most + 1);
    long[] sizes = Arrays.copyOf(lo, Math.max(lo.length, shifted));
    for (int size = 1; size < shifted; size++) {
      long sum = sizes[size] + hi[size - 1];
      sizes[size] = sum < 0 ? Long.MAX_VALUE : sum;
    }
    if (family >= known.length)
      known = Arrays.copyOf(known, Math.max(2 * known.length, family + 1));
    known[family] = sizes;
    return sizes;
  }

  /** How many sets have 0, 1, 2 … elements, exactly. */
  BigInteger[] exactly(int family) {
    long[] sizes = of(family);
    BigInteger[] exact = new BigInteger[sizes.length];
    boolean fits = true;
    for (int size = 0; size < sizes.length; size++) {
      exact[size] = BigInteger.valueOf(sizes[size]);
      fits &= sizes[size] < Long.MAX_VALUE;
    }
    return fits ? exact : large(family, new BigInteger[family + 1][]);
  }

  private BigInteger[] large(int family, BigInteger[][] memory) {
    if (family == Diagrams.EMPTY) return new BigInteger[0];
    if (family == Diagrams.UNIT) return new BigInteger[] {BigInteger.ONE};
    if (memory[family] != null) return memory[family];
    diagrams.step();
    BigInteger[] lo = large(diagrams.low(family), memory);
    BigInteger[] hi = large(diagrams.high(family), memory);
    int shifted = Math.min(hi.length + 1, most + 1);
    BigInteger[] sizes = Arrays.copyOf(lo, Math.max(lo.length, shifted));
    Arrays.fill(sizes, lo.length, sizes.length, BigInteger.ZERO);
    for (int size = 1; size < shifted; size++) sizes[size] = sizes[size].add(hi[size - 1]);
    memory[family] = sizes;
    return sizes;
  }
}
