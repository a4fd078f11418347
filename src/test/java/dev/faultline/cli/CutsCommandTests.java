package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CutsCommandTests {
  @TempDir private Path folder;
  private Path estate = Path.of("");

  @BeforeEach
  void writeEstate() {
    estate = Run.file(folder, "estate.json", SpofCommandTests.ESTATE);
  }

  @Test
  void jsonIsTheContract() {
    assertThat(
            Run.of("cuts", "--estate", estate, "--of", "wiki", "--output", "json").isDone().out())
        .isEqualTo(
            """
            {"completeness":{"status":"COMPLETE","reasons":[],"unexplored":0},\
            "count":2,"cutSets":[["db","db-2"],["db-2","esx"]]}
            """);
  }

  @Test
  void amongAndTheSizeLimitTheSets() {
    assertThat(
            Run.of(
                    "cuts",
                    "--estate",
                    estate,
                    "--of",
                    "wiki",
                    "--among",
                    "Database",
                    "--output",
                    "json")
                .isDone()
                .out())
        .endsWith("\"count\":1,\"cutSets\":[[\"db\",\"db-2\"]]}\n");
    assertThat(
            Run.of(
                    "cuts",
                    "--estate",
                    estate,
                    "--of",
                    "wiki",
                    "--max-size",
                    "1",
                    "--output",
                    "json")
                .isDone()
                .out())
        .endsWith("\"count\":0,\"cutSets\":[]}\n");
    assertThat(
            Run.of("cuts", "--estate", estate, "--of", "wiki", "--limit", "1", "--output", "json")
                .isDone()
                .out())
        .endsWith("\"count\":2,\"cutSets\":[[\"db\",\"db-2\"]]}\n");
  }

  @Test
  void textTellsThePersonEverything() {
    assertThat(Run.of("cuts", "--estate", estate, "--of", "shop").isDone().out())
        .isEqualTo(
            """
            Each of these sets takes down shop (Web shop) (3)
              app
              db
              esx

            Complete: all sets of up to 2 items.
            """);
    assertThat(Run.of("cuts", "--estate", estate, "--of", "blog").isDone().out())
        .isEqualTo("blog is down already; no loss is needed for that.\n");
    assertThat(Run.of("cuts", "--estate", estate, "--of", "wiki", "--limit", "1").isDone().out())
        .contains("  db + db-2\n", "… and 1 more");
  }

  @Test
  void noSetIsSaidWithWhatWasTried() {
    assertThat(Run.of("cuts", "--estate", estate, "--of", "shop", "--among", "Rack").isDone().out())
        .isEqualTo(
            """
            No set of items of type Rack was found that takes down shop (Web shop)

            Complete: all sets of up to 2 items of type Rack.
            """);
    Run down = Run.of("cuts", "--estate", estate, "--of", "blog", "--output", "json");
    assertThat(down.out()).contains("\"count\":0");
    assertThat(down.err()).contains("note: blog is down already");
  }

  @Test
  void theTimeIsLimitedUnlessSaidOtherwiseAndTheTextNamesTheRemedy() {
    assertThat(Run.of("cuts", "--help").isDone().out().replaceAll("\\s+", " "))
        .contains("says so (default: 10).");
    assertThat(
            Run.of("cuts", "--estate", estate, "--of", "wiki", "--max-seconds", "0").isDone().out())
        .endsWith(
            "the time did not suffice. Give more with --max-seconds, or a smaller --max-size.\n");
  }

  @Test
  void withoutTimeTheAnswerIsALowerBound() {
    assertThat(
            Run.of(
                    "cuts",
                    "--estate",
                    estate,
                    "--of",
                    "wiki",
                    "--max-seconds",
                    "0",
                    "--output",
                    "json")
                .isDone()
                .out())
        .startsWith("{\"completeness\":{\"status\":\"LOWER_BOUND\",\"reasons\":[\"TIME\"]");
  }

  @Test
  void wrongUsageIsRefused() {
    Run.of("cuts", "--estate", estate, "--of", "wikki").isRefused("\"wikki\"", "\"wiki\"");
    Run.of("cuts", "--estate", estate, "--of", "wiki", "--max-size", "0")
        .isRefused("--max-size must be 1 or more but was 0");
    Run.of("cuts", "--estate", estate, "--of", "wiki", "--among", "Databse")
        .isRefused("--among", "\"Database\"");
    Run.of("cuts", "--estate", estate).isRefused("--of");
  }
}
