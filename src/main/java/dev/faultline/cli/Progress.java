package dev.faultline.cli;

/** A line on a terminal's standard error that is written over as work goes on; else nothing. */
final class Progress implements AutoCloseable {
  private static final long EVERY_NANOS = 100_000_000;

  private final Console console;
  private long last = System.nanoTime();
  private int shown;

  Progress(Console console) {
    this.console = console;
  }

  /** Whether it is time for another {@link #show}; cheap enough to ask for each record. */
  boolean isDue() {
    return console.progress() && System.nanoTime() - last >= EVERY_NANOS;
  }

  void show(String text) {
    if (!console.progress()) return;
    last = System.nanoTime();
    console.err().print("\r" + text + " ".repeat(Math.max(0, shown - text.length())));
    console.err().flush();
    shown = text.length();
  }

  /** Clears the line. */
  @Override
  public void close() {
    if (shown == 0) return;
    console.err().print("\r" + " ".repeat(shown) + "\r");
    console.err().flush();
    shown = 0;
  }
}
