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
  void whatIsWrittenCanBeAsked() {
    Path items = Run.file(folder, "i.csv", "key,type\na,Application\nb,Server\na,Database\n");
    Path relations =
        Run.file(
            folder,
            "r.csv",
            "type,from,to\nRUNS_ON,a,b\nDEPNDS_ON,a,b\nRUNS_ON,a,bb\nRUNS_ON,late,b\n");
    Path more = Run.file(folder, "m.csv", "key,type\nlate,Application\n");
    Path out = folder.resolve("out.json");
    Run run = Run.of("convert", "--from", "csv", items, relations, more, "-o", out);
    assertThat(run.status()).isZero();
    assertThat(run.err().lines())
        .containsExactly(
            "rejected: "
                + items
                + ", line 4: item \"a\": It is there twice in this input; the first one counts.",
            "rejected: "
                + relations
                + ", line 3: relation DEPNDS_ON \"a\" to \"b\": There is no relation type"
                + " \"DEPNDS_ON\". Did you mean \"DEPENDS_ON\"?",
            "rejected: "
                + relations
                + ", line 4: relation RUNS_ON \"a\" to \"bb\": There is no item \"bb\" in the"
                + " input. Did you mean \"b\" or \"a\"?",
            "3 records were rejected (listed above).",
            "Wrote 3 items and 2 relations to " + out + ".");
    assertThat(Run.of("impact", "--estate", out, "--change", "b").isDone().out())
        .contains("2 other items");
  }

  @Test
  void whereNothingCanBeUsedTheOlderFileStays() throws IOException {
    Path out = Run.file(folder, "out.json", "kept");
    Path template = Run.file(folder, "t.yaml", "kind: ClusterRole\nmetadata: {name: r}\n");
    Run run = Run.of("convert", "--from", "kubernetes", template, "-o", out);
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).contains("left out: line 1: ClusterRole", "nothing was written");
    assertThat(out).hasContent("kept");
    Path taken = Files.createDirectory(folder.resolve("folder.json"));
    Path item = Run.file(folder, "one.csv", "key,type\na,Server\n");
    Run.of("convert", "--from", "csv", item, "-o", taken).isRefused("is a folder");
    Run.of("convert", "--from", "csv", "", "-o", out).isRefused("FILE is empty");
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
