package dev.faultline.money;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.money.Book.Disposal;
import dev.faultline.money.Book.YearCharge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * Depreciation as textbooks, tax tables and manuals print it, to the cent where they print cents.
 */
class PublishedTablesTests {
  private static final LocalDate NEW_YEAR = LocalDate.of(2020, 1, 1);

  /** https://www.coursehero.com/file/51477521/Screen-Shot-2019-03-20-at-115455-PMpng/ */
  @Test
  void straightLineOfATextbook() {
    Book book = book("17000", "1400", 4);
    assertThat(charges(book)).containsExactly("3900.00", "3900.00", "3900.00", "3900.00");
    assertThat(closings(book)).containsExactly("13100.00", "9200.00", "5300.00", "1400.00");
  }

  /**
   * Placed in service on 1 October.
   * https://www.coursehero.com/file/p4hsu/First-year-1500-3months12months-375-Table-Year-Cost-Depreciation-Expense/
   */
  @Test
  void straightLineWithPartYears() {
    Book book = book("5000", "500", 3, LocalDate.of(2020, 10, 1));
    assertThat(charges(book)).containsExactly("375.00", "1500.00", "1500.00", "1125.00");
    assertThat(closings(book)).containsExactly("4625.00", "3125.00", "1625.00", "500.00");
  }

  /**
   * The same source: never past the salvage value, which is reached a year before the life ends.
   */
  @Test
  void doubleDecliningWithPartYears() {
    Book book =
        book("5000", "500", 3, LocalDate.of(2020, 10, 1))
            .withMethod(Depreciation.doubleDeclining());
    assertThat(charges(book)).containsExactly("833.33", "2777.78", "888.89", "0.00");
    assertThat(closings(book)).containsExactly("4166.67", "1388.89", "500.00", "500.00");
  }

  /** https://en.wikipedia.org/wiki/Depreciation, declining balance: 17,000 to 2,000 at 40 %. */
  @Test
  void decliningBalanceOfTheEncyclopedia() {
    Book book =
        book("17000", "2000", 5)
            .withMethod(Depreciation.decliningByRate(new BigDecimal("0.40")).keepingRest());
    assertThat(closings(book))
        .containsExactly("10200.00", "6120.00", "3672.00", "2203.20", "2000.00");
    assertThat(charges(book)).containsExactly("6800.00", "4080.00", "2448.00", "1468.80", "203.20");
    assertThat(closings(book.withMethod(Depreciation.doubleDeclining()))).isEqualTo(closings(book));
  }

  /** https://en.wikipedia.org/wiki/Depreciation, sum of years: 1,000 to 100 over 5 years. */
  @Test
  void sumOfYearsDigitsOfTheEncyclopedia() {
    Book book = book("1000", "100", 5).withMethod(Depreciation.sumOfYearsDigits());
    assertThat(charges(book)).containsExactly("300.00", "240.00", "180.00", "120.00", "60.00");
    assertThat(closings(book)).containsExactly("700.00", "460.00", "280.00", "160.00", "100.00");
  }

  /** Four methods of one machine: https://www.scribd.com/document/522522813 */
  @Test
  void fourMethodsOfOneMachine() {
    Book book = book("17200", "1000", 5);
    assertThat(closings(book))
        .containsExactly("13960.00", "10720.00", "7480.00", "4240.00", "1000.00");
    assertThat(charges(book.withMethod(Depreciation.doubleDeclining().keepingRest())))
        .containsExactly("6880.00", "4128.00", "2476.80", "1486.08", "891.65");
    assertThat(closings(book.withMethod(Depreciation.doubleDeclining().keepingRest())))
        .containsExactly("10320.00", "6192.00", "3715.20", "2229.12", "1337.47");
    Book oneAndAHalf =
        book.withMethod(Depreciation.decliningByFactor(new BigDecimal("1.5")).keepingRest());
    assertThat(charges(oneAndAHalf))
        .containsExactly("5160.00", "3612.00", "2528.40", "1769.88", "1238.92");
    assertThat(closings(oneAndAHalf)).endsWith("4129.72", "2890.80");
    assertThat(charges(book.withMethod(Depreciation.sumOfYearsDigits())))
        .containsExactly("5400.00", "4320.00", "3240.00", "2160.00", "1080.00");
  }

  /** Ten years of VDB(2400; 300; 10): https://www.mrexcel.com/board/threads/vdb-function.227162/ */
  @Test
  void variableDecliningBalanceOfASpreadsheet() {
    Book book =
        book("2400", "300", 10)
            .withMethod(Depreciation.doubleDeclining().switchingToStraightLine());
    assertThat(charges(book))
        .containsExactly(
            "480.00", "384.00", "307.20", "245.76", "196.61", "157.29", "125.83", "100.66", "80.53",
            "22.12");
  }

  /** https://support.microsoft.com/en-US/Excel/functions/syd-function */
  @Test
  void sumOfYearsDigitsOfASpreadsheet() {
    Book book = book("30000", "7500", 10).withMethod(Depreciation.sumOfYearsDigits());
    assertThat(charges(book)).startsWith("4090.91").endsWith("409.09");
  }

  /** https://www.coursehero.com/file/6545761/The-following-table-shows-how-the-sum/, in dollars. */
  @Test
  void sumOfYearsDigitsOfATruck() {
    Book book = book("90000", "10000", 5).withMethod(Depreciation.sumOfYearsDigits());
    assertThat(charges(book))
        .containsExactly("26666.67", "21333.33", "16000.00", "10666.67", "5333.33");
  }

  /**
   * Five months of the first year are left; printed in dollars, and for the sum of digits as a
   * rule: https://www.coursehero.com/file/6545368/Double1/
   */
  @Test
  void aTruckBoughtInAugust() {
    Book book = book("90000", "10000", 5, LocalDate.of(2020, 8, 1));
    Book declining = book.withMethod(Depreciation.doubleDeclining());
    assertThat(charges(declining))
        .containsExactly("15000.00", "30000.00", "18000.00", "10800.00", "6200.00", "0.00");
    // 5/12 of the first year; 7/12 of the first and 5/12 of the second; …; 7/12 of the last
    assertThat(charges(book.withMethod(Depreciation.sumOfYearsDigits())))
        .extracting(charge -> Math.round(Double.parseDouble(charge)))
        .containsExactly(11_111L, 24_444L, 19_111L, 13_778L, 8_444L, 3_111L);
  }

  /**
   * https://help-sfa.na.sage.com/en-us/20260/Depreciation/SingleUser/Content/deprmethods/sum_of_the_years_digits_half_year_example.htm
   */
  @Test
  void sumOfYearsDigitsByHalfYears() {
    Book book =
        book("2800", "0", 10, LocalDate.of(2020, 11, 20))
            .withMethod(Depreciation.sumOfYearsDigits())
            .withConvention(Convention.HALF_YEAR);
    assertThat(charges(book)).startsWith("254.55", "483.64").hasSize(11);
  }

  /**
   * Table A-1 of IRS Publication 946, in cents of 100 dollars, as at
   * https://taxprotesttx.com/datasets/macrs-tables-pub-946.json
   */
  @Test
  void halfYearTablesOfTheTaxOffice() {
    assertThat(charges(taxBook(5, "2")))
        .containsExactly("20.00", "32.00", "19.20", "11.52", "11.52", "5.76");
    assertThat(charges(taxBook(7, "2")))
        .containsExactly("14.29", "24.49", "17.49", "12.49", "8.93", "8.92", "8.93", "4.46");
    assertThat(charges(taxBook(15, "1.5")))
        .containsExactly(
            "5.00", "9.50", "8.55", "7.70", "6.93", "6.23", "5.90", "5.90", "5.91", "5.90", "5.91",
            "5.90", "5.91", "5.90", "5.91", "2.95");
  }

  /** "Half a year in the year of disposal", IRS Publication 946: half of what the table says. */
  @Test
  void disposalInAHalfYearBook() {
    Book book = taxBook(5, "2");
    Disposal disposal = book.disposal(LocalDate.of(2022, 3, 3), usd("40"));
    assertThat(disposal.bookValue()).isEqualTo(usd("38.40")); // 100 - 20 - 32 - 19.20 / 2
    assertThat(disposal.gain()).isEqualTo(usd("1.60"));
    assertThat(book.disposal(LocalDate.of(2020, 12, 31), usd("90")).bookValue())
        .isEqualTo(usd("100"));
    assertThat(book.disposal(LocalDate.of(2025, 2, 1), usd("0")).bookValue()).isEqualTo(usd("0"));
  }

  /** https://www.jiskha.com/display.cgi?id=1275256419: sold for 6,000 after three years. */
  @Test
  void gainOfATextbook() {
    Book book = book("10000", "0", 5);
    Disposal disposal = book.disposal(LocalDate.of(2022, 12, 31), usd("6000"));
    assertThat(disposal.bookValue()).isEqualTo(usd("4000"));
    assertThat(disposal.gain()).isEqualTo(usd("2000"));
    assertThat(disposal.isLoss()).isFalse();
  }

  /**
   * https://indextestingapp.uonbi.ac.ke/preguntia/29993032: 76,000 over 8 years to 4,000, sold at
   * the end of year 6 for 13,000.
   */
  @Test
  void lossOfATextbook() {
    Book book = book("76000", "4000", 8);
    Disposal disposal = book.disposal(LocalDate.of(2025, 12, 31), usd("13000"));
    assertThat(disposal.bookValue()).isEqualTo(usd("22000"));
    assertThat(disposal.gain()).isEqualTo(usd("-9000"));
    assertThat(disposal.isLoss()).isTrue();
  }

  /** https://opentuition.com/topic/tangible-non-current-asset-4: a year ending in June. */
  @Test
  void aYearThatEndsInJune() {
    Book book =
        book("1000000", "0", 5, LocalDate.of(2019, 10, 1))
            .withMethod(Depreciation.decliningByRate(new BigDecimal("0.2")).keepingRest())
            .withFiscalYearStart(Month.JULY);
    // 200,000 a year for nine months; then 20 % of the 850,000 that are left
    assertThat(charges(book)).startsWith("150000.00", "170000.00");
  }

  private static Book taxBook(int years, String factor) {
    return book("100", "0", years, LocalDate.of(2020, 2, 15))
        .withMethod(
            Depreciation.decliningByFactor(new BigDecimal(factor)).switchingToStraightLine())
        .withConvention(Convention.HALF_YEAR);
  }

  private static Book book(String cost, String salvage, int years) {
    return book(cost, salvage, years, NEW_YEAR);
  }

  private static Book book(String cost, String salvage, int years, LocalDate start) {
    return Book.of("financial", usd(cost), start, 12 * years).withSalvage(usd(salvage));
  }

  private static Money usd(String amount) {
    return Money.of(amount, "USD");
  }

  private static List<String> charges(Book book) {
    return book.schedule().stream()
        .map(YearCharge::charge)
        .map(PublishedTablesTests::plain)
        .toList();
  }

  private static List<String> closings(Book book) {
    return book.schedule().stream()
        .map(YearCharge::closing)
        .map(PublishedTablesTests::plain)
        .toList();
  }

  private static String plain(Money money) {
    return money.amount().toPlainString();
  }
}
