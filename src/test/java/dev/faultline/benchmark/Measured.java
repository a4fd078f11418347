package dev.faultline.benchmark;

import java.util.Locale;

/**
 * What one question costs.
 *
 * @param nanos time of an answer
 * @param bytes allocated for an answer, by all threads of the process
 * @param isCapped whether the time is the cap at which the question was given up
 */
record Measured(double nanos, double bytes, boolean isCapped) {
  static Measured capped(double nanos) {
    return new Measured(nanos, Double.NaN, true);
  }

  /** {@code 5.5 ms}, {@code > 60 s}. */
  String time() {
    return (isCapped ? "> " : "") + time(nanos);
  }

  /** {@code 12 kB}. */
  String memory() {
    if (Double.isNaN(bytes)) return "–";
    if (bytes < 1e3) return number(bytes) + " B";
    return bytes < 1e6 ? number(bytes / 1e3) + " kB" : number(bytes / 1e6) + " MB";
  }

  /** How many times as long as the other one: {@code 4.9}, {@code > 1,200}. */
  String times(Measured other) {
    return (isCapped ? "> " : "") + number(nanos / other.nanos);
  }

  private static String time(double nanos) {
    if (nanos < 1e3) return number(nanos) + " ns";
    if (nanos < 1e6) return number(nanos / 1e3) + " µs";
    return nanos < 1e9 ? number(nanos / 1e6) + " ms" : number(nanos / 1e9) + " s";
  }

  /** Two digits of a small number, all before the point of a large one. */
  static String number(double value) {
    return String.format(Locale.ROOT, value < 9.95 ? "%.1f" : "%,.0f", value);
  }
}
