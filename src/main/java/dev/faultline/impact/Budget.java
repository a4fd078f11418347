package dev.faultline.impact;

import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * How far an analysis may go. Where a limit stops it, the answer says so and is a lower bound.
 *
 * @param maxHops rounds of the iteration; {@link Integer#MAX_VALUE} for no limit
 * @param maxItems affected items; {@link Integer#MAX_VALUE} for no limit
 * @param maxTime wall clock for the fixpoint
 * @param cancelled polled in long loops; true ends the analysis with {@link
 *     dev.faultline.model.DeadlineExceeded}
 */
public record Budget(int maxHops, int maxItems, Duration maxTime, BooleanSupplier cancelled) {
  private static final Duration FOREVER = Duration.ofDays(1);

  public Budget {
    if (maxHops < 0) throw new IllegalArgumentException("maxHops must be >= 0 but was " + maxHops);
    if (maxItems < 0)
      throw new IllegalArgumentException("maxItems must be >= 0 but was " + maxItems);
    if (maxTime.isNegative())
      throw new IllegalArgumentException("maxTime must be >= 0 but was " + maxTime);
  }

  /** No limit at all. */
  public static Budget unlimited() {
    return new Budget(Integer.MAX_VALUE, Integer.MAX_VALUE, FOREVER, () -> false);
  }

  /** No limit; but cancelling it ends the analysis as well. */
  Budget whole() {
    return new Budget(Integer.MAX_VALUE, Integer.MAX_VALUE, FOREVER, cancelled);
  }

  /** No limit but one on the hops. */
  public static Budget hops(int maxHops) {
    return new Budget(maxHops, Integer.MAX_VALUE, FOREVER, () -> false);
  }
}
