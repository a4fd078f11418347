package dev.faultline.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.InvalidInput;
import dev.faultline.money.Book.MonthCharge;
import dev.faultline.money.Book.YearCharge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BookTests {
  private static final Money COST = Money.parse("1200 EUR");

  @ParameterizedTest
  @CsvSource({
    "EXACT_MONTHS, 2020-11-13, 1200.00",
    "EXACT_MONTHS, 2020-11-14, 1100.00",
    "EXACT_MONTHS, 2020-12-31, 1000.00",
    "FULL_MONTH, 2020-10-30, 1200.00",
    "FULL_MONTH, 2020-10-31, 1100.00",
    "FULL_MONTH, 2020-12-31, 900.00",
    "FOLLOWING_MONTH, 2020-11-29, 1200.00",
    "FOLLOWING_MONTH, 2020-12-31, 1000.00",
    "NEAREST_MONTH, 2020-12-31, 900.00",
    "HALF_YEAR, 2020-10-31, 1000.00",
    "HALF_YEAR, 2020-12-31, 600.00",
    "HALF_YEAR, 2021-06-30, 0.00",
    "NONE, 2020-11-30, 400.00",
    "NONE, 2020-12-31, 0.00",
  })
  void theConventionSaysFromWhenOnAPurchaseCounts(
      Convention convention, LocalDate day, String value) {
    Book book = Book.of("tax", COST, LocalDate.of(2020, 10, 15), 12).withConvention(convention);
    assertThat(book.valueAt(day)).isEqualTo(Money.of(value, "EUR"));
  }

  @Test
  void aPurchaseAfterTheFifteenthCountsFromTheNextMonth() {
    Book book =
        Book.of("tax", COST, LocalDate.of(2020, 10, 16), 12)
            .withConvention(Convention.NEAREST_MONTH);
    assertThat(book.valueAt(LocalDate.of(2020, 12, 31))).isEqualTo(Money.of("1000", "EUR"));
  }

  @Test
  void exactMonthsFromTheLastOfAMonth() {
    Book book =
        Book.of("tax", COST, LocalDate.of(2020, 1, 31), 12).withConvention(Convention.EXACT_MONTHS);
    assertThat(book.valueAt(LocalDate.of(2020, 2, 28))).isEqualTo(COST);
    assertThat(book.valueAt(LocalDate.of(2020, 2, 29))).isEqualTo(Money.of("1100", "EUR"));
    assertThat(book.valueAt(LocalDate.of(2020, 3, 29))).isEqualTo(Money.of("1100", "EUR"));
    assertThat(book.valueAt(LocalDate.of(2020, 3, 30))).isEqualTo(Money.of("1000", "EUR"));
    assertThat(book.valueAt(LocalDate.of(2021, 1, 30))).isEqualTo(Money.of("0", "EUR"));
  }

  @Test
  void nothingIsInTheBooksBeforeThePurchase() {
    Book book = Book.of("tax", COST, LocalDate.of(2020, 10, 15), 12);
    assertThat(book.valueAt(LocalDate.of(2020, 10, 14))).isEqualTo(Money.of("0", "EUR"));
    assertThat(book.accumulatedAt(LocalDate.of(2020, 10, 14))).isEqualTo(Money.of("0", "EUR"));
    assertThat(book.valueAt(LocalDate.of(2020, 10, 15))).isEqualTo(COST);
  }

  @Test
  void withoutPartYearsTheYearOfDisposalIsNotCharged() {
    Book book =
        Book.of("tax", COST, LocalDate.of(2020, 10, 15), 24).withConvention(Convention.NONE);
    Money nothing = Money.of("0", "EUR");
    assertThat(book.disposal(LocalDate.of(2021, 11, 30), nothing).gain())
        .isEqualTo(Money.of("-600", "EUR"));
    assertThat(book.disposal(LocalDate.of(2020, 12, 31), nothing).bookValue()).isEqualTo(COST);
    assertThat(book.disposal(LocalDate.of(2030, 1, 1), nothing).bookValue()).isEqualTo(nothing);
  }

  @Test
  void monthsOfAForecastAddUpToTheYear() {
    Book book = Book.of("financial", Money.parse("1000 EUR"), LocalDate.of(2020, 1, 1), 36);
    List<MonthCharge> months = book.forecast(YearMonth.of(2019, 12), 38);
    assertThat(months.getFirst().charge().isZero()).isTrue();
    assertThat(months.getLast().charge().isZero()).isTrue();
    assertThat(months.get(1).charge()).isEqualTo(Money.of("27.78", "EUR"));
    Money sum = months.stream().map(MonthCharge::charge).reduce(Money::plus).orElseThrow();
    assertThat(sum).isEqualTo(Money.of("1000", "EUR"));
    assertThat(book.schedule())
        .extracting(year -> year.charge().toString())
        .containsExactly("333.33 EUR", "333.34 EUR", "333.33 EUR");
  }

  @Test
  void refusalsNameTheBookAndTheBounds() {
    assertThatThrownBy(() -> Book.of("tax", COST, LocalDate.EPOCH, 0))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("Life of 0 months in book \"tax\": give 1 to 1200 months.");
    assertThatThrownBy(
            () -> Book.of("tax", COST, LocalDate.EPOCH, 12).withSalvage(Money.parse("1201 EUR")))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "Salvage value 1,201.00 EUR in book \"tax\": give 0 up to the cost, 1,200.00 EUR.");
    assertThatThrownBy(
            () -> Book.of("tax", COST, LocalDate.EPOCH, 12).withSalvage(Money.parse("1 USD")))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("different currencies");
    assertThatThrownBy(
            () -> Book.of("tax", COST, LocalDate.EPOCH, 12).disposal(LocalDate.MIN, COST))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> Depreciation.decliningByRate(new BigDecimal("1.2")))
        .isInstanceOf(InvalidInput.class);
  }

  /** Whatever the method and the convention: downwards, never below salvage, in step everywhere. */
  @Test
  void everyBookKeepsTheRules() {
    Random random = new Random(11);
    Money nothing = Money.of("0", "EUR");
    for (int round = 0; round < 4_000; round++) {
      Book book = randomBook(random);
      Money before = book.cost();
      for (YearCharge year : book.schedule()) {
        assertThat(year.opening()).as("%s", book).isEqualTo(before);
        assertThat(year.charge().isNegative()).as("%s", book).isFalse();
        assertThat(year.closing()).isEqualTo(year.opening().minus(year.charge()));
        assertThat(year.accumulated()).isEqualTo(book.cost().minus(year.closing()));
        assertThat(book.valueAt(year.to())).as("%s", book).isEqualTo(year.closing());
        before = year.closing();
      }
      if (book.method() instanceof Depreciation.DecliningBalance declining
          && declining.ending() == Depreciation.Ending.REST_KEPT) {
        assertThat(before).isGreaterThanOrEqualTo(book.salvage());
      } else {
        assertThat(before).as("%s", book).isEqualTo(book.salvage());
      }
      Money month = book.cost();
      for (MonthCharge charge :
          book.forecast(YearMonth.from(book.start()).plusMonths(1), book.lifeMonths() + 24)) {
        assertThat(charge.charge().isNegative()).as("%s", book).isFalse();
        assertThat(charge.value()).isLessThanOrEqualTo(month);
        month = charge.value();
        assertThat(book.chargeIn(charge.month())).isEqualTo(charge.charge());
        Money sold = book.disposal(charge.month().atEndOfMonth(), nothing).bookValue();
        assertThat(sold).isBetween(book.salvage(), book.cost());
      }
      assertThat(month).as("%s", book).isEqualTo(before);
    }
  }

  private static Book randomBook(Random random) {
    BigDecimal factor = BigDecimal.valueOf(random.nextInt(1, 300), 2);
    Depreciation.DecliningBalance declining = Depreciation.decliningByFactor(factor);
    Depreciation method =
        switch (random.nextInt(6)) {
          case 0 -> Depreciation.straightLine();
          case 1 -> Depreciation.sumOfYearsDigits();
          case 2 -> declining;
          case 3 -> declining.keepingRest();
          case 4 -> declining.switchingToStraightLine();
          default -> Depreciation.decliningByRate(BigDecimal.valueOf(random.nextInt(1, 101), 2));
        };
    long cost = random.nextLong(1L << random.nextInt(1, 50));
    Money salvage = Money.of("0", "EUR");
    if (random.nextBoolean()) salvage = Money.ofMinor(random.nextLong(cost + 1), COST.currency());
    return new Book(
        "random",
        Money.ofMinor(cost, COST.currency()),
        salvage,
        LocalDate.of(2020, 1, 1).plusDays(random.nextInt(1500)),
        random.nextInt(1, 90),
        method,
        Convention.values()[random.nextInt(Convention.values().length)],
        Month.of(random.nextInt(1, 13)));
  }

  @Test
  void aForecastSaysOfEachMonthWhatTheBookSaysOfIt() {
    Random random = new Random(12);
    for (int round = 0; round < 500; round++) {
      Book book = randomBook(random);
      YearMonth from = YearMonth.of(2019, 6).plusMonths(random.nextInt(90));
      List<MonthCharge> each = new ArrayList<>();
      int months = random.nextInt(100);
      for (int i = 0; i < months; i++) {
        YearMonth month = from.plusMonths(i);
        each.add(new MonthCharge(month, book.chargeIn(month), book.valueAt(month.atEndOfMonth())));
      }
      assertThat(book.forecast(from, each.size())).as("%s", book).isEqualTo(each);
    }
  }
}
