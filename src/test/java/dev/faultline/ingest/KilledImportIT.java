package dev.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.FaultlineApplication;
import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.store.RevisionCommitted;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationListener;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.PayloadApplicationEvent;

/** A process that dies in the middle of an import, its embedded Neo4j with it. */
@Neo4jIT
class KilledImportIT {
  private static final int ITEMS = 2_200;
  private static final int KILLED_AFTER_REVISION = 2;
  private static final int EXIT = 137;

  private static final String ITEMS_OF_THE_GRAPH =
      """
      MATCH (item:ConfigurationItem)
      RETURN item {.*, id: NULL, createdAt: NULL, updatedAt: NULL, firstSeen: NULL, lastSeen: NULL} AS item,
        COLLECT { UNWIND labels(item) AS label RETURN label ORDER BY label } AS labels
      ORDER BY item.key
      """;

  private static final String RELATIONS_OF_THE_GRAPH =
      """
      MATCH (from:ConfigurationItem)-[relation]->(to:ConfigurationItem)
      RETURN from.key AS from, type(relation) AS type, to.key AS to,
        relation {.*, id: NULL, firstSeen: NULL, lastSeen: NULL} AS properties
      ORDER BY from, type, to, properties.group
      """;

  @Autowired TestStore store;
  @Autowired Imports imports;
  @Autowired DemoEstate demo;

  @TempDir Path directory;

  @Test
  void endsAfterASecondRunInTheGraphOfOneThatWasNotKilled() throws Exception {
    runToItsDeath("import");

    try (ConfigurableApplicationContext application = start(directory, false)) {
      Driver driver = application.getBean(Driver.class);
      assertThat(rows(driver, ITEMS_OF_THE_GRAPH).size()).isBetween(1, ITEMS - 1);
      ImportReport report = importInto(application.getBean(Imports.class));
      assertThat(report.items().unchanged()).isPositive();
      assertThat(report.items().created()).isPositive();

      store.wipe();
      importInto(imports);
      assertThat(rows(driver, ITEMS_OF_THE_GRAPH)).hasSize(ITEMS);
      assertThat(rows(driver, RELATIONS_OF_THE_GRAPH)).hasSizeGreaterThan(ITEMS / 2);
      assertSame(ITEMS_OF_THE_GRAPH, driver);
      assertSame(RELATIONS_OF_THE_GRAPH, driver);
    }
  }

  @Test
  void aDemoEstateWhoseLoadWasKilledIsLoadedToItsEndAtTheNextStart() throws Exception {
    runToItsDeath("demo");

    try (ConfigurableApplicationContext application = start(directory, true)) {
      Driver driver = application.getBean(Driver.class);
      store.wipe();
      demo.load();
      demo.loadAssets();
      assertSame(ITEMS_OF_THE_GRAPH, driver);
      assertSame(RELATIONS_OF_THE_GRAPH, driver);
      String tags = "MATCH (asset:Asset) RETURN asset.tag AS tag ORDER BY tag";
      assertThat(rows(driver, tags)).isNotEmpty().isEqualTo(maps(store.run(tags)));
    }
  }

  private void runToItsDeath(String what) throws Exception {
    Process process =
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElse("java"),
                "-Xmx1g",
                "--enable-native-access=ALL-UNNAMED",
                "--add-opens=java.base/java.nio=ALL-UNNAMED",
                "--add-opens=java.base/java.io=ALL-UNNAMED",
                "--add-opens=java.base/sun.nio.ch=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "-cp",
                System.getProperty(
                    "surefire.test.class.path", System.getProperty("java.class.path")),
                Dying.class.getName(),
                directory.toString(),
                what)
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("output.txt").toFile())
            .start();
    assertThat(process.waitFor()).as(() -> output(directory.resolve("output.txt"))).isEqualTo(EXIT);
  }

  private void assertSame(String cypher, Driver driver) {
    List<Map<String, Object>> missing = new ArrayList<>(maps(store.run(cypher)));
    List<Map<String, Object>> surplus = new ArrayList<>(rows(driver, cypher));
    Set<Map<String, Object>> whole = new HashSet<>(missing);
    missing.removeAll(new HashSet<>(surplus));
    surplus.removeAll(whole);
    assertThat(missing).as("lost by the import that was killed").isEmpty();
    assertThat(surplus).as("left by the import that was killed").isEmpty();
  }

  private static ConfigurableApplicationContext start(
      Path directory, boolean demo, ApplicationListener<?>... listeners) {
    return new SpringApplicationBuilder(FaultlineApplication.class)
        .listeners(listeners)
        .run(
            "--server.port=0",
            "--faultline.demo=" + demo,
            "--faultline.store.directory=" + directory.resolve("neo4j"));
  }

  private static ImportReport importInto(Imports imports) throws IOException {
    Path file = Files.createTempFile("estate", ".ndjson");
    try (EstateWriter writer = EstateWriter.open(file)) {
      EstateGenerator.generate(ITEMS, 1, 1, writer);
      writer.finish();
    }
    try (InputStream in = Files.newInputStream(file)) {
      return imports.run(
          new ImportRequest(
              Format.ESTATE, Scope.OF_THE_FILE, "cmdb", ImportMode.MERGE, "estate.ndjson", "test"),
          in);
    } finally {
      Files.delete(file);
    }
  }

  private static List<Map<String, Object>> rows(Driver driver, String cypher) {
    return maps(driver.executableQuery(cypher).execute().records());
  }

  private static List<Map<String, Object>> maps(List<Record> records) {
    return records.stream().map(Record::asMap).toList();
  }

  private static String output(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The process that dies: no hook of the JVM runs, nothing is closed. */
  static final class Dying {
    private Dying() {}

    public static void main(String[] arguments) throws IOException {
      boolean demo = arguments[1].equals("demo");
      int last = demo ? 1 : KILLED_AFTER_REVISION;
      List<Long> seen = new ArrayList<>();
      ApplicationListener<PayloadApplicationEvent<?>> death =
          event -> {
            if (event.getPayload() instanceof RevisionCommitted committed) {
              seen.add(committed.revision().number());
              if (seen.size() == last) Runtime.getRuntime().halt(EXIT);
            }
          };
      ConfigurableApplicationContext application = start(Path.of(arguments[0]), demo, death);
      importInto(application.getBean(Imports.class));
    }
  }
}
