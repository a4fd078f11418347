package dev.faultline.impact;

import dev.faultline.model.DeadlineExceeded;
import java.util.function.LongSupplier;

/** The time left for one question that is answered by many fixpoints. */
final class Patience {
  private final Budget budget;
  private final LongSupplier clock;
  private final long deadline;

  Patience(Budget budget) {
    this(budget, System::nanoTime);
  }

  /**
   * @param clock in nanoseconds since any time
   */
  Patience(Budget budget, LongSupplier clock) {
    this(budget, clock, clock.getAsLong() + budget.maxTime().toNanos());
  }

  private Patience(Budget budget, LongSupplier clock, long deadline) {
    this.budget = budget;
    this.clock = clock;
    this.deadline = deadline;
  }

  /** For a first step that must leave time for a second one: half of what is left. */
  Patience half() {
    long now = clock.getAsLong();
    return new Patience(budget, clock, now + (deadline - now) / 2);
  }

  /** Ends the analysis if its caller is gone. */
  void poll() {
    if (budget.cancelled().getAsBoolean())
      throw new DeadlineExceeded("The analysis was cancelled.");
  }

  /** Whether the time is up; ends the analysis if its caller is gone. */
  boolean isOver() {
    poll();
    return clock.getAsLong() - deadline >= 0;
  }
}
