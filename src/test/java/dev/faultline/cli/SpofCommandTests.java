package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class SpofCommandTests {
  static final String ESTATE =
      """
      {"items": [
        {"key": "shop", "type": "BusinessService", "name": "Web shop", "criticality": 1},
        {"key": "wiki", "type": "BusinessService", "groups": {"web": {"minimumUp": 1}}},
        {"key": "blog", "type": "BusinessService", "state": "DOWN"},
        {"key": "app", "type": "Application"},
        {"key": "db", "type": "Database"},
        {"key": "db-2", "type": "Database"},
        {"key": "esx", "type": "Server"}],
       "relations": [
        {"type": "DEPENDS_ON", "from": "shop", "to": "app"},
        {"type": "DEPENDS_ON", "from": "app", "to": "db"},
        {"type": "DEPENDS_ON", "from": "wiki", "to": "db", "group": "web"},
        {"type": "DEPENDS_ON", "from": "wiki", "to": "db-2", "group": "web"},
        {"type": "RUNS_ON", "from": "db", "to": "esx"}]}
      """;

  @TempDir private Path folder;
  private Path estate = Path.of("");

  @BeforeEach
  void writeEstate() {
    estate = Run.file(folder, "estate.json", ESTATE);
  }

  @Test
  void jsonIsTheContract() {
    assertThat(
            Run.of("spof", "--estate", estate, "--of", "wiki", "--of", "shop", "--output", "json")
                .isDone()
                .out())
        .isEqualTo(
            """
            {"completeness":{"status":"COMPLETE","reasons":[],"unexplored":0},\
            "of":{"wiki":[],"shop":["app","db","esx"]}}
            """);
  }

  @Test
  void aTypeMeansItsItemsAndAmongLimitsTheCandidates() {
    assertThat(
            Run.of(
                    "spof",
                    "--estate",
                    estate,
                    "--type",
                    "BusinessService",
                    "--among",
                    "Server",
                    "--output",
                    "json")
                .isDone()
                .out())
        .endsWith(
            """
            "of":{"blog":[],"shop":["esx"],"wiki":[]}}
            """);
  }

  @Test
  void withoutItemsItLooksAtEveryItem() {
    assertThat(Run.of("spof", "--estate", estate, "--output", "json").isDone().out())
        .endsWith(
            """
            "of":{"app":["db","esx"],"blog":[],"db":["esx"],"db-2":[],"esx":[],\
            "shop":["app","db","esx"],"wiki":[]}}
            """);
  }

  @Test
  void textTellsThePersonEverything() {
    assertThat(Run.of("spof", "--estate", estate, "--type", "BusinessService").isDone().out())
        .isEqualTo(
            """
            Each of these alone takes down shop (Web shop) (3)
              ITEM  NAME  TYPE
              app         Application
              db          Database
              esx         Server

            No single point of failure: wiki.

            Down already: blog.

            Which take most of them down (3)
              TAKES DOWN  CRITICALITY 1  ITEM  NAME  TYPE
              1           1              app         Application
              1           1              db          Database
              1           1              esx         Server

            Complete: the loss of every item was tried (7 items, 5 dependencies).
            """);
  }

  @Test
  void textSaysWhatWasTried() {
    assertThat(Run.of("spof", "--estate", estate, "--of", "shop", "--among", "Rack").isDone().out())
        .isEqualTo(
            """
            No single point of failure of type Rack: shop (Web shop).

            Complete: there is no item of type Rack to try (7 items, 5 dependencies).
            """);
    assertThat(
            Run.of("spof", "--estate", estate, "--of", "wiki", "--among", "Database")
                .isDone()
                .out())
        .endsWith(
            "the loss of 2 items of type Database was tried, each alone (7 items, 5"
                + " dependencies).\n");
    String planned =
        ESTATE.replace("\"key\": \"wiki\"", "\"key\": \"wiki\", \"lifeCycle\": \"PLANNED\"");
    Path file = Run.file(folder, "planned.json", planned);
    for (String command : List.of("spof", "cuts")) {
      Run run = Run.of(command, "--estate", file, "--of", "wiki");
      assertThat(run.err()).isEqualTo("note: wiki is not in use, and only items in use are hit.\n");
      assertThat(run.out()).doesNotContain("No single point");
    }
  }

  @Test
  void presentOutagesCountUnlessIgnored() {
    String down = ESTATE.replace("\"key\": \"db-2\"", "\"key\": \"db-2\", \"state\": \"DOWN\"");
    Path file = Run.file(folder, "down.json", down);
    assertThat(Run.of("spof", "--estate", file, "--of", "wiki", "--output", "json").out())
        .contains("\"wiki\":[\"db\",\"esx\"]");
    assertThat(
            Run.of("spof", "--estate", file, "--of", "wiki", "--ignore-states", "--output", "json")
                .out())
        .contains("\"wiki\":[]");
  }

  @Test
  void unknownItemsAndTypesAreRefusedWithTheNearest() {
    Run.of("spof", "--estate", estate, "--of", "shopp").isRefused("\"shopp\"", "\"shop\"");
    Run.of("spof", "--estate", estate, "--type", "BusinesService")
        .isRefused("--type", "\"BusinesService\"", "\"BusinessService\"");
    Run.of("spof", "--estate", estate, "--among", "Servr")
        .isRefused("--among", "\"Servr\"", "\"Server\"");
    Run.of("spof", "--of", "shop").isRefused("--estate");
  }

  @Test
  @Timeout(20)
  void whatIsNotShownOfALongChainIsNotListed() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 20_000; i++) {
      text.append("{\"item\": {\"key\": \"c%d\", \"type\": \"Server\"}}\n".formatted(i));
    }
    for (int i = 1; i < 20_000; i++) {
      text.append(
          "{\"relation\": {\"type\": \"DEPENDS_ON\", \"from\": \"c%d\", \"to\": \"c%d\"}}\n"
              .formatted(i, i - 1));
    }
    Path chain = Run.file(folder, "chain.ndjson", text.toString());
    assertThat(Run.of("spof", "--estate", chain).isDone().out()).contains("and of 19");
  }
}
