package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.SharedData;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestCommandTests {
  private static final String GOOD =
      """
      {"name": "pair", "why": "", "estate": {"items": [{"key": "a", "type": "T"},
      {"key": "b", "type": "T"}], "relations": [{"type": "USES", "from": "a", "to": "b"}]},
      "changes": [{"item": "b"}],
      "expect": [{"item": "a", "level": "DEGRADED", "before": "NONE", "hops": 1}]}
      """;

  @TempDir private Path folder;

  @Test
  void everyWorkedCasePasses() {
    assertThat(Run.of("test", SharedData.cases()).isDone().out())
        .isEqualTo("420 passed, 0 failed\n");
  }

  @Test
  void aFolderIsTheFilesInItOneCaseALineOrOneAFile() throws IOException {
    Run.file(folder, "one.json", GOOD);
    String line = GOOD.replace('\n', ' ') + "\n";
    Run.file(folder, "two.ndjson", line + line);
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(folder.resolve("packed.ndjson.gz")))) {
      out.write((line + line + line).getBytes(StandardCharsets.UTF_8));
    }
    Run.file(folder, "notes.txt", "no case");
    assertThat(Run.of("test", folder).isDone().out()).isEqualTo("6 passed, 0 failed\n");
    assertThat(Run.of("test", folder.resolve("one.json"), folder.resolve("two.ndjson")).out())
        .isEqualTo("3 passed, 0 failed\n");
    assertThat(Run.reading(line + line, "test", "-").isDone().out())
        .isEqualTo("2 passed, 0 failed\n");
  }

  @Test
  void eachDifferenceIsNamed() {
    Path file =
        Run.file(
            folder,
            "case.json",
            """
            {"name": "three ways to be wrong",
             "estate": {
               "items": [{"key": "db", "type": "T"}, {"key": "app", "type": "T"},
                 {"key": "web", "type": "T"}, {"key": "far", "type": "T"}],
               "relations": [{"type": "DEPENDS_ON", "from": "app", "to": "db"},
                 {"type": "USES", "from": "web", "to": "app"}]},
             "changes": [{"item": "db"}],
             "expect": [{"item": "far", "level": "DOWN", "before": "NONE", "hops": 9},
               {"item": "web", "level": "DOWN", "before": "NONE", "hops": 2}]}
            """);
    Run run = Run.of("test", file);
    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .isEqualTo(
            """
            FAILED %s, line 1: three ways to be wrong
              app: not expected, but is DOWN, before NONE, hops 1
              web: expected DOWN, before NONE, hops 2, but is DEGRADED, before NONE, hops 2
              far: expected DOWN, before NONE, hops 9, but is not affected
            0 passed, 1 failed
            """
                .formatted(file));
  }

  @Test
  void aFieldThatIsGivenTwiceIsRefused() {
    String twice = GOOD.replaceFirst("\"changes\"", "\"changes\": [], \"changes\"");
    assertThat(twice).isNotEqualTo(GOOD);
    Run run = Run.reading(twice, "test", "-");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("field \"changes\" is given twice");
  }

  @Test
  void aCaseMayExpectTheLevelAlone() {
    String loose = GOOD.replace(", \"before\": \"NONE\", \"hops\": 1", "");
    assertThat(Run.reading(loose, "test", "-").isDone().out()).isEqualTo("1 passed, 0 failed\n");
  }

  @Test
  void theOrderOfRowsIsPartOfTheAnswer() {
    String wrong =
        """
        {"estate": {"items": [{"key": "a", "type": "T"}, {"key": "b", "type": "T"},
        {"key": "c", "type": "T"}], "relations": [{"type": "USES", "from": "a", "to": "c"},
        {"type": "USES", "from": "b", "to": "c"}]}, "changes": [{"item": "c"}],
        "expect": [{"item": "b", "level": "DEGRADED"}, {"item": "a", "level": "DEGRADED"}]}
        """;
    assertThat(Run.reading(wrong, "test", "-").out()).contains("another order");
  }

  @Test
  void casesThatCannotBeReadAreRefusedWithTheirPlace() {
    refused("", "is empty");
    refused("[]", "line 1, column 1", "object in braces");
    refused("{\"name\": ", "not JSON");
    refused("{\"estate\": {\"items\": []}}", "no \"changes\"");
    refused("{\"estate\": {\"items\": []}, \"changes\": []}", "no \"expect\"");
    refused("{\"changes\": [], \"expect\": []}", "no \"estate\"");
    refused("{\"expected\": []}", "unknown field \"expected\"", "expect");
    refused(GOOD.replace("\"level\": \"DEGRADED\"", "\"level\": \"BAD\""), "line 4", "\"BAD\"");
    refused(GOOD.replace("{\"item\": \"b\"}", "{\"item\": \"bb\"}"), "\"bb\"", "\"b\"");
    refused(GOOD.replace("\"level\": \"DEGRADED\"", "\"level\": \"NONE\""), "no row");
    refused(GOOD.replace("\"to\": \"b\"", "\"to\": \"c\""), "line 2", "\"c\"");
    refused(GOOD.replace("\"key\": \"b\", ", ""), "key");
    Run.of("test", folder.resolve("none.json")).isRefused("There is no file");
    Run.of("test", folder).isRefused("holds no .json or .ndjson");
    Run.of("test").isRefused("FILE");
  }

  private static void refused(String text, String... parts) {
    Run.reading(text, "test", "-").isRefused(parts);
  }
}
