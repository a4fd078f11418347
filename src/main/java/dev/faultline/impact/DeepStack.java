package dev.faultline.impact;

import org.jspecify.annotations.Nullable;

/** Runs work whose recursion is deep; only the pages of the stack that are touched take memory. */
final class DeepStack {
  private static final long BYTES = 1L << 29;

  private DeepStack() {}

  /** Runs the work to its end in a thread of its own; what it throws is thrown here. */
  static void run(Runnable work) {
    Failure failure = new Failure();
    Thread thread = new Thread(null, work, "cut-sets", BYTES);
    thread.setDaemon(true);
    thread.setUncaughtExceptionHandler((_, thrown) -> failure.thrown = thrown);
    thread.start();
    boolean interrupted = false;
    while (thread.isAlive()) {
      try {
        thread.join();
      } catch (InterruptedException e) {
        interrupted = true;
      }
    }
    if (interrupted) Thread.currentThread().interrupt();
    switch (failure.thrown) {
      case null -> {}
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      case Throwable e -> throw new IllegalStateException(e);
    }
  }

  private static final class Failure {
    private volatile @Nullable Throwable thrown;
  }
}
