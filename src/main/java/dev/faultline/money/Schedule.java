package dev.faultline.money;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;

/** Walks the fiscal years of a book, from that of the purchase on. Used by one thread. */
final class Schedule {
  /*
   * The life is counted in months 1 to L, each with a weight (all 1; by sum of years' digits the number of its year counted from
   * the end). A convention says how many months have ended by the last day of a fiscal year. A year takes from what is left above
   * salvage the weight of its months over the weight of all that are left, rounded: an error of half a cent is made good by the
   * years after it, and the last year takes all. A declining balance takes rate x opening x months / 12 instead.
   */
  private final Book book;
  private final LocalDate firstMonth;
  private LocalDate from;
  private int begun;
  private int ended;
  private long opening;
  private long charge;

  Schedule(Book book) {
    this.book = book;
    LocalDate start = book.start();
    this.firstMonth =
        switch (book.convention()) {
          case EXACT_MONTHS -> start;
          case FULL_MONTH, HALF_YEAR, NONE -> start.withDayOfMonth(1);
          case FOLLOWING_MONTH -> start.withDayOfMonth(1).plusMonths(1);
          case NEAREST_MONTH ->
              start.withDayOfMonth(1).plusMonths(start.getDayOfMonth() > 15 ? 1 : 0);
        };
    LocalDate yearStart = LocalDate.of(start.getYear(), book.fiscalYearStart(), 1);
    this.from = yearStart.isAfter(start) ? yearStart.minusYears(1) : yearStart;
    this.opening = book.cost().minorUnits();
    this.ended = endedBy(to());
    this.charge = computeCharge();
  }

  /** Moves on to the fiscal year of the day, or to the last one of the life. */
  Schedule moveTo(LocalDate day) {
    while (day.isAfter(to()) && !isLast()) next();
    return this;
  }

  void next() {
    opening -= charge;
    from = from.plusYears(1);
    begun = ended;
    ended = endedBy(to());
    charge = computeCharge();
  }

  LocalDate from() {
    return from;
  }

  LocalDate to() {
    return from.plusYears(1).minusDays(1);
  }

  boolean isLast() {
    return ended == book.lifeMonths();
  }

  long opening() {
    return opening;
  }

  long charge() {
    return charge;
  }

  long closing() {
    return opening - charge;
  }

  /** The book value at the end of a day of this year, or of any later day if this is the last. */
  long valueAt(LocalDate day) {
    if (!day.isBefore(to())) return closing();
    if (spreadsFirstYear() && begun == 0) {
      LocalDate month = firstMonth;
      return opening - part(monthsEnded(month, day), monthsEnded(month, to()));
    }
    int months = Math.min(ended, endedBy(day));
    return book.method() instanceof Depreciation.SumOfYearsDigits
        ? opening - part(weight(months) - weight(begun), weight(ended) - weight(begun))
        : opening - part(months - begun, ended - begun);
  }

  /** The book value when the asset is disposed of on a day of this year. */
  long valueOnDisposal(LocalDate day) {
    if (!spreadsFirstYear() || day.isAfter(to())) return valueAt(day);
    if (book.convention() == Convention.NONE || begun == 0) return opening;
    return opening - part(Math.min(6, ended - begun), ended - begun);
  }

  private boolean spreadsFirstYear() {
    return book.convention() == Convention.HALF_YEAR || book.convention() == Convention.NONE;
  }

  /** How many months of the life have ended by the end of the day. */
  private int endedBy(LocalDate day) {
    if (!spreadsFirstYear()) return Math.min(book.lifeMonths(), monthsEnded(firstMonth, day));
    int firstYear = book.convention() == Convention.HALF_YEAR ? 6 : 12;
    int later = begun == 0 ? 0 : monthsEnded(from, day);
    return Math.min(book.lifeMonths(), begun == 0 ? firstYear : begun + later);
  }

  /**
   * How many months that begin with the given day have ended by the end of the other. In a calendar
   * month without a day of that number they end with its last day.
   */
  private static int monthsEnded(LocalDate first, LocalDate day) {
    return (int) Math.max(0, ChronoUnit.MONTHS.between(first, day.plusDays(1)));
  }

  private long computeCharge() {
    long above = opening - book.salvage().minorUnits();
    int life = book.lifeMonths();
    if (isLast() && !keepsRest()) return above;
    return switch (book.method()) {
      case Depreciation.StraightLine() -> share(above, ended - begun, life - begun);
      case Depreciation.SumOfYearsDigits() ->
          share(above, weight(ended) - weight(begun), weight(life) - weight(begun));
      case Depreciation.DecliningBalance declining -> {
        long line =
            declining.ending() == Depreciation.Ending.STRAIGHT_LINE
                ? share(above, ended - begun, life - begun)
                : 0;
        yield Math.min(above, Math.max(line, declined(declining)));
      }
    };
  }

  private boolean keepsRest() {
    return book.method() instanceof Depreciation.DecliningBalance declining
        && declining.ending() == Depreciation.Ending.REST_KEPT;
  }

  private long declined(Depreciation.DecliningBalance declining) {
    BigDecimal months = BigDecimal.valueOf(ended - begun);
    long divisor =
        switch (declining.basis()) {
          case YEARLY_RATE -> 12;
          case FACTOR -> book.lifeMonths();
        };
    return BigDecimal.valueOf(opening)
        .multiply(declining.number())
        .multiply(months)
        .divide(BigDecimal.valueOf(divisor), 0, RoundingMode.HALF_UP)
        .min(BigDecimal.valueOf(opening))
        .longValueExact();
  }

  /** The digits of the first months of the life, added up. */
  private long weight(int months) {
    int years = Math.ceilDiv(book.lifeMonths(), 12);
    long whole = months / 12;
    return 12 * (whole * years - whole * (whole - 1) / 2) + months % 12 * (years - whole);
  }

  /** The part of this year's charge. */
  private long part(long of, long all) {
    return all == 0 ? 0 : share(charge, of, all);
  }

  /** amount x of / all, half a unit rounded up. */
  private static long share(long amount, long of, long all) {
    long product = amount * of;
    if (product >= 0 && product < Long.MAX_VALUE / 4 && Math.multiplyHigh(amount, of) == 0)
      return (2 * product + all) / (2 * all);
    return BigDecimal.valueOf(amount)
        .multiply(BigDecimal.valueOf(of))
        .divide(BigDecimal.valueOf(all), 0, RoundingMode.HALF_UP)
        .longValueExact();
  }
}
