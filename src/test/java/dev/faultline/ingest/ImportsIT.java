package dev.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.analysis.LiveTopology;
import dev.faultline.inventory.Inventory;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.LifeCycle;
import dev.faultline.store.RevisionLog;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Record;
import org.springframework.beans.factory.annotation.Autowired;

@Neo4jIT
class ImportsIT {
  private static final String SMALL =
      """
      {"relation":{"type":"DEPENDS_ON","from":"shop","to":"db"}}
      {"item":{"key":"shop","type":"BusinessService","name":"Shop","criticality":1}}
      {"item":{"key":"db","type":"Database","groups":{"members":{"minimumUp":3}}}}
      {"item":{"key":"db-1","type":"Server"}}
      {"relation":{"type":"MEMBER_OF","from":"db-1","to":"db"}}
      """;

  @Autowired TestStore store;
  @Autowired Imports imports;
  @Autowired Inventory inventory;
  @Autowired LiveTopology live;
  @Autowired RevisionLog log;
  @Autowired DemoEstate demo;

  @BeforeEach
  void emptyStore() {
    store.wipe();
  }

  private ConfigurationItem cache() {
    return Objects.requireNonNull(inventory.items(List.of("cache")).get("cache"));
  }

  @Test
  void aPlaceholderEndsWithTheItemItselfAndNeverReplacesIt() throws IOException {
    String referred =
        """
        {"item":{"key":"cache","type":"Database","attributes":{"placeholder":true}}}
        """;
    String stated =
        """
        {"item":{"key":"cache","type":"Database","name":"Session cache","attributes":{"engine":"redis"}}}
        """;
    run(referred, ImportMode.MERGE);
    assertThat(cache().attributes()).containsEntry("placeholder", true);
    run(stated, ImportMode.MERGE);
    assertThat(cache().attributes()).isEqualTo(Map.of("engine", "redis"));
    assertThat(run(referred, ImportMode.MERGE).items().unchanged()).isEqualTo(1);
    assertThat(cache().name()).isEqualTo("Session cache");
    assertThat(cache().attributes()).isEqualTo(Map.of("engine", "redis"));
  }

  @Test
  void aKeyThatCannotBeKeptIsRejectedAndLeavesItsNeighbourAlone() throws IOException {
    run("{\"item\":{\"key\":\"s?\",\"type\":\"Server\",\"name\":\"Mine\"}}", ImportMode.MERGE);
    ImportReport report =
        run(
            "{\"items\":[\n{\"key\":\"s\\ud800\",\"type\":\"Server\",\"name\":\"Other\"}]}",
            ImportMode.MERGE);

    assertThat(report.items().created()).isZero();
    assertThat(report.rejected())
        .containsExactly(
            new ImportReport.Rejection(
                2,
                "item \"s\uFFFD\"",
                "Key \"s\uFFFD\" holds half of a surrogate pair (U+D800) at position 2."));
    assertThat(Objects.requireNonNull(inventory.items(List.of("s?")).get("s?")).name())
        .isEqualTo("Mine");
  }

  @Test
  void aRelationThatIsThereTwiceWithOtherValuesIsRejectedAndTheFirstCounts() throws IOException {
    String items =
        """
        {"item":{"key":"a","type":"Server"}}
        {"item":{"key":"b","type":"Server","attributes":{"load":-0.0}}}
        {"relation":{"type":"RUNS_ON","from":"a","to":"b","effect":"DOWN"}}
        """;
    String contradiction =
        "{\"relation\":{\"type\":\"RUNS_ON\",\"from\":\"a\",\"to\":\"b\",\"effect\":\"AT_RISK\"}}\n";
    String filler =
        "{\"relation\":{\"type\":\"RUNS_ON\",\"from\":\"b\",\"to\":\"a\"}}\n".repeat(1_000);
    for (String file : List.of(items + contradiction, items + filler + contradiction)) {
      ImportReport report = run(file, ImportMode.MERGE);
      assertThat(report.relations().rejected()).isEqualTo(1);
      assertThat(report.rejected())
          .singleElement()
          .satisfies(rejection ->
              assertThat(rejection.reason()).contains("twice in this input, with other values"));
    }
    ImportReport again = run(items, ImportMode.MERGE);
    assertThat(again.items().unchanged()).isEqualTo(2);
    assertThat(again.relations().unchanged()).isEqualTo(1);
    String changed = items.replace("\"DOWN\"", "\"AT_RISK\"");
    assertThat(run(changed, ImportMode.DRY_RUN).relations().updated()).isEqualTo(1);
    assertThat(run(changed, ImportMode.MERGE).relations().updated()).isEqualTo(1);
  }

  @Test
  void aDryRunRejectsTheTypesThatAMergeWouldReject() throws IOException {
    String round =
        "{\"relationType\":{\"name\":\"RUNS_ON\",\"dependentEnd\":\"TO\",\"effect\":\"DOWN\"}}";
    List<ImportReport.Rejection> foreseen = run(round, ImportMode.DRY_RUN).rejected();
    assertThat(foreseen).singleElement().satisfies(it -> assertThat(it.reason()).contains("FROM"));
    assertThat(run(round, ImportMode.MERGE).rejected()).isEqualTo(foreseen);
  }

  @Test
  void aDryRunNotesTheThresholdsThatAMergeWouldNote() throws IOException {
    List<String> foreseen = run(SMALL, ImportMode.DRY_RUN).notes();
    assertThat(foreseen).isEqualTo(run(SMALL, ImportMode.MERGE).notes()).hasSize(1);
    String onlyTheItem = "{\"item\":{\"key\":\"db\",\"type\":\"Database\"}}";
    assertThat(run(onlyTheItem, ImportMode.DRY_RUN).notes()).isEqualTo(foreseen);
    String oneMore =
        onlyTheItem
            + """

            {"item":{"key":"db-2","type":"Server"}}
            {"relation":{"type":"MEMBER_OF","from":"db-1","to":"db"}}
            {"relation":{"type":"MEMBER_OF","from":"db-2","to":"db"}}
            """;
    foreseen = run(oneMore, ImportMode.DRY_RUN).notes();
    assertThat(foreseen).singleElement().asString().contains("3 of 2 providers");
    assertThat(run(oneMore, ImportMode.MERGE).notes()).isEqualTo(foreseen);
    String enough =
        "{\"item\":{\"key\":\"db\",\"type\":\"Database\",\"groups\":{\"members\":{\"minimumUp\":2}}}}";
    assertThat(run(enough, ImportMode.DRY_RUN).notes()).isEmpty();
  }

  @Test
  void whatIsReadIsWrittenAndTheCountsAddUp() throws IOException {
    ImportReport report = run(SMALL, ImportMode.MERGE);
    assertThat(report.read()).isEqualTo(5);
    assertThat(report.items().created()).isEqualTo(3);
    assertThat(report.relations().created()).isEqualTo(2);
    assertThat(report.rejected()).isEmpty();
    assertThat(report.notes()).singleElement().asString().contains("members", "3", "1 provider");
    assertThat(live.current().topology().itemCount()).isEqualTo(3);
    assertThat(live.current().topology().arcCount()).isEqualTo(2);
  }

  @Test
  void importingAgainChangesNothing() throws IOException {
    long first = run(SMALL, ImportMode.MERGE).revision();
    ImportReport again = run(SMALL, ImportMode.MERGE);
    assertThat(again.items().unchanged()).isEqualTo(3);
    assertThat(again.relations().unchanged()).isEqualTo(2);
    assertThat(again.revision()).isEqualTo(first);
  }

  @Test
  void aDryRunSaysWhatWouldBeAndWritesNothing() throws IOException {
    ImportReport report = run(SMALL, ImportMode.DRY_RUN);
    assertThat(report.dryRun()).isTrue();
    assertThat(report.items().created()).isEqualTo(3);
    assertThat(report.relations().created()).isEqualTo(2);
    assertThat(store.run("MATCH (i:ConfigurationItem) RETURN i")).isEmpty();
    assertThat(log.newest().number()).isZero();
  }

  @Test
  void badRecordsAreListedWithLineAndReasonAndTheRestIsImported() throws IOException {
    ImportReport report =
        run(
            """
            {"item":{"key":"a","type":"Server"}}
            {"item":{"key":"a","type":"Server"}}
            {"item":{"key":"b","type":"Sever"}}
            {"relation":{"type":"DEPENDS_ON","from":"a","to":"nowhere"}}
            {"relation":{"type":"DEPENDS_ON","from":"a","to":"a"}}
            {"relation":{"type":"NEEDS","from":"a","to":"a2"}}
            """,
            ImportMode.MERGE);
    assertThat(report.rejected())
        .extracting(ImportReport.Rejection::line)
        .containsExactlyInAnyOrder(2L, 3L, 4L, 5L, 6L);
    assertThat(report.read())
        .isEqualTo(6)
        .isEqualTo(
            report.items().created()
                + report.items().rejected()
                + report.relations().rejected()
                + report.unreadable());
    assertThat(report.rejected())
        .extracting(ImportReport.Rejection::reason)
        .anySatisfy(reason -> assertThat(reason).contains("\"Sever\"", "\"Server\""))
        .anySatisfy(reason -> assertThat(reason).contains("\"nowhere\""));
  }

  @Test
  void aFileThatDoesNotReadWellWritesNothing() {
    assertThatThrownBy(() -> run(SMALL + "{\"item\": oops}\n", ImportMode.MERGE))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("line 6");
    assertThat(log.newest().number()).isZero();
  }

  @Test
  void aReplacingImportEndsWhatItsSourceNoLongerStates() throws IOException {
    run(SMALL, ImportMode.MERGE);
    ImportReport report =
        run(
            "{\"item\":{\"key\":\"shop\",\"type\":\"BusinessService\"}}\n"
                + "{\"item\":{\"key\":\"db\",\"type\":\"Database\"}}\n",
            ImportMode.REPLACE);
    assertThat(report.items().retired()).isEqualTo(1);
    assertThat(report.relations().removed()).isEqualTo(2);
    assertThat(inventory.items(List.of("db-1")).get("db-1").lifeCycle())
        .isEqualTo(LifeCycle.RETIRED);
    assertThat(run(SMALL, ImportMode.REPLACE).items().updated()).as("it comes back").isEqualTo(1);
    assertThat(live.current().topology().arcCount()).isEqualTo(2);
  }

  @Test
  void aReplacingImportWithRejectedRecordsEndsNothing() throws IOException {
    run(SMALL, ImportMode.MERGE);
    ImportReport report =
        run("{\"item\":{\"key\":\"db-1\",\"type\":\"Sever\"}}\n", ImportMode.REPLACE);
    assertThat(report.items().retired()).isZero();
    assertThat(report.notes()).anySatisfy(note -> assertThat(note).contains("Nothing was retired"));
  }

  @Test
  void anImportThatWasKilledHalfWayEndsTheSameWhenItIsRunAgain() throws IOException {
    StringBuilder file = new StringBuilder();
    for (int i = 0; i < 2_500; i++)
      file.append("{\"item\":{\"key\":\"i").append(i).append("\",\"type\":\"Server\"}}\n");
    for (int i = 1; i < 2_500; i++) {
      file.append("{\"relation\":{\"type\":\"DEPENDS_ON\",\"from\":\"i")
          .append(i)
          .append("\",\"to\":\"i0\"}}\n");
    }
    run(file.toString(), ImportMode.MERGE);
    List<Record> whole = graph();
    store.wipe();
    // What a process that died after its first revisions leaves behind: some batches written, the
    // rest not.
    run(file.substring(0, file.indexOf("{\"item\":{\"key\":\"i1300\"")), ImportMode.MERGE);
    run(file.toString(), ImportMode.MERGE);
    assertThat(graph()).isEqualTo(whole);
  }

  @Test
  void newTypesMayComeWithTheFileInAnyOrder() throws IOException {
    ImportReport report =
        run(
            """
            {"item":{"key":"p","type":"Pump"}}
            {"item":{"key":"t","type":"Tank"}}
            {"relation":{"type":"FEEDS","from":"p","to":"t"}}
            {"itemType":{"name":"Pump","parent":"Plant","description":"moves water"}}
            {"itemType":{"name":"Plant","description":"machinery"}}
            {"itemType":{"name":"Tank","parent":"Plant","description":"holds water"}}
            {"relationType":{"name":"FEEDS","dependentEnd":"to","effect":"DOWN"}}
            """,
            ImportMode.MERGE);
    assertThat(report.rejected()).isEmpty();
    assertThat(report.types().created()).isEqualTo(4);
    assertThat(live.current().topology().arcCount()).isEqualTo(1);
  }

  @Test
  void theDemoEstateIsImportedWhole() throws IOException {
    ImportReport report = demo.load();
    assertThat(report.rejected()).isEmpty();
    assertThat(report.notes()).isEmpty();
    assertThat(report.items().created()).isGreaterThan(250);
    RecordImportReport assets = demo.loadAssets();
    assertThat(assets.rejections()).isEmpty();
    assertThat(assets.created()).isEqualTo(assets.read()).isGreaterThan(50);
  }

  private static final String ROLE = "---\nkind: ClusterRole\nmetadata: {name: viewer}\n";

  private static String account(String name) {
    return "---\nkind: ServiceAccount\nmetadata: {name: " + name + "}\n";
  }

  @Test
  void whatIsNoItemDoesNotKeepAReplacingImportFromItsWork() throws IOException {
    manifests("prod", null, ImportMode.REPLACE, account("a") + account("b") + ROLE);
    ImportReport report = manifests("prod", null, ImportMode.REPLACE, account("a") + ROLE);
    assertThat(report.read()).isEqualTo(2);
    assertThat(report.rejected()).singleElement().asString().contains("left out");
    assertThat(report.items().retired()).isEqualTo(1);
    assertThat(report.notes()).isEmpty();
  }

  @Test
  void clustersStayApartAndATakeoverIsNoted() throws IOException {
    manifests("eu", "eu", ImportMode.MERGE, account("a"));
    assertThat(manifests("us", "us", ImportMode.MERGE, account("a")).items().created())
        .isEqualTo(1);
    assertThat(store.run("MATCH (i:ConfigurationItem) RETURN i.key AS key ORDER BY key"))
        .extracting(row -> row.get("key").asString())
        .containsExactly("k8s:eu/default/serviceaccount/a", "k8s:us/default/serviceaccount/a");
    manifests("one", null, ImportMode.MERGE, account("a"));
    assertThat(manifests("two", null, ImportMode.MERGE, account("a")).notes())
        .singleElement()
        .asString()
        .startsWith("1 item is stated by the source \"one\" too.");
  }

  @Test
  void whatStaysRetiredIsNoted() throws IOException {
    String item = "{\"item\":{\"key\":\"a\",\"type\":\"Server\"}}";
    run(item, ImportMode.REPLACE);
    run("{\"item\":{\"key\":\"b\",\"type\":\"Server\"}}", ImportMode.REPLACE);
    assertThat(run(item, ImportMode.MERGE).notes())
        .containsExactly(
            "1 item of this input is retired, which the input does not change: give"
                + " \"lifeCycle\" IN_USE, or import with mode=replace, to have it back in use.");
    assertThat(run(item, ImportMode.REPLACE).notes()).isEmpty();
  }

  @Test
  void whatAnotherSourceStatesStaysInUse() throws IOException {
    String both =
        """
        {"item":{"key":"a","type":"Application"}}
        {"item":{"key":"b","type":"Server"}}
        {"relation":{"type":"RUNS_ON","from":"a","to":"b"}}
        """;
    String one = "{\"item\":{\"key\":\"b\",\"type\":\"Server\"}}";
    from("first", both);
    from("second", both);
    ImportReport left = from("second", one);
    assertThat(left.items().retired()).isZero();
    assertThat(left.relations().removed()).isZero();
    assertThat(inUse()).containsExactly("a first", "b second");
    assertThat(live.current().topology().arcCount()).isEqualTo(1);
    assertThat(store.run("MATCH ()-[r:RUNS_ON]->() RETURN r.source AS source").getFirst())
        .satisfies(row -> assertThat(row.get("source").asString()).isEqualTo("first"));

    ImportReport ended = from("first", one);
    assertThat(ended.items().retired()).isEqualTo(1);
    assertThat(ended.relations().removed()).isEqualTo(1);
    assertThat(inUse()).containsExactly("b first");
    assertThat(from("first", "{\"item\":{\"key\":\"c\",\"type\":\"Server\"}}").items().retired())
        .isZero();
    assertThat(inUse()).containsExactly("b second", "c first");
  }

  @Test
  void whoStatedWhatWasRetiredStatesItNoMore() throws IOException {
    String both =
        "{\"item\":{\"key\":\"x\",\"type\":\"Server\"}}\n"
            + "{\"item\":{\"key\":\"y\",\"type\":\"Server\"}}\n";
    String one = "{\"item\":{\"key\":\"y\",\"type\":\"Server\"}}";
    from("first", both);
    assertThat(from("first", one).items().retired()).isEqualTo(1);
    assertThat(from("second", both).notes()).hasSize(1).first().asString().startsWith("1 item is");
    assertThat(from("second", one).items().retired()).isEqualTo(1);
    assertThat(inUse()).containsExactly("y second");
  }

  @Test
  void aRelationThatWasSeenLongAgoIsStatedNow() throws IOException {
    String file =
        """
        {"item":{"key":"a","type":"Application"}}
        {"item":{"key":"b","type":"Server"}}
        {"relation":{"type":"RUNS_ON","from":"a","to":"b","lastSeen":"2025-01-01T00:00:00Z"}}
        """;
    for (int i = 0; i < 2; i++) {
      assertThat(from("cmdb", file).relations().removed()).isZero();
      assertThat(live.current().topology().arcCount()).isEqualTo(1);
    }
    assertThat(from("cmdb", file.substring(0, file.indexOf("{\"relation"))).relations().removed())
        .isEqualTo(1);
  }

  private List<String> inUse() {
    return store
        .run(
            "MATCH (i:ConfigurationItem {lifeCycle: 'IN_USE'}) RETURN i.key + ' ' + i.source AS row"
                + " ORDER BY row")
        .stream()
        .map(row -> row.get("row").asString())
        .toList();
  }

  private ImportReport from(String source, String file) throws IOException {
    return imports.run(
        new ImportRequest(
            Format.ESTATE, Scope.OF_THE_FILE, source, ImportMode.REPLACE, "f.ndjson", "tester"),
        new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8)));
  }

  private ImportReport manifests(String source, String cluster, ImportMode mode, String yaml)
      throws IOException {
    return imports.run(
        new ImportRequest(Format.KUBERNETES, new Scope(cluster), source, mode, "m.yaml", "tester"),
        new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)));
  }

  private List<Record> graph() {
    return store.run(
        """
        MATCH (i:ConfigurationItem)
        OPTIONAL MATCH (i)-[r]->(j)
        RETURN i.key AS key, labels(i) AS labels, i.type AS type, type(r) AS relation, j.key AS to, r.group AS group
        ORDER BY key, relation, to
        """);
  }

  private ImportReport run(String file, ImportMode mode) throws IOException {
    InputStream in = new ByteArrayInputStream(file.getBytes(StandardCharsets.UTF_8));
    return imports.run(
        new ImportRequest(Format.ESTATE, Scope.OF_THE_FILE, "test", mode, "test.ndjson", "tester"),
        in);
  }
}
