package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WhyCommandTests {
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
            {"item": {"key": "esx-4", "type": "Hypervisor"}}
            {"relation": {"type": "DEPENDS_ON", "from": "cards", "to": "pay-db"}}
            {"relation": {"type": "MEMBER_OF", "from": "db-1", "to": "pay-db"}}
            {"relation": {"type": "MEMBER_OF", "from": "db-2", "to": "pay-db"}}
            {"relation": {"type": "RUNS_ON", "from": "db-1", "to": "esx-4"}}
            {"relation": {"type": "RUNS_ON", "from": "db-2", "to": "esx-4"}}
            {"item": {"key": "report", "type": "Application", "groups": {"r": {"minimumUp": 1}}}}
            {"item": {"key": "r-1", "type": "Database"}}
            {"item": {"key": "r-2", "type": "Database"}}
            {"relation": {"type": "DEPENDS_ON", "from": "report", "to": "r-1", "group": "r"}}
            {"relation": {"type": "DEPENDS_ON", "from": "report", "to": "r-2", "group": "r"}}
            {"relation": {"type": "DEPENDS_ON", "from": "report", "to": "db-1", "group": "r"}}
            """);
  }

  @Test
  void theProofIsASentenceAndItsSteps() {
    assertThat(
            Run.of("why", "--estate", estate, "--change", "esx-4", "--item", "cards")
                .isDone()
                .out())
        .isEqualTo(
            """
            Card payments is down because it depends on pay-db, which lost both of its members db-1 and db-2 (it needs 1 of 2), which run on esx-4.

                 ITEM                   LEVEL
              0  esx-4                  down   the change
              1  db-1                   down   runs on esx-4
              2  pay-db                 down   needs its member db-1; group "members" needs 1 of 2, lost db-1, db-2, spare 1 → 0
              3  cards (Card payments)  down   depends on pay-db
            """);
  }

  @Test
  void whatSavesAnItemIsNamed() {
    assertThat(
            Run.of("why", "--estate", estate, "--change", "esx-4", "--item", "report")
                .isDone()
                .out())
        .isEqualTo(
            """
            report is not affected: its group "r" lost db-1 and still has 1 spare (3 providers, 1 needed).

            Redundancy that absorbs the loss
              report: group "r" needs 1 of 3, lost db-1, spare 2 → 1
            """);
  }

  @Test
  void anItemElsewhereIsNotReached() {
    assertThat(
            Run.of("why", "--estate", estate, "--change", "cards", "--item", "report")
                .isDone()
                .out())
        .isEqualTo(
            "report is not affected: no chain of relations leads to it from Card payments.\n");
  }

  @Test
  void anUnknownItemIsRefusedWithTheNearest() {
    Run.of("why", "--estate", estate, "--change", "esx-4", "--item", "card")
        .isRefused("\"card\"", "Did you mean \"cards\"?");
    Run.of("why", "--estate", estate, "--change", "esx-4").isRefused("--item");
  }
}
