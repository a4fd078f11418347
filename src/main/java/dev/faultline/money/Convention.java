package dev.faultline.money;

/**
 * From when on a purchase counts, and how much of the year of disposal does.
 *
 * <p>A month's charge is in the books from the last day of that month on.
 */
public enum Convention {
  /**
   * Months run from the day of purchase: bought on 15 October, the first ends on 14 November. The
   * months that have ended by the day of disposal count.
   */
  EXACT_MONTHS,
  /** The month of purchase counts in full, the month of disposal not unless it ends that day. */
  FULL_MONTH,
  /** The month after the purchase is the first; the month of disposal as in {@link #FULL_MONTH}. */
  FOLLOWING_MONTH,
  /**
   * A purchase up to the 15th counts from that month on, a later one from the next; the month of
   * disposal as in {@link #FULL_MONTH}.
   */
  NEAREST_MONTH,
  /**
   * Half a year's charge in the fiscal year of purchase and in that of disposal, whatever the days,
   * and none if they are the same year. The first half year is spread over the months from the
   * purchase to the end of the fiscal year.
   */
  HALF_YEAR,
  /**
   * No part years: a whole year's charge in the fiscal year of purchase, spread over its months
   * from the purchase on, and none in that of disposal.
   */
  NONE
}
