package dev.faultline.benchmark;

import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.OptionalLong;

/** Asks one question again and again, each after the answer to the one before. */
final class ClosedLoop {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int FEWEST = 3;
  private static final int MOST = 100_000;

  private final Duration cap;
  private final Duration warmUp;
  private final Duration measured;

  /**
   * @param cap a question that takes longer is given up, and not asked again
   */
  ClosedLoop(Duration cap, Duration warmUp, Duration measured) {
    this.cap = cap;
    this.warmUp = warmUp;
    this.measured = measured;
  }

  /** Answers a question, or gives up. */
  @FunctionalInterface
  interface Question {
    /**
     * @return the answer's size; empty if it took longer than the cap
     */
    OptionalLong ask(Duration cap);
  }

  /**
   * The median time of an answer after a warm-up.
   *
   * @throws IllegalStateException if an answer has another size than expected
   */
  Measured measure(Question question, long expected) {
    long[] nanos = new long[MOST];
    if (ask(question, expected, nanos, warmUp) < 0) return Measured.capped(cap.toNanos());
    long bytes = THREADS.getTotalThreadAllocatedBytes();
    int count = ask(question, expected, nanos, measured);
    if (count < 0) return Measured.capped(cap.toNanos());
    bytes = THREADS.getTotalThreadAllocatedBytes() - bytes;
    Arrays.sort(nanos, 0, count);
    return new Measured(nanos[count / 2], (double) bytes / count, false);
  }

  private int ask(Question question, long expected, long[] nanos, Duration atLeast) {
    long start = System.nanoTime();
    int count = 0;
    while (count < MOST
        && (count < FEWEST || System.nanoTime() - start < atLeast.toNanos())
        && (count == 0 || System.nanoTime() - start < cap.toNanos())) {
      long begin = System.nanoTime();
      OptionalLong answer = question.ask(cap);
      if (answer.isEmpty()) return -1;
      nanos[count++] = System.nanoTime() - begin;
      if (answer.getAsLong() != expected) {
        throw new IllegalStateException(
            "the answer has " + answer.getAsLong() + " items, and not " + expected);
      }
    }
    return count;
  }
}
