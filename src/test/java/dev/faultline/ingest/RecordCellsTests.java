package dev.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.ingest.RecordColumn.Form;
import dev.faultline.model.InvalidInput;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RecordCellsTests {
  @ParameterizedTest
  @EnumSource(names = {"NAMES", "WORDS", "CLAUSES"})
  void everyListComesBackAsItWas(Form form) {
    RecordColumn column = RecordColumn.of("items", form);
    for (List<String> list :
        List.of(
            List.of("a"),
            List.of("a", "b"),
            List.of("a b", "c,d", "e; f"),
            List.of("[a]", "b"),
            List.of("a,", ";"),
            List.of("reseller: Orbell, Ltd"),
            List.of("\"quoted\"", "1")))
      assertThat(RecordCells.read(column, RecordCells.write(column, list))).isEqualTo(list);
  }

  @Test
  void listsArePlainTextWherePlainTextWillDo() {
    assertThat(RecordCells.write(RecordColumn.of("items", Form.WORDS), List.of("a", "b")))
        .isEqualTo("a b");
    assertThat(RecordCells.write(RecordColumn.of("items", Form.NAMES), List.of("a b", "c")))
        .isEqualTo("a b, c");
    assertThat(RecordCells.write(RecordColumn.of("items", Form.NAMES), List.of("a, b", "c")))
        .isEqualTo("[\"a, b\",\"c\"]");
  }

  @Test
  void whatStartsAsAListAndIsNoneIsRefused() {
    assertThatThrownBy(() -> RecordCells.read(RecordColumn.of("items", Form.NAMES), "[a, b"))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("items starts as a JSON list");
  }
}
