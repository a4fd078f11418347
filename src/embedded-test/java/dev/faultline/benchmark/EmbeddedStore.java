package dev.faultline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.graphdb.GraphDatabaseService;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.util.FileSystemUtils;

/**
 * The application's embedded Neo4j in a directory of its own, with a page cache that holds all of
 * the estate; its content is gone when it is closed.
 */
final class EmbeddedStore implements AutoCloseable {
  private final Path directory;
  private final ConfigurableApplicationContext context;
  private final Driver driver;

  EmbeddedStore() throws IOException {
    directory = Files.createTempDirectory("faultline-benchmark");
    context =
        new SpringApplicationBuilder(configuration())
            .web(WebApplicationType.NONE)
            .run(
                "--faultline.store.directory=" + directory,
                "--faultline.store.page-cache=1GB",
                "--spring.main.banner-mode=off",
                "--logging.level.root=warn");
    Neo4jConnectionDetails details = context.getBean(Neo4jConnectionDetails.class);
    driver = GraphDatabase.driver(details.getUri(), details.getAuthToken());
  }

  private static Class<?> configuration() {
    try {
      return Class.forName("dev.faultline.store.EmbeddedNeo4j");
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("This build has no embedded Neo4j", e);
    }
  }

  GraphDatabaseService database() {
    return context
        .getBean(DatabaseManagementService.class)
        .database(GraphDatabaseSettings.DEFAULT_DATABASE_NAME);
  }

  Driver driver() {
    return driver;
  }

  @Override
  public void close() {
    driver.close();
    context.close();
    FileSystemUtils.deleteRecursively(directory.toFile());
  }
}
