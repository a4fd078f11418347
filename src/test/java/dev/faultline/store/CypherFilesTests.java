package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class CypherFilesTests {
  @Test
  void findsAStatementByNameWithoutItsComment() {
    assertThat(new CypherFiles().named("store/find-revision"))
        .startsWith("MATCH (revision:Revision")
        .doesNotContain("//");
  }

  @Test
  void namesTheFileThatIsMissing() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CypherFiles().named("store/no-such"))
        .withMessageContaining("cypher/store/no-such.cypher");
  }

  @Test
  void keepsSlashesWithinAStatement() {
    assertThat(CypherFiles.statement("// a\n// b\nRETURN 'http://x' // c\n;\n"))
        .isEqualTo("RETURN 'http://x' // c");
    assertThat(CypherFiles.statement("// only a comment")).isEmpty();
  }
}
