package dev.faultline.money;

import dev.faultline.model.InvalidInput;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;

/**
 * One set of books of one asset: what it cost, over which life and by which method that is written
 * off, and so what it is worth on any day. An asset may have several, such as "financial" and
 * "tax".
 *
 * <p>Each fiscal year's charge follows from the value that the books show at its start and from
 * what is left of the life, and half a minor unit rounds up: rounding never adds up, and the last
 * year ends exactly at salvage. Published tables are computed that way. Within a year what is
 * charged up to the end of a month is the year's charge times the part of the year, rounded the
 * same way, so the months of a year add up to it.
 *
 * <p>Every question takes O(years of the life), and O(months) a forecast. Immutable.
 *
 * @param name of the books, such as financial or tax
 * @param cost what was paid, not negative
 * @param salvage what is left at the end, from 0 to the cost, in the same currency
 * @param start the day on which the asset was placed in service
 * @param lifeMonths 1 to 1200
 * @param fiscalYearStart the first month of the fiscal year
 */
public record Book(
    String name,
    Money cost,
    Money salvage,
    LocalDate start,
    int lifeMonths,
    Depreciation method,
    Convention convention,
    Month fiscalYearStart) {
  public Book {
    if (lifeMonths < 1 || lifeMonths > 1200) {
      throw new InvalidInput(
          "Life of %d months in book \"%s\": give 1 to 1200 months.".formatted(lifeMonths, name));
    }
    if (cost.isNegative()) {
      throw new InvalidInput(
          "Cost %s in book \"%s\" is negative; give 0 or more.".formatted(cost.format(), name));
    }
    if (salvage.isNegative() || salvage.compareTo(cost) > 0) {
      throw new InvalidInput(
          "Salvage value %s in book \"%s\": give 0 up to the cost, %s."
              .formatted(salvage.format(), name, cost.format()));
    }
  }

  /** Written off in a straight line to 0, the month of purchase counted, by calendar years. */
  public static Book of(String name, Money cost, LocalDate start, int lifeMonths) {
    return new Book(
        name,
        cost,
        Money.zero(cost.currency()),
        start,
        lifeMonths,
        Depreciation.straightLine(),
        Convention.FULL_MONTH,
        Month.JANUARY);
  }

  public Book withSalvage(Money value) {
    return new Book(name, cost, value, start, lifeMonths, method, convention, fiscalYearStart);
  }

  public Book withMethod(Depreciation other) {
    return new Book(name, cost, salvage, start, lifeMonths, other, convention, fiscalYearStart);
  }

  public Book withConvention(Convention other) {
    return new Book(name, cost, salvage, start, lifeMonths, method, other, fiscalYearStart);
  }

  public Book withFiscalYearStart(Month month) {
    return new Book(name, cost, salvage, start, lifeMonths, method, convention, month);
  }

  /** The book value at the end of the day; 0 before the asset was placed in service. */
  public Money valueAt(LocalDate day) {
    if (day.isBefore(start)) return Money.zero(cost.currency());
    return money(new Schedule(this).moveTo(day).valueAt(day));
  }

  /** What has been written off by the end of the day. */
  public Money accumulatedAt(LocalDate day) {
    return day.isBefore(start) ? Money.zero(cost.currency()) : cost.minus(valueAt(day));
  }

  /** What the calendar month writes off; 0 outside the life. */
  public Money chargeIn(YearMonth month) {
    return accumulatedAt(month.atEndOfMonth())
        .minus(accumulatedAt(month.minusMonths(1).atEndOfMonth()));
  }

  /** The fiscal years from the purchase to the end of the life, in order. */
  public List<YearCharge> schedule() {
    List<YearCharge> years = new ArrayList<>();
    Schedule year = new Schedule(this);
    while (true) {
      years.add(
          new YearCharge(
              year.from(),
              year.to(),
              money(year.opening()),
              money(year.charge()),
              money(cost.minorUnits() - year.closing()),
              money(year.closing())));
      if (year.isLast()) return List.copyOf(years);
      year.next();
    }
  }

  /**
   * What each month writes off, from the given one on; 0 outside the life.
   *
   * @param months how many, 0 to 1200
   */
  public List<MonthCharge> forecast(YearMonth from, int months) {
    if (months < 0 || months > 1200) {
      throw new InvalidInput("Forecast of %d months: give 0 to 1200.".formatted(months));
    }
    List<MonthCharge> charges = new ArrayList<>(months);
    Schedule years = new Schedule(this);
    YearMonth first = YearMonth.from(start);
    long before = cost.minorUnits();
    for (YearMonth month = from.minusMonths(1);
        charges.size() < months;
        month = month.plusMonths(1)) {
      LocalDate end = month.atEndOfMonth();
      boolean begun = !month.isBefore(first);
      long value = begun ? years.moveTo(end).valueAt(end) : 0;
      long left = begun ? value : cost.minorUnits();
      if (!month.isBefore(from))
        charges.add(new MonthCharge(month, money(before - left), money(value)));
      before = left;
    }
    return List.copyOf(charges);
  }

  /**
   * What it means to part with the asset that day. The convention says how much of the year of
   * disposal is still written off.
   *
   * @param proceeds what is received for it, less the cost of disposal; 0 if it is scrapped
   * @throws InvalidInput if the day is before the start, or the proceeds are in another currency
   */
  public Disposal disposal(LocalDate day, Money proceeds) {
    if (day.isBefore(start)) {
      throw new InvalidInput(
          "Disposal on %s in book \"%s\" is before the asset was placed in service, on %s."
              .formatted(day, name, start));
    }
    Money value = money(new Schedule(this).moveTo(day).valueOnDisposal(day));
    return new Disposal(day, proceeds, value, proceeds.minus(value));
  }

  private Money money(long minorUnits) {
    return new Money(minorUnits, cost.currency());
  }

  /**
   * A fiscal year of a book.
   *
   * @param from first day
   * @param to last day
   * @param opening book value at its start; in the first year the cost
   * @param accumulated written off from the start of the life to its end
   * @param closing book value at its end
   */
  public record YearCharge(
      LocalDate from,
      LocalDate to,
      Money opening,
      Money charge,
      Money accumulated,
      Money closing) {}

  /**
   * A calendar month of a book.
   *
   * @param value at its end
   */
  public record MonthCharge(YearMonth month, Money charge, Money value) {}

  /**
   * The end of an asset in a book.
   *
   * @param bookValue what was not yet written off
   * @param gain proceeds less book value; a loss if negative
   */
  public record Disposal(LocalDate day, Money proceeds, Money bookValue, Money gain) {
    public boolean isLoss() {
      return gain.isNegative();
    }
  }
}
