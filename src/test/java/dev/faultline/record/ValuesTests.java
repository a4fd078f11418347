package dev.faultline.record;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.InvalidInput;
import dev.faultline.money.Money;
import java.math.BigDecimal;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValuesTests {
  private static Money price(Object amount) {
    return Values.money("price", Map.of("amount", amount, "currency", "EUR"));
  }

  @Test
  void anAmountMayBeANumberWithAnExponent() {
    assertThat(price(new BigDecimal("1e5"))).isEqualTo(Money.parse("100000.00 EUR"));
    assertThat(price(new BigDecimal("1.25e1"))).isEqualTo(Money.parse("12.50 EUR"));
    assertThat(price(7)).isEqualTo(Money.parse("7.00 EUR"));
  }

  @Test
  void anAmountIsAtMostAMillionMillions() {
    assertThat(price("1,000,000,000,000")).isEqualTo(Money.parse("1000000000000 EUR"));
    assertThatThrownBy(() -> Values.money("price", "90,000,000,000,000,000.00 HUF"))
        .isInstanceOf(InvalidInput.class)
        .hasMessage(
            "price is at most 1,000,000,000,000.00 HUF but was 90,000,000,000,000,000.00 HUF.");
  }

  @Test
  void anAmountOfAnyLengthIsRefusedInAShortSentence() {
    for (Object amount :
        new Object[] {
          new BigDecimal("1e900000000"), new BigDecimal("1e-900000000"), "9".repeat(1_000_000)
        }) {
      assertThatThrownBy(() -> price(amount))
          .isInstanceOf(InvalidInput.class)
          .satisfies(refused ->
              assertThat(refused.getMessage()).startsWith("price: ").hasSizeLessThan(250));
    }
  }
}
