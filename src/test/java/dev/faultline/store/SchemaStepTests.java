package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;

class SchemaStepTests {
  @Test
  void readsNumberNameAndStatements() {
    SchemaStep step =
        SchemaStep.parse(
            "V012__two_things.cypher",
            "// why\nCREATE INDEX a\nFOR x;\n\n// more\nRETURN 'a;b';\n");
    assertThat(step.number()).isEqualTo(12);
    assertThat(step.name()).isEqualTo("two_things");
    assertThat(step.statements()).containsExactly("CREATE INDEX a\nFOR x", "RETURN 'a;b'");
    assertThat(step.fileName()).isEqualTo("V012__two_things");
  }

  @Test
  void checksumIgnoresCommentsAndLayoutButNothingElse() {
    String original = checksum("RETURN 1;\nRETURN 2;");
    assertThat(checksum("// new words\nRETURN\r\n  1;\r\nRETURN 2")).isEqualTo(original);
    assertThat(checksum("RETURN 1;\nRETURN 3;")).isNotEqualTo(original);
    assertThat(checksum("RETURN 1 RETURN 2;")).isNotEqualTo(original);
  }

  @Test
  void refusesAFileWithAnotherKindOfName() {
    assertThatExceptionOfType(StoreUnavailable.class)
        .isThrownBy(() -> SchemaStep.parse("003-index.cypher", "RETURN 1"))
        .withMessageContaining("003-index.cypher");
  }

  private static String checksum(String text) {
    return SchemaStep.parse("V001__x.cypher", text).checksum();
  }
}
