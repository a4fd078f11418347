package dev.faultline.impact;

import dev.faultline.model.DeadlineExceeded;
import java.util.Comparator;
import java.util.function.BooleanSupplier;

/**
 * Ends loops and sorts over an answer whose caller is gone: asks every some thousand steps. May be
 * shared by threads; what they miss of each other's counting makes them ask a little later.
 */
final class Polls {
  private static final int EVERY = 1 << 12;

  private final BooleanSupplier cancelled;
  private int left = EVERY;

  Polls(Budget budget) {
    cancelled = budget.cancelled();
  }

  void step() {
    steps(1);
  }

  void steps(int count) {
    left -= count;
    if (left > 0) return;
    left = EVERY;
    if (cancelled.getAsBoolean()) throw new DeadlineExceeded("The analysis was cancelled.");
  }

  /** The same order, for a sort that ends when nobody waits for it any more. */
  <T> Comparator<T> during(Comparator<T> order) {
    return (a, b) -> {
      step();
      return order.compare(a, b);
    };
  }
}
