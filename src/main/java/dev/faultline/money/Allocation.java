package dev.faultline.money;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * Splits whole units in proportion to weights so that nothing is lost.
 *
 * <p>Every part first gets its share rounded down; the units left over go, one each, to the parts
 * with the largest remainders, the earlier part first where remainders are equal. A negative amount
 * is split like its positive one. The same input gives the same parts, always.
 *
 * @see <a href="https://electowiki.org/wiki/Hamilton_method">Hamilton's method, with an example</a>
 */
public final class Allocation {
  /** Weights whose sum is below this are split without numbers longer than a long. */
  private static final long SMALL = 1L << 31;

  private Allocation() {}

  /**
   * The parts, in the order of the weights; they add up to the amount. Time O(n log n).
   *
   * @param weights none negative, not all 0
   */
  public static long[] byLargestRemainder(long amount, long... weights) {
    return byLargestRemainder(amount, weights, 0, weights.length);
  }

  /** As {@link #byLargestRemainder(long, long...)}, over the weights from one index to another. */
  public static long[] byLargestRemainder(long amount, long[] weights, int from, int to) {
    long sum = 0;
    boolean equal = true;
    for (int i = from; i < to; i++) {
      if (weights[i] < 0) {
        throw new IllegalArgumentException("weights must be >= 0 but one was " + weights[i]);
      }
      sum = Math.addExact(sum, weights[i]);
      equal &= weights[i] == weights[from];
    }
    if (sum == 0) throw new IllegalArgumentException("weights must not all be 0");
    if (amount == Long.MIN_VALUE) throw new ArithmeticException("amount out of range");
    long[] parts = new long[to - from];
    if (equal) {
      splitEqually(Math.abs(amount), parts);
    } else if (sum < SMALL) {
      splitSmall(Math.abs(amount), weights, from, sum, parts);
    } else {
      splitLarge(Math.abs(amount), weights, from, sum, parts);
    }
    if (amount < 0) for (int i = 0; i < parts.length; i++) parts[i] = -parts[i];
    return parts;
  }

  private static void splitEqually(long amount, long[] parts) {
    Arrays.fill(parts, amount / parts.length);
    int left = (int) (amount % parts.length);
    for (int i = 0; i < left; i++) parts[i]++;
  }

  private static void splitSmall(long amount, long[] weights, int from, long sum, long[] parts) {
    long quotient = amount / sum;
    long rest = amount % sum;
    long left = amount;
    long[] order = new long[parts.length];
    for (int i = 0; i < parts.length; i++) {
      long product = rest * weights[from + i];
      parts[i] = quotient * weights[from + i] + product / sum;
      left -= parts[i];
      order[i] = (sum - product % sum) << 32 | i;
    }
    if (left == 0) return;
    Arrays.sort(order);
    for (int i = 0; i < left; i++) parts[(int) order[i]]++;
  }

  private static void splitLarge(long amount, long[] weights, int from, long sum, long[] parts) {
    BigInteger divisor = BigInteger.valueOf(sum);
    long left = amount;
    BigInteger[] remainders = new BigInteger[parts.length];
    Integer[] order = new Integer[parts.length];
    for (int i = 0; i < parts.length; i++) {
      BigInteger[] share =
          BigInteger.valueOf(amount)
              .multiply(BigInteger.valueOf(weights[from + i]))
              .divideAndRemainder(divisor);
      parts[i] = share[0].longValueExact();
      remainders[i] = share[1];
      left -= parts[i];
      order[i] = i;
    }
    Arrays.sort(order, (a, b) -> remainders[b].compareTo(remainders[a]));
    for (int i = 0; i < left; i++) parts[order[i]]++;
  }
}
