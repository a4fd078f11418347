package dev.faultline.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StoredTextTests {
  @ParameterizedTest
  @ValueSource(strings = {"\uD800", "a\uDC00b", "\uD83D\uD83D\uDE00", "\uD83D\uDE00\uDE00"})
  void halfOfASurrogatePairIsRefusedInEveryText(String text) {
    assertThatThrownBy(() -> StoredText.free("The note", text))
        .isInstanceOf(InvalidInput.class)
        .hasMessageStartingWith("The note holds half of a surrogate pair (U+");
    assertThatThrownBy(() -> StoredText.freeAll("The note", Map.of("a", List.of("fine", text))))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> Keys.check(text)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void wholePairsAndWritingFromRightToLeftAreText() {
    assertThat(StoredText.free("The note", "one\n\ttwo 😀")).isEqualTo("one\n\ttwo 😀");
    assertThat(Keys.check("שרת-1 😀 a b")).isEqualTo("שרת-1 😀 a b");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"a\nb", "a\u0000", "a\u0085b", "a\u2028b", "a\u202Eb", "a\u2066b", "a\u007F"})
  void whatBreaksOrTurnsALineIsNoKeyNoGroupAndNoName(String text) {
    assertThatThrownBy(() -> Keys.check(text)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> Keys.checkGroup(text)).isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> StoredText.line("The name", text, 10))
        .hasMessageMatching("The name holds a .*\\(U\\+[0-9A-F]{4}\\) at position 2\\.");
    assertThat(Text.shorten(text)).startsWith("a\uFFFD");
  }

  @ParameterizedTest
  @ValueSource(strings = {" x", "x ", "\u2003x"})
  void blanksAroundAKeyAreRefusedSinceNoOneSeesThem(String key) {
    assertThatThrownBy(() -> Keys.check(key)).hasMessageContaining("starts or ends with a blank");
    assertThatThrownBy(() -> Keys.checkGroup(key)).hasMessageContaining("Group");
  }
}
