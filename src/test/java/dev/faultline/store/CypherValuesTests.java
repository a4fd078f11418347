package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.InvalidInput;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CypherValuesTests {
  @Test
  void aTextThatWouldReachTheStoreAsAnotherOneIsRefusedAtAnyDepth() {
    assertThatThrownBy(
            () -> CypherValues.parameters(Map.of("rows", List.of(Map.of("reason", "x\uD800")))))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("A text holds half of a surrogate pair (U+D800) at position 2.");
    assertThat(CypherValues.parameters(Map.of("reason", "x 😀")))
        .isEqualTo(Map.of("reason", "x 😀"));
  }
}
