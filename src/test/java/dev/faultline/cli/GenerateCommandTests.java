package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTests {
  @TempDir private Path folder;

  @Test
  void theSameSeedGivesTheSameBytesAndAnotherDoesNot() {
    String first = Run.of("generate", "--items", 200, "--seed", 7, "-o", "-").out();
    assertThat(first.lines()).hasSize(1_000);
    assertThat(Run.of("generate", "--items", 200, "--seed", 7, "-o", "-").out()).isEqualTo(first);
    assertThat(Run.of("generate", "--items", 200, "--seed", 8, "-o", "-").out())
        .isNotEqualTo(first);
  }

  @Test
  void whatIsGeneratedCanBeAsked() {
    Path estate = folder.resolve("estate.ndjson.gz");
    Run run = Run.of("generate", "--items=500", "--seed=1", "--relations-per-item=3", "-o", estate);
    assertThat(run.status()).isZero();
    assertThat(run.err()).isEqualTo("Wrote 500 items and 1500 relations to " + estate + ".\n");
    assertThat(
            Run.of("impact", "--estate", estate, "--change", "core-switch-000000").isDone().out())
        .startsWith("Taking down core-switch-000000 stops");
  }

  @Test
  void progressIsForTerminals() {
    Run terminal =
        Run.with("", true, Map.of(), "generate", "--items", "300", "--seed", "1", "-o", "-");
    assertThat(terminal.err()).endsWith("Wrote 300 items and 1200 relations.\n");
    assertThat(Run.of("generate", "--items", 50, "--seed", 1, "-o", "-").err())
        .doesNotContain("\r");
  }

  @Test
  void wrongUsageIsOneLine() {
    Run.of("generate", "--items", 0, "--seed", 1, "-o", "-").isRefused("0");
    Run.of("generate", "--items", "lots", "--seed", 1, "-o", "-").isRefused("--items", "lots");
    Run.of("generate", "--items", 50, "-o", "-").isRefused("--seed");
    Run.of("generate", "--items", 50, "--seed", 1, "--relations-per-item", -1, "-o", "-")
        .isRefused("-1");
  }
}
