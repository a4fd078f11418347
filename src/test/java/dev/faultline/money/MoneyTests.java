package dev.faultline.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.InvalidInput;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MoneyTests {
  private static final Currency EUR = Currency.getInstance("EUR");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234.5 EUR | 123450 | 1,234.50 EUR",
        "1,234.50 EUR | 123450 | 1,234.50 EUR",
        "-0.05 USD | -5 | -0.05 USD",
        "999 JPY | 999 | 999 JPY",
        "1234567 JPY | 1234567 | 1,234,567 JPY",
        "1.234 KWD | 1234 | 1.234 KWD",
        "12.500 EUR | 1250 | 12.50 EUR",
      })
  void readsAndWritesTheSameInEveryLocale(String text, long minorUnits, String formatted) {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.GERMANY);
      Money money = Money.parse(text);
      assertThat(money.minorUnits()).isEqualTo(minorUnits);
      assertThat(money.format()).isEqualTo(formatted);
      assertThat(Money.parse(money.format())).isEqualTo(money);
      assertThat(Money.parse(money.toString())).isEqualTo(money);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "1.234,50 EUR",
        "12,34 EUR",
        "1,2345.00 EUR",
        "12.345 EUR",
        "0.5 JPY",
        "12 EURO",
        "12 XYZ",
        "12 XAU",
        "EUR 12",
        "12",
        "1e3 EUR",
        "99999999999999999999 EUR",
        "0.00000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000000"
            + " EUR",
        ""
      })
  void refusesWhatIsNotAnExactAmount(String text) {
    assertThatThrownBy(() -> Money.parse(text)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void refusalsNameTheValueAndTheRemedy() {
    assertThatThrownBy(() -> Money.parse("12.345 EUR"))
        .hasMessage(
            "Amount 12.345 is not an amount of EUR that can be kept: give at most 2 digits after"
                + " the point and 16 before it.");
  }

  @Test
  void differentCurrenciesAreNeverMixed() {
    Money euros = Money.parse("1,000.50 EUR");
    Money dollars = Money.parse("3 USD");
    assertThatThrownBy(() -> euros.plus(dollars))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "Cannot add 1,000.50 EUR and 3.00 USD: they are of different currencies; convert one of"
                + " them first.");
    assertThatThrownBy(() -> euros.minus(dollars)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> euros.compareTo(dollars)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void sumsThatDoNotFitDoNotWrap() {
    Money most = Money.ofMinor(Long.MAX_VALUE, EUR);
    assertThatThrownBy(() -> most.plus(Money.ofMinor(1, EUR)))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "The amounts of EUR come to more than 92,233,720,368,547,758.07 EUR, the most that can"
                + " be counted; look for one that is mistyped, or ask for fewer.");
    assertThatThrownBy(() -> most.negated().minus(Money.ofMinor(2, EUR)))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> most.times(2)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void halfACentRoundsAwayFromZero() {
    assertThat(Money.parse("0.05 EUR").times(new BigDecimal("0.5")))
        .isEqualTo(Money.parse("0.03 EUR"));
    assertThat(Money.parse("-0.05 EUR").times(new BigDecimal("0.5")))
        .isEqualTo(Money.parse("-0.03 EUR"));
  }

  @Test
  void equalPartsGiveTheOddCentsToTheFirst() {
    assertThat(Money.parse("100 EUR").allocate(1, 1, 1))
        .extracting(Money::toString)
        .isEqualTo(List.of("33.34 EUR", "33.33 EUR", "33.33 EUR"));
    assertThat(Money.parse("-0.05 EUR").allocate(7, 7))
        .extracting(Money::toString)
        .isEqualTo(List.of("-0.03 EUR", "-0.02 EUR"));
  }

  /** The 60 seats of 1790, https://electowiki.org/w/index.php?title=Hamilton_method&oldid=9372 */
  @Test
  void splitsByTheLargestRemainderAsPublished() {
    long[] populations = {
      630_560, 475_327, 432_879, 353_523, 331_589, 278_514, 236_841, 206_236, 179_570, 141_822,
      85_533, 70_835, 68_705, 68_446, 55_540
    };
    long[] seats = {11, 8, 7, 6, 6, 5, 4, 3, 3, 2, 1, 1, 1, 1, 1};

    assertThat(Allocation.byLargestRemainder(60, populations)).isEqualTo(seats);
    assertThat(Allocation.byLargestRemainder(60, scaled(populations, 1L << 33))).isEqualTo(seats);
  }

  @Test
  void partsAddUpWhateverTheWeights() {
    Random random = new Random(7);
    for (int round = 0; round < 20_000; round++) {
      long[] weights = new long[1 + random.nextInt(8)];
      long bound = 1L << random.nextInt(1, 58);
      for (int i = 0; i < weights.length; i++) weights[i] = random.nextLong(bound);
      weights[random.nextInt(weights.length)]++;
      long amount = random.nextLong() >> random.nextInt(1, 62);
      long[] parts = Allocation.byLargestRemainder(amount, weights);
      BigDecimal sum = BigDecimal.ZERO;
      for (long weight : weights) sum = sum.add(BigDecimal.valueOf(weight));
      long left = amount;
      for (int i = 0; i < parts.length; i++) {
        left -= parts[i];
        BigDecimal error =
            BigDecimal.valueOf(parts[i])
                .multiply(sum)
                .subtract(BigDecimal.valueOf(amount).multiply(BigDecimal.valueOf(weights[i])));
        assertThat(error.abs()).isLessThan(sum);
        if (weights[i] == 0) assertThat(parts[i]).isZero();
      }
      assertThat(left).isZero();
    }
  }

  @Test
  void refusesWeightsThatSayNothing() {
    assertThatThrownBy(() -> Allocation.byLargestRemainder(5, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Allocation.byLargestRemainder(5, 3, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static long[] scaled(long[] weights, long factor) {
    long[] scaled = weights.clone();
    for (int i = 0; i < scaled.length; i++) scaled[i] *= factor;
    return scaled;
  }
}
