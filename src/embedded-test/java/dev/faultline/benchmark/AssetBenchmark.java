package dev.faultline.benchmark;

import dev.faultline.FaultlineApplication;
import dev.faultline.analysis.LiveTopology;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Session;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.graphql.ExecutionGraphQlResponse;
import org.springframework.graphql.ExecutionGraphQlService;
import org.springframework.graphql.support.DefaultExecutionGraphQlRequest;

/**
 * Costs of services, depreciation and risks of an estate in which every item is an asset, from the
 * store to the answer.
 *
 * <pre>
 * java -Xmx4g … dev.faultline.benchmark.AssetBenchmark DIRECTORY [items, 1000000] [relations an item, 5] [rounds, 3]
 * </pre>
 *
 * <p>The directory keeps the store from run to run and is filled at the first.
 */
public final class AssetBenchmark {
  private static final String ASSETS =
      """
      MATCH (item:ConfigurationItem)
      WHERE NOT EXISTS { (item)-[:EMBODIED_BY]->() }
      CALL (item) {
        WITH item, toInteger(rand() * 1000000) AS random
        CREATE (item)-[:EMBODIED_BY]->(:Asset:Hardware {
          id: item.id, tag: 'A-' + item.key, kind: 'Hardware', state: 'IN_USE',
          price: 10000 + random, priceCurrency: 'EUR',
          purchaseDate: date('2023-01-01') + duration({days: random % 1400}),
          warrantyEnd: date('2026-01-01') + duration({days: random % 1400}),
          attributes: '{}', createdAt: datetime(), changedAt: datetime()})
      } IN TRANSACTIONS OF 10000 ROWS
      """;
  private static final Map<String, String> QUESTIONS =
      Map.of(
          "service costs",
          "{ serviceCosts(month: \"2026-%02d\") { currencies { identity services(first: 10) { nodes"
              + " { total { amount } } } } } }",
          "depreciation forecast, 36 months",
          "{ depreciationForecast(from: \"2026-%02d\", months: 36) { currencies { assets sum {"
              + " amount } } } }",
          "risks of a week",
          "{ assetRisks(from: \"2026-%02d-01\", within: \"P7D\") { headline } }");

  private AssetBenchmark() {}

  public static void main(String[] arguments) {
    if (arguments.length == 0) {
      System.err.println(
          "usage: AssetBenchmark DIRECTORY [items, 1000000] [relations an item, 5] [rounds, 3]");
      System.exit(2);
    }
    Path directory = Path.of(arguments[0]);
    int items = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000_000;
    double relations = arguments.length > 2 ? Double.parseDouble(arguments[2]) : 5;
    int rounds = arguments.length > 3 ? Integer.parseInt(arguments[3]) : 3;
    if (!Files.isDirectory(directory)) FilledStore.create(directory, items, relations);
    try (ConfigurableApplicationContext application =
        new SpringApplicationBuilder(FaultlineApplication.class)
            .run(
                "--faultline.store.directory=" + directory,
                "--faultline.demo=false",
                "--faultline.graphql.max-time=10m",
                "--server.port=0")) {
      try (Session session = application.getBean(Driver.class).session()) {
        session.run(ASSETS).consume();
      }
      System.out.printf(
          "%,d items and as many assets%n",
          application.getBean(LiveTopology.class).current().topology().itemCount());
      for (int round = 1; round <= rounds; round++) {
        int month = round;
        QUESTIONS.forEach((name, question) -> ask(application, name, question.formatted(month)));
      }
    }
    System.exit(0);
  }

  private static void ask(ConfigurableApplicationContext application, String name, String text) {
    long start = System.nanoTime();
    ExecutionGraphQlResponse response =
        Objects.requireNonNull(
            application
                .getBean(ExecutionGraphQlService.class)
                .execute(
                    new DefaultExecutionGraphQlRequest(text, null, Map.of(), Map.of(), name, null))
                .block());
    double seconds = (System.nanoTime() - start) / 1e9;
    List<?> errors = response.getErrors();
    String answer = errors.isEmpty() ? String.valueOf((Object) response.getData()) : "" + errors;
    System.out.printf(
        "%s: %.2f s  %s%n", name, seconds, answer.substring(0, Math.min(160, answer.length())));
  }
}
