package dev.faultline.impact;

import dev.faultline.model.DeadlineExceeded;

/** The time left for one question that is answered by many fixpoints. */
final class Patience {
  private final Budget budget;
  private final long deadline;

  Patience(Budget budget) {
    this.budget = budget;
    this.deadline = System.nanoTime() + budget.maxTime().toNanos();
  }

  /** Ends the analysis if its caller is gone. */
  void poll() {
    if (budget.cancelled().getAsBoolean())
      throw new DeadlineExceeded("The analysis was cancelled.");
  }

  /** Whether the time is up; ends the analysis if its caller is gone. */
  boolean isOver() {
    poll();
    return System.nanoTime() - deadline >= 0;
  }
}
