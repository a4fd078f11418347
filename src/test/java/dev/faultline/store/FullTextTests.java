package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FullTextTests {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          Card pay           | +card +(pay OR pay*)
          (card)             | +(card OR card*)
          LT-10              | '+(("lt-10" OR lt\\-10*) OR (+lt +(10 OR 10*)))'
          db_main            | '+(db_main OR db_main*)'
          a.b c              | '+("a.b" OR (+a +b)) +(c OR c*)'
          x AND assignee:ann | '+x +and +(("assignee:ann" OR assignee\\:ann*) OR (+assignee +(ann OR ann*)))'
          """)
  void wordsAreRequiredAndTheLastOneIsABeginning(String text, String query) {
    assertThat(FullText.query(text, List.of())).isEqualTo(query.replace("\\\\", "\\"));
  }

  @Test
  void wordsAreLookedForInTheFieldsOnly() {
    assertThat(FullText.query("card a-b", List.of("name", "tag")))
        .isEqualTo(
            "+(name:card OR tag:card) +((name:\"a-b\" OR name:a\\-b* OR tag:\"a-b\" OR tag:a\\-b*)"
                + " OR (+(name:a OR tag:a) +(name:b OR name:b* OR tag:b OR tag:b*)))");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  ", "+-*", "_", "\"", "\\ ("})
  void aTextWithoutWordsIsRefused(String text) {
    assertThatThrownBy(() -> FullText.query(text, List.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("give letters or digits");
  }

  @Test
  void aTextOfManyWordsIsRefused() {
    assertThatThrownBy(() -> FullText.query("a-b ".repeat(17), List.of()))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("A search takes at most 32 words but got 34.");
  }
}
