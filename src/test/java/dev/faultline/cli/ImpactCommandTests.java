package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImpactCommandTests {
  private static final String ESTATE =
      """
      {"items": [
        {"key": "shop", "type": "BusinessService", "name": "Web shop", "criticality": 1},
        {"key": "wiki", "type": "BusinessService", "groups": {"web": {"minimumUp": 1}}},
        {"key": "app", "type": "Application"},
        {"key": "db", "type": "Database"},
        {"key": "db-2", "type": "Database"},
        {"key": "db-3", "type": "Database"},
        {"key": "a=b", "type": "Server"}],
       "relations": [
        {"type": "DEPENDS_ON", "from": "shop", "to": "app"},
        {"type": "DEPENDS_ON", "from": "app", "to": "db"},
        {"type": "DEPENDS_ON", "from": "wiki", "to": "db", "group": "web"},
        {"type": "DEPENDS_ON", "from": "wiki", "to": "db-2", "group": "web"},
        {"type": "DEPENDS_ON", "from": "wiki", "to": "db-3", "group": "web"},
        {"type": "RUNS_ON", "from": "db", "to": "a=b"}]}
      """;

  @TempDir private Path folder;
  private Path estate = Path.of("");

  @BeforeEach
  void writeEstate() {
    estate = Run.file(folder, "estate.json", ESTATE);
  }

  @Test
  void textTellsThePersonEverything() {
    assertThat(Run.of("impact", "--estate", estate, "--change", "db").isDone().out())
        .isEqualTo(
            """
            Taking down db stops 1 service (Web shop).

            Services (1)
              LEVEL  BEFORE  HOPS  ITEM  NAME      TYPE
              down   -       2     shop  Web shop  BusinessService

            Other items (1)
              LEVEL  BEFORE  HOPS  ITEM  NAME  TYPE
              down   -       1     app         Application

            Kept up by redundancy (1)
              wiki: group "web" lost db and still has 1 spare (3 providers, 1 needed)

            Complete: every relation was followed to the end (7 items, 6 dependencies, 2 hops).
            """);
  }

  @Test
  void jsonIsTheContract() {
    assertThat(
            Run.of("impact", "--estate", estate, "--change", "db", "--output", "json")
                .isDone()
                .out())
        .isEqualTo(
            """
            {"completeness":{"status":"COMPLETE","reasons":[],"unexplored":0,"hopsCompleted":2},\
            "affected":[{"item":"app","level":"DOWN","before":"NONE","hops":1},\
            {"item":"shop","level":"DOWN","before":"NONE","hops":2}],\
            "summary":{"affected":2,"byLevel":{"DOWN":2,"DEGRADED":0,"AT_RISK":0},\
            "byType":{"Application":1,"BusinessService":1},"byCriticality":{"1":1,"none":1},\
            "services":{"DOWN":1,"DEGRADED":0,"AT_RISK":0}}}
            """);
  }

  @Test
  void aLimitOnTheHopsMakesALowerBound() {
    Run json =
        Run.of("impact", "--estate", estate, "--change", "db", "--max-hops", 1, "--output", "json");
    assertThat(json.isDone().out())
        .startsWith(
            "{\"completeness\":{\"status\":\"LOWER_BOUND\",\"reasons\":[\"MAX_HOPS\"],"
                + "\"unexplored\":1,\"hopsCompleted\":1}");
    assertThat(Run.of("impact", "--estate", estate, "--change", "db", "--max-hops", 1).out())
        .startsWith("At least: ")
        .contains("Lower bound: The analysis stopped after 1 hop; 1 more item was not followed.");
    assertThat(
            Run.of("impact", "--estate", estate, "--change", "db", "--max-hops=1", "--output=csv")
                .err())
        .contains("lower bound");
  }

  @Test
  void csvHasAHeaderAndQuotesWhatNeedsIt() {
    Path odd =
        Run.file(
            folder,
            "odd.ndjson",
            """
            {"item": {"key": "x", "type": "Server", "name": "X, \\"the\\" one", "environment": "test"}}
            {"item": {"key": "y", "type": "Server"}}
            {"relation": {"type": "RUNS_ON", "from": "x", "to": "y"}}
            """);
    assertThat(Run.of("impact", "--estate", odd, "--change", "y", "--output", "csv").isDone().out())
        .isEqualTo(
            "item,level,before,hops,name,type,criticality,environment\r\n"
                + "x,DOWN,NONE,1,\"X, \"\"the\"\" one\",Server,,test\r\n");
  }

  @Test
  void aCellOfTheCsvIsNeverAFormula() {
    Path odd =
        Run.file(
            folder,
            "odd.ndjson",
            """
            {"item": {"key": "x", "type": "Server", "name": "=HYPERLINK(1)", "environment": "@a"}}
            {"item": {"key": "y", "type": "Server"}}
            {"relation": {"type": "RUNS_ON", "from": "x", "to": "y"}}
            """);
    assertThat(Run.of("impact", "--estate", odd, "--change", "y", "--output", "csv").isDone().out())
        .contains("x,DOWN,NONE,1,'=HYPERLINK(1),Server,,'@a");
  }

  @Test
  void markdownIsEscaped() {
    Path odd =
        Run.file(
            folder,
            "odd.ndjson",
            """
            {"item": {"key": "x|1", "type": "Server", "name": "<b> *X*"}}
            {"item": {"key": "y", "type": "Server"}}
            {"relation": {"type": "RUNS_ON", "from": "x|1", "to": "y"}}
            """);
    assertThat(
            Run.of("impact", "--estate", odd, "--change", "y", "--output", "MARKDOWN")
                .isDone()
                .out())
        .contains("| down | - | 1 | x\\|1 | &lt;b&gt; \\*X\\* | Server |");
  }

  @Test
  void severalChangesAreJudgedTogetherAndALevelIsASuffix() {
    assertThat(
            Run.of("impact", "--estate", estate, "--change", "db=DEGRADED", "--change", "db-2")
                .isDone()
                .out())
        .startsWith(
            "Taking down db-2 and degrading db degrades 1 service (Web shop) and leaves 1 without"
                + " redundancy.");
  }

  @Test
  void anEqualsSignMayBelongToTheKey() {
    assertThat(Run.of("impact", "--estate", estate, "--change", "a=b").isDone().out())
        .startsWith("Taking down a=b stops");
    assertThat(Run.of("impact", "--estate", estate, "--change", "a=b=at_risk").isDone().out())
        .startsWith("Taking the redundancy from a=b puts 1 service");
    Run.of("impact", "--estate", estate, "--change", "db=BROKEN")
        .isRefused("There is no item \"db=BROKEN\"", "\"BROKEN\" is no level", "DEGRADED");
    Run.of("impact", "--estate", estate, "--change", "db=DWN").isRefused("Did you mean \"DOWN\"?");
  }

  @Test
  void presentStatesCountUnlessIgnored() {
    Path states =
        Run.file(
            folder,
            "states.ndjson",
            """
            {"relation": {"type": "MEMBER_OF", "from": "n1", "to": "pool"}}
            {"relation": {"type": "MEMBER_OF", "from": "n2", "to": "pool"}}
            {"item": {"key": "pool", "type": "Cluster", "groups": {"members": {"minimumUp": 1}}}}
            {"item": {"key": "n1", "type": "Server"}}
            {"item": {"key": "n2", "type": "Server", "state": "DOWN"}}
            """);
    assertThat(Run.of("impact", "--estate", states, "--change", "n1").isDone().out())
        .contains("stops 1 other item (pool)")
        .containsPattern("down +at risk +1 +pool");
    assertThat(
            Run.of("impact", "--estate", states, "--change", "n1", "--ignore-states")
                .isDone()
                .out())
        .contains("leaves 1 other item (pool) without redundancy");
  }

  @Test
  void aTypeThatDescendsFromBusinessServiceIsAService() {
    Path own =
        Run.file(
            folder,
            "own.json",
            """
            {"relations": [{"type": "FEEDS", "from": "pump", "to": "tank"}],
             "items": [{"key": "tank", "type": "Gold"}, {"key": "pump", "type": "Whatever"}],
             "relationTypes": [{"name": "FEEDS", "dependentEnd": "TO", "effect": "DEGRADED"}],
             "itemTypes": [{"name": "Gold", "parent": "Silver", "description": "", "attributes": []},
               {"name": "Silver", "parent": "BusinessService", "description": "", "attributes": []}]}
            """);
    assertThat(Run.of("impact", "--estate", own, "--change", "pump").isDone().out())
        .startsWith("Taking down pump degrades 1 service (tank).");
  }

  @Test
  void aRuleThatTheFileChangesAfterItsRelationsHoldsForThem() {
    String late =
        """
        {"item": {"key": "a", "type": "Server"}}
        {"item": {"key": "b", "type": "Server"}}
        {"relation": {"type": "DEPENDS_ON", "from": "a", "to": "b"}}
        {"relationType": {"name": "DEPENDS_ON", "dependentEnd": "TO", "effect": "AT_RISK"}}
        """;
    Path file = Run.file(folder, "late.ndjson", late);
    assertThat(Run.of("impact", "--estate", file, "--change", "a").isDone().out())
        .startsWith("Taking down a affects no service, but puts 1 other item (b) at risk.");
    Run.reading(late, "impact", "--estate", "-", "--change", "a")
        .isRefused("standard input, line 4", "DEPENDS_ON", "must come before");
  }

  @Test
  void estatesComePackedAndOverStandardInput() throws IOException {
    Path packed = folder.resolve("estate.json.gz");
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(packed))) {
      out.write(ESTATE.getBytes(StandardCharsets.UTF_8));
    }
    String plain = Run.of("impact", "--estate", estate, "--change", "db").out();
    assertThat(Run.of("impact", "--estate", packed, "--change", "db").isDone().out())
        .isEqualTo(plain);
    assertThat(Run.reading(ESTATE, "impact", "--estate", "-", "--change", "db").isDone().out())
        .isEqualTo(plain);
  }

  @Test
  void failOnIsAGate() {
    Run closed =
        Run.of("impact", "--estate", estate, "--change", "db", "--fail-on", "DOWN:BusinessService");
    assertThat(closed.status()).isEqualTo(1);
    assertThat(closed.out()).startsWith("Taking down db");
    assertThat(closed.err())
        .isEqualTo("faultline: --fail-on DOWN:BusinessService is met by 1 item: shop.\n");
    Run.of("impact", "--estate", estate, "--change", "db-2", "--fail-on", "AT_RISK").isDone();
    Run.of("impact", "--estate", estate, "--change", "db", "--fail-on", "DOWN:Rack").isDone();
    assertThat(Run.of("impact", "--estate", estate, "--change", "db", "--fail-on", "at_risk"))
        .extracting(Run::status)
        .isEqualTo(1);
  }

  @Test
  void aGateThatCouldNeverCloseIsRefused() {
    Run.of("impact", "--estate", estate, "--change", "db", "--fail-on", "DOWN:BusinesService")
        .isRefused("BusinesService", "\"BusinessService\"");
    Run.of("impact", "--estate", estate, "--change", "db", "--fail-on", "GONE")
        .isRefused("--fail-on \"GONE\"", "DOWN, DEGRADED or AT_RISK");
  }

  @Test
  void aGateOnALowerBoundSaysSo() {
    Run run =
        Run.of(
            "impact",
            "--estate",
            estate,
            "--change",
            "db",
            "--max-hops",
            1,
            "--fail-on",
            "DOWN:BusinessService");
    assertThat(run.status()).isZero();
    assertThat(run.err()).contains("not met as far as the analysis went");
  }

  @Test
  void longListsSayHowMuchMoreThereIs() {
    StringBuilder star = new StringBuilder("{\"item\":{\"key\":\"hub\",\"type\":\"Server\"}}\n");
    for (int i = 0; i < 250; i++) {
      star.append("{\"item\":{\"key\":\"s").append(i).append("\",\"type\":\"Server\"}}\n");
      star.append("{\"relation\":{\"type\":\"RUNS_ON\",\"from\":\"s")
          .append(i)
          .append("\",\"to\":\"hub\"}}\n");
    }
    Path file = Run.file(folder, "star.ndjson", star.toString());
    Run run = Run.of("impact", "--estate", file, "--change", "hub").isDone();
    assertThat(run.out())
        .contains(
            "Other items (250)", "… and 50 more; --output csv, json or --all lists them all.");
    assertThat(
            Run.of("impact", "--estate", file, "--change", "hub", "--all").isDone().out().lines())
        .filteredOn(line -> line.contains("down"))
        .hasSizeGreaterThanOrEqualTo(250);
  }

  @Test
  void coloursAreForTerminals() {
    Run plain = Run.of("impact", "--estate", estate, "--change", "db");
    Run terminal =
        Run.with("", true, Map.of(), "impact", "--estate", estate.toString(), "--change", "db");
    assertThat(plain.out()).doesNotContain("\u001B");
    assertThat(terminal.out()).contains("\u001B[31;1mdown");
    assertThat(terminal.out().replaceAll("\u001B\\[[0-9;]*m", "")).isEqualTo(plain.out());
  }

  @Test
  void anUnknownKeyIsRefusedWithTheNearest() {
    Run.of("impact", "--estate", estate, "--change", "dbb")
        .isRefused("There is no item \"dbb\".", "Did you mean \"db\"");
  }

  @Test
  void aNameGivenForAKeyIsRefusedWithTheKeysOfThatName() {
    Path named =
        Run.file(
            folder,
            "named.ndjson",
            """
            {"item": {"key": "ci-1", "type": "Server", "name": "Ledger"}}
            {"item": {"key": "ci-2", "type": "Server", "name": "Ledger"}}
            {"item": {"key": "ci-3", "type": "Server", "name": "Till"}}
            """);
    Run.of("impact", "--estate", named, "--change", "Ledger")
        .isRefused(
            "\"Ledger\" is no key but the name of 2 items: ci-1, ci-2. Give the key of one.");
    Run.of("impact", "--estate", named, "--change", "Till=DEGRADED")
        .isRefused("There is no item \"Till\".", "Did you mean \"ci-3\"?");
  }

  @Test
  void wrongUsageIsOneLine() {
    Run.of("impact", "--estate", estate).isRefused("--change");
    Run.of("impact", "--change", "db").isRefused("--estate");
    Run.of("impact", "--estate", estate, "--change", "db", "--max-hops", -1)
        .isRefused("--max-hops", "-1");
    Run.of("impact", "--estate", estate, "--change", "db", "--max-hops", "many")
        .isRefused("--max-hops", "many");
    Run.of("impact", "--estate", estate, "--change", "db", "--output", "xml")
        .isRefused("--output", "xml", "JSON");
  }

  @Test
  void filesThatCannotBeReadAreNamed() {
    Run.of("impact", "--estate", folder.resolve("none.json"), "--change", "db")
        .isRefused("There is no file", "none.json");
    Run.of("impact", "--estate", folder, "--change", "db").isRefused("is a folder");
    Run.of("impact", "--estate", "a\0b", "--change", "db").isRefused("is no file name");
    refused("", "is empty");
    refused("kind: Service\n", "bad.json", "kubernetes");
    refused("{\"items\": [}", "bad.json, line 1, column", "not JSON");
  }

  @Test
  void recordsThatCannotBeUsedAreNamedWithTheirLine() {
    refused(
        "{\"item\":{\"key\":\"a\",\"type\":\"T\"}}\n{\"item\":{\"key\":\"a\",\"type\":\"T\"}}",
        "bad.json, line 2: Item \"a\" is there twice");
    refused(
        "{\"item\":{\"key\":\"alpha\",\"type\":\"T\"}}\n"
            + "{\"relation\":{\"type\":\"USES\",\"from\":\"alpha\",\"to\":\"alpa\"}}",
        "bad.json, line 2: relation USES from \"alpha\" to \"alpa\": there is no item \"alpa\"",
        "Did you mean \"alpha\"?");
    refused(
        "{\"item\":{\"key\":\"a\",\"type\":\"T\"}}\n{\"item\":{\"key\":\"b\",\"type\":\"T\"}}\n"
            + "{\"relation\":{\"type\":\"USE\",\"from\":\"a\",\"to\":\"b\"}}",
        "bad.json, line 3",
        "\"USE\" is not known",
        "Did you mean \"USES\"");
    refused(
        "{\"item\":{\"key\":\"a\",\"type\":\"T\",\"criticality\":7}}\n"
            + "{\"item\":{\"key\":\"b\",\"type\":\"T\",\"state\":\"BAD\"}}",
        "bad.json, line 1: item \"a\"",
        "1 more record cannot be used either");
    refused(
        "{\"relationType\":{\"name\":\"X\",\"dependentEnd\":\"TO\",\"effect\":\"DOWN\"}}\n"
            + "{\"relationType\":{\"name\":\"X\",\"dependentEnd\":\"FROM\",\"effect\":\"DOWN\"}}",
        "bad.json, line 2: relation type X is there twice");
  }

  private void refused(String estate, String... parts) {
    Path bad = Run.file(folder, "bad.json", estate);
    Run.of("impact", "--estate", bad, "--change", "a").isRefused(parts);
  }
}
