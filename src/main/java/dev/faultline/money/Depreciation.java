package dev.faultline.money;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.math.BigDecimal;

/**
 * How the cost of an asset, less its salvage value, is spread over its life.
 *
 * <p>No method takes the book value below the salvage value. {@link Book} applies a method to a
 * cost and a life.
 */
public sealed interface Depreciation {
  /** The same for every month of the life. */
  record StraightLine() implements Depreciation {}

  /**
   * For every month of a year of the life the weight of that year: n for the first of n years, 1
   * for the last. A life that is no whole number of years counts its last, short year as a year.
   */
  record SumOfYearsDigits() implements Depreciation {}

  /**
   * A share of what the books show at the start of each fiscal year.
   *
   * @param basis what the number means
   * @param number a yearly rate (0.4: 40 % a year) or a multiple of the straight line (2: double
   *     declining, twice the straight line's rate)
   * @param ending how the life ends, as a declining balance never reaches 0 by itself
   */
  record DecliningBalance(Basis basis, BigDecimal number, Ending ending) implements Depreciation {
    public DecliningBalance {
      if (number.signum() <= 0) {
        throw new InvalidInput(
            "Declining balance by %s: give a number above 0."
                .formatted(Text.shorten(number.toString())));
      }
      if (basis == Basis.YEARLY_RATE && number.compareTo(BigDecimal.ONE) > 0) {
        throw new InvalidInput(
            "Yearly rate %s: give at most 1, which is 100 %%."
                .formatted(Text.shorten(number.toString())));
      }
    }

    /** As this, with the straight line as soon as that charges more. */
    public DecliningBalance switchingToStraightLine() {
      return new DecliningBalance(basis, number, Ending.STRAIGHT_LINE);
    }

    /** As this, with what is left above salvage after the life left in the books. */
    public DecliningBalance keepingRest() {
      return new DecliningBalance(basis, number, Ending.REST_KEPT);
    }
  }

  /** What the number of a declining balance means. */
  enum Basis {
    /** The share of the book value that a year takes. */
    YEARLY_RATE,
    /** The multiple of the straight line's rate, which is one divided by the years of the life. */
    FACTOR
  }

  /** What becomes of the part of a declining balance that its rate would never reach. */
  enum Ending {
    /** The last fiscal year of the life takes all that is left above salvage. */
    REST_IN_LAST_YEAR,
    /**
     * From the first year in which it charges more, the straight line over the remaining life is
     * used; it ends at salvage.
     */
    STRAIGHT_LINE,
    /** It stays in the books until disposal. */
    REST_KEPT
  }

  static Depreciation straightLine() {
    return new StraightLine();
  }

  static Depreciation sumOfYearsDigits() {
    return new SumOfYearsDigits();
  }

  /** Twice the straight line's rate; the last year takes the rest. */
  static DecliningBalance doubleDeclining() {
    return decliningByFactor(BigDecimal.TWO);
  }

  static DecliningBalance decliningByFactor(BigDecimal factor) {
    return new DecliningBalance(Basis.FACTOR, factor, Ending.REST_IN_LAST_YEAR);
  }

  /**
   * @param yearlyRate 0.4 for 40 % a year
   */
  static DecliningBalance decliningByRate(BigDecimal yearlyRate) {
    return new DecliningBalance(Basis.YEARLY_RATE, yearlyRate, Ending.REST_IN_LAST_YEAR);
  }
}
