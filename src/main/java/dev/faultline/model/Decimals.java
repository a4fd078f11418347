package dev.faultline.model;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * Reads decimal numbers from outside. {@code 1E+900000000} is twelve characters and would be a
 * number of a gigabyte once written out, so that whoever computes with a number from outside takes
 * it from here.
 */
public final class Decimals {
  /** Digits before the point, and after it. Every such number is near a double. */
  private static final int MOST_DIGITS = 300;

  private Decimals() {}

  /**
   * The number that the text, or the number of any type, says; its scale is not negative. Empty if
   * it says none, or one of more than 300 digits before the point or after it.
   */
  public static Optional<BigDecimal> find(Object given) {
    if (given instanceof BigDecimal number) return bounded(number);
    String text = given.toString().strip();
    if (text.length() > 2 * MOST_DIGITS) return Optional.empty();
    try {
      return bounded(new BigDecimal(text));
    } catch (NumberFormatException notANumber) {
      return Optional.empty();
    }
  }

  private static Optional<BigDecimal> bounded(BigDecimal number) {
    long before = (long) number.precision() - number.scale();
    return before > MOST_DIGITS || number.scale() > MOST_DIGITS
        ? Optional.empty()
        : Optional.of(number.setScale(Math.max(0, number.scale())));
  }
}
