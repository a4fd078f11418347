package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WavesCommandTests {
  @TempDir private Path folder;
  private Path estate = Path.of("");

  @BeforeEach
  void writeEstate() {
    estate =
        Run.file(
            folder,
            "estate.ndjson",
            """
            {"item": {"key": "cards", "type": "BusinessService", "name": "Card payments"}}
            {"item": {"key": "pay-db", "type": "Cluster", "groups": {"members": {"minimumUp": 1}}}}
            {"item": {"key": "db-1", "type": "Database"}}
            {"item": {"key": "db-2", "type": "Database"}}
            {"item": {"key": "sw-3", "type": "Switch"}}
            {"item": {"key": "test-1", "type": "Server"}}
            {"relation": {"type": "DEPENDS_ON", "from": "cards", "to": "pay-db"}}
            {"relation": {"type": "MEMBER_OF", "from": "db-1", "to": "pay-db"}}
            {"relation": {"type": "MEMBER_OF", "from": "db-2", "to": "pay-db"}}
            {"relation": {"type": "DEPENDS_ON", "from": "cards", "to": "sw-3"}}
            """);
  }

  @Test
  void jsonNamesWavesAndWhatCannotBePlaced() {
    assertThat(
            Run.of(
                    "waves",
                    "--estate",
                    estate,
                    "--targets",
                    "db-1,db-2, sw-3,test-1",
                    "--protect",
                    "BusinessService",
                    "--output",
                    "json")
                .isDone()
                .out())
        .isEqualTo(
            """
            {"waves":[["db-1","test-1"],["db-2"]],"unplaceable":[{"item":"sw-3","why":"Card payments \
            is down because it depends on sw-3. It may be at risk at worst."}]}
            """);
  }

  @Test
  void aPersonReadsWhatEachWaveDoes() {
    assertThat(
            Run.of(
                    "waves",
                    "--estate",
                    estate,
                    "--targets",
                    "db-1,db-2=DEGRADED",
                    "--protect",
                    "BusinessService")
                .isDone()
                .out())
        .isEqualTo(
            """
            2 targets in 2 waves; no wave takes an item of type BusinessService above AT_RISK.

            Wave 1 (1)
              db-1
              Taking down db-1 leaves 1 service (Card payments) without redundancy.

            Wave 2 (1)
              db-2 (degraded)
              Degrading db-2 leaves 1 service (Card payments) without redundancy.

            No plan has fewer waves.
            """);
  }

  @Test
  void targetsComeFromAFileAndTheWorstLevelCounts() {
    Path targets = Run.file(folder, "targets.txt", "db-1\n\ndb-2\nsw-3=AT_RISK\n");
    assertThat(
            Run.of(
                    "waves",
                    "--estate",
                    estate,
                    "--targets",
                    targets,
                    "--protect",
                    "BusinessService",
                    "--worst",
                    "down",
                    "--output",
                    "json")
                .isDone()
                .out())
        .isEqualTo("{\"waves\":[[\"db-1\",\"db-2\",\"sw-3\"]],\"unplaceable\":[]}\n");
  }

  @Test
  void whatIsMisspeltIsRefused() {
    Run.of("waves", "--estate", estate, "--targets", "db-3", "--protect", "BusinessService")
        .isRefused("\"db-3\"", "db-1");
    Run.of("waves", "--estate", estate, "--targets", "db-1", "--protect", "BusinesService")
        .isRefused("--protect", "BusinessService");
    Run.of("waves", "--estate", estate, "--targets", "db-1", "--protect", "Cluster", "--worst", "x")
        .isRefused("--worst", "AT_RISK");
    Run.of("waves", "--estate", estate, "--targets", ",", "--protect", "Cluster")
        .isRefused("--targets", "no item");
    Path targets = Run.file(folder, "targets.txt", "\uFEFFdb-1\n\ndb-9\n");
    Run.of("waves", "--estate", estate, "--targets", targets, "--protect", "Cluster")
        .isRefused("targets.txt, line 3: There is no item \"db-9\"", "db-1");
    Run.of("waves", "--estate", estate, "--targets", "hosts.txt", "--protect", "Cluster")
        .isRefused("there is no file \"hosts.txt\"");
    Run.of("waves", "--estate", estate, "--targets", "db-1=DWN", "--protect", "Cluster")
        .isRefused("\"DWN\" is no level");
    Run.of("waves", "--estate", "-", "--targets", "-", "--protect", "Cluster")
        .isRefused("Standard input");
  }
}
