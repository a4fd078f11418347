package dev.faultline.benchmark;

import dev.faultline.FaultlineApplication;
import dev.faultline.analysis.LiveTopology;
import dev.faultline.inventory.Inventory;
import dev.faultline.model.EstateRecord;
import dev.faultline.store.Author;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.EstateReplaced;
import dev.faultline.topology.Topology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.SessionConfig;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Loading the image from an embedded store, beside a bare loop of the driver over the same rows.
 *
 * <pre>
 * java -Xmx4g … dev.faultline.benchmark.LoadBenchmark DIRECTORY [items, 1000000] [relations an item, 5] [rounds, 3]
 * </pre>
 *
 * <p>The directory keeps the store from run to run and is filled at the first. The log says how
 * long the checkpoint takes to be written and, at the second start, to be read.
 */
public final class LoadBenchmark {
  private static final List<String> STATEMENTS =
      List.of("inventory/load-groups", "inventory/load-items", "inventory/load-relations");

  private LoadBenchmark() {}

  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      System.err.println(
          "usage: LoadBenchmark DIRECTORY [items, 1000000] [relations an item, 5] [rounds, 3]");
      System.exit(2);
    }
    Path directory = Path.of(arguments[0]);
    int items = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    double relations = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 5;
    int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
    if (!Files.isDirectory(directory)) {
      long start = System.nanoTime();
      FilledStore.create(directory, items, relations);
      System.out.printf("filled in %.1f s%n", seconds(start));
    }
    try (ConfigurableApplicationContext application = start(directory)) {
      for (int round = 0; round < rounds; round++) {
        double bare = bareLoop(application);
        long start = System.nanoTime();
        application.publishEvent(new EstateReplaced());
        double load = seconds(start);
        System.out.printf("bare loop %.1f s, load %.1f s, ratio %.2f%n", bare, load, load / bare);
      }
      // Only an image of a revision is kept.
      application
          .getBean(Inventory.class)
          .upsertItem(
              new Author("benchmark", null, null),
              EstateRecord.Item.of("benchmark", "Application"));
    }
    start(directory).close();
    System.exit(0);
  }

  private static ConfigurableApplicationContext start(Path directory) {
    ConfigurableApplicationContext application =
        new SpringApplicationBuilder(FaultlineApplication.class)
            .run(
                "--faultline.store.directory=" + directory,
                "--faultline.demo=false",
                "--server.port=0");
    long start = System.nanoTime();
    Topology topology = application.getBean(LiveTopology.class).current().topology();
    System.out.printf(
        "%,d items, %,d relations, %.1f MB, %.1f s after the start%n",
        topology.itemCount(), topology.arcCount(), topology.heapBytes() / 1e6, seconds(start));
    return application;
  }

  private static double bareLoop(ConfigurableApplicationContext application) {
    CypherFiles cypher = application.getBean(CypherFiles.class);
    SessionConfig fetching = SessionConfig.builder().withFetchSize(10_000).build();
    long start = System.nanoTime();
    long rows = 0;
    try (Session session = application.getBean(Driver.class).session(fetching)) {
      for (String statement : STATEMENTS) {
        Result result = session.run(cypher.named(statement));
        while (result.hasNext()) {
          result.next();
          rows++;
        }
      }
    }
    System.out.printf("%,d rows%n", rows);
    return seconds(start);
  }

  private static double seconds(long start) {
    return (System.nanoTime() - start) / 1e9;
  }
}
