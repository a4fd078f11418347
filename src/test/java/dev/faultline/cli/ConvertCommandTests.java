package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConvertCommandTests {
  @TempDir private Path folder;

  @Test
  void tablesBecomeAnEstateThatCanBeAsked() {
    Path items = Run.file(folder, "items.csv", "key,type\nshop,BusinessService\ndb,Database\n");
    Path relations = Run.file(folder, "relations.csv", "type,from,to\nDEPENDS_ON,shop,db\n");
    Path estate = folder.resolve("estate.json.gz");
    Run run = Run.of("convert", "--from", "csv", items, relations, "-o", estate);
    assertThat(run.status()).isZero();
    assertThat(run.out()).isEmpty();
    assertThat(run.err()).isEqualTo("Wrote 2 items and 1 relation to " + estate + ".\n");
    assertThat(Run.of("impact", "--estate", estate, "--change", "db").isDone().out())
        .startsWith("Taking down db stops 1 service (shop).");
  }

  @Test
  void rejectedRecordsAreListedAndTheRestIsWritten() {
    Run run =
        Run.reading(
            "key,type,criticality\na,Server,1\nb,Server,9\n",
            "convert",
            "--from",
            "csv",
            "-",
            "-o",
            "-");
    assertThat(run.status()).isZero();
    assertThat(run.err())
        .contains(
            "rejected: line 3: item \"b\": Criticality is",
            "1 record was rejected (listed above).");
    assertThat(run.out())
        .isEqualTo("{\"item\":{\"key\":\"a\",\"type\":\"Server\",\"criticality\":1}}\n");
  }

  @Test
  void aFolderOfManifestsIsOneEstate() {
    Path manifests = SharedData.dir("kubernetes").resolve("bank-of-anthos");
    Run run = Run.of("convert", "--from", "kubernetes", manifests, "-o", "-");
    assertThat(run.status()).isZero();
    assertThat(run.out()).contains("\"derived\":true");
  }

  @Test
  void nothingIsLeftBehindWhereTheInputCannotBeRead() throws IOException {
    Path bad = Run.file(folder, "bad.yaml", "{ no: [yaml");
    Path out = folder.resolve("out.json");
    Run.of("convert", "--from", "kubernetes", bad, "-o", out).isRefused("bad.yaml", "line 1");
    Run.of("convert", "--from", "csv", folder.resolve("none.csv"), "-o", out)
        .isRefused("There is no file");
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(bad);
    }
  }

  @Test
  void wrongUsageIsOneLine() {
    Path items = Run.file(folder, "items.csv", "key,type\na,Server\n");
    Run.of("convert", "--from", "excel", items, "-o", "-").isRefused("\"excel\"", "csv");
    Run.of("convert", "--from", "csv", items).isRefused("--output");
    Run.of("convert", "--from", "csv", "-o", "-").isRefused("FILE");
    Run.of("convert", "--from", "csv", items, "-o", folder.resolve("estate.xml"))
        .isRefused(".ndjson");
    Run.of("convert", "--from", "csv", items, "-o", folder.resolve("no/estate.json"))
        .isRefused("no folder");
    Run.of("convert", "--from", "csv", "-", items, "-o", "-").isRefused("Standard input");
  }
}
