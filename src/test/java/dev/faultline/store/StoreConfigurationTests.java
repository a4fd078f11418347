package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.net.ConnectException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.neo4j.autoconfigure.Neo4jAutoConfiguration;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mock.env.MockEnvironment;
import org.springframework.util.ClassUtils;

/** Starts that fail, without any Neo4j. */
class StoreConfigurationTests {
  private static final String EMBEDDED = "dev.faultline.store.EmbeddedNeo4j";

  private final ApplicationContextRunner application =
      new ApplicationContextRunner()
          .withUserConfiguration(StoreConfiguration.class)
          .withConfiguration(AutoConfigurations.of(Neo4jAutoConfiguration.class));

  @Test
  void aBuildWithoutTheEmbeddedNeo4jAsksForAServer() {
    application
        .withClassLoader(new FilteredClassLoader(EMBEDDED::equals))
        .run(context -> {
          FailureAnalysis analysis = analyze(context.getStartupFailure());
          assertThat(analysis.getDescription())
              .isEqualTo(
                  "This build of Faultline has no embedded Neo4j, and no server is configured.");
          assertThat(analysis.getAction()).contains("spring.neo4j.uri");
        });
  }

  @Test
  void aServerThatDoesNotAnswerEndsTheStartAtOnce() {
    application
        .withPropertyValues("spring.neo4j.uri=bolt://127.0.0.1:1")
        .run(context -> {
          assertThat(context).getFailure().hasRootCauseInstanceOf(ConnectException.class);
          assertThat(analyze(context.getStartupFailure()).getDescription())
              .startsWith("Neo4j does not answer: Unable to connect to 127.0.0.1:1");
        });
  }

  @Test
  void aStoreInUseEndsTheStartBeforeNeo4jIsLoaded(@TempDir Path directory) throws Exception {
    assumeTrue(ClassUtils.isPresent(EMBEDDED, null), "this build has no embedded Neo4j");
    try (StoreDirectory other = StoreDirectory.open(directory)) {
      application
          .withUserConfiguration(Class.forName(EMBEDDED))
          .withPropertyValues("faultline.store.directory=" + other.path())
          .run(context ->
              assertThat(analyze(context.getStartupFailure()).getDescription())
                  .isEqualTo("The store in " + other.path() + " is in use by another process."));
    }
  }

  private static FailureAnalysis analyze(Throwable failure) {
    return new StoreFailureAnalyzer(new MockEnvironment()).analyze(failure);
  }
}
