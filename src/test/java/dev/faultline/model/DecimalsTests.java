package dev.faultline.model;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DecimalsTests {
  @ParameterizedTest
  @CsvSource({"12.50, 12.50", "1e5, 100000", "' -0.5 ', -0.5", "1E-7, 0.0000001"})
  void aNumberIsReadInEveryForm(String text, String plain) {
    assertThat(Decimals.find(text).map(BigDecimal::toPlainString)).contains(plain);
    assertThat(Decimals.find(new BigDecimal(text.strip())).map(BigDecimal::toPlainString))
        .contains(plain);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1E+900000000", "1E-900000000", "0E+900000000", "1E+999999", "1E+2147483647"})
  void aNumberThatIsLongOnceWrittenOutIsNone(String text) {
    assertThat(Decimals.find(text)).isEmpty();
    assertThat(Decimals.find(new BigDecimal(text))).isEmpty();
  }

  @Test
  void whatIsNoNumberOrATextWithoutEndIsNone() {
    assertThat(Decimals.find("twelve")).isEmpty();
    assertThat(Decimals.find("1".repeat(1_000_000))).isEmpty();
    assertThat(Decimals.find("1".repeat(301))).isEmpty();
    assertThat(Decimals.find("1".repeat(300))).isPresent();
  }
}
