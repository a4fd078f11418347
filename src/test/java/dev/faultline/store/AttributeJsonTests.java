package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.faultline.model.InvalidInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttributeJsonTests {
  @Test
  void wholeNumbersComeBackAsLongs() {
    assertThat(roundTrip(7)).isEqualTo(7L);
    assertThat(roundTrip(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(roundTrip(new BigInteger("7"))).isEqualTo(7L);
  }

  @Test
  void numbersBeyondLongAndDoubleKeepEveryDigit() {
    BigInteger whole = new BigInteger("9223372036854775808");
    BigDecimal decimal = new BigDecimal("3.14159265358979323846264338327950288");
    assertThat(roundTrip(whole)).isEqualTo(whole);
    assertThat(roundTrip(decimal)).isEqualTo(decimal);
    assertThat(roundTrip(new BigDecimal("1e400"))).isEqualTo(new BigDecimal("1e400"));
  }

  @Test
  void decimalsComeBackAsDoublesEvenWithoutAFraction() {
    assertThat(roundTrip(0.1)).isEqualTo(0.1);
    assertThat(roundTrip(4.0)).isEqualTo(4.0);
    assertThat(roundTrip(new BigDecimal("2.50"))).isEqualTo(2.5);
    assertThat(roundTrip(0.1f)).isEqualTo(0.1);
    assertThat(roundTrip(Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void writtenTextDoesNotDependOnTheOrderOfTheMap() {
    assertThat(AttributeJson.write(Map.of("b", List.of("x", "y"), "a", true)))
        .isEqualTo("{\"a\":true,\"b\":[\"x\",\"y\"]}");
  }

  @Test
  void refusesWhatIsNoAttribute() {
    for (Object value : List.of(Double.NaN, Double.POSITIVE_INFINITY, Arrays.asList(1, null))) {
      assertThatExceptionOfType(InvalidInput.class)
          .isThrownBy(() -> AttributeJson.write(Map.of("a", value)));
    }
    assertThatIllegalArgumentException()
        .isThrownBy(() -> AttributeJson.write(Map.of("a", Map.of())))
        .withMessageContaining("An attribute is text, a number, a boolean or a list of these");
  }

  private static Object roundTrip(Object value) {
    return AttributeJson.read(AttributeJson.write(Map.of("value", value))).get("value");
  }
}
