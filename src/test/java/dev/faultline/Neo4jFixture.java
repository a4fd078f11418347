package dev.faultline;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import dev.faultline.store.CommitClock;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.neo4j.driver.Driver;
import org.slf4j.LoggerFactory;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.util.ClassUtils;
import org.springframework.util.FileSystemUtils;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.neo4j.Neo4jContainer;

/**
 * The one Neo4j of a test run, started when the first test asks for it and stopped with the JVM.
 *
 * <p>The system property {@code faultline.test.neo4j} chooses it:
 *
 * <ul>
 *   <li>{@code embedded} (default): the application's own embedded Neo4j in a temporary directory
 *   <li>{@code testcontainers}: a Neo4j server in a container; without Docker the tests are skipped
 *   <li>{@code bolt://…} or {@code neo4j://…}: a running server, whose content is removed, with
 *       {@code faultline.test.neo4j.username} (default {@code neo4j}) and {@code
 *       faultline.test.neo4j.password}. While working, {@link #main} offers one.
 * </ul>
 */
public final class Neo4jFixture {
  private static final String EMBEDDED = "dev.faultline.store.EmbeddedNeo4j";
  static final String IMAGE = "neo4j:2026.08.1";
  private static @Nullable Neo4jFixture running;
  private static @Nullable String unavailable;
  private static boolean examined;

  private final String uri;
  private final String username;
  private final String password;
  private final @Nullable CommitClock clock;

  private Neo4jFixture(String uri, String username, String password, @Nullable CommitClock clock) {
    this.uri = uri;
    this.username = username;
    this.password = password;
    this.clock = clock;
  }

  /**
   * Runs an embedded Neo4j for tests of other processes until the process is ended, and prints how
   * they reach it.
   */
  public static void main(String[] arguments) throws InterruptedException {
    Neo4jFixture fixture = embedded();
    System.out.printf(
        "-Dfaultline.test.neo4j=%s -Dfaultline.test.neo4j.password=%s%n",
        fixture.uri, fixture.password);
    Thread.currentThread().join();
  }

  /** The Neo4j of this run. */
  public static synchronized Neo4jFixture get() {
    if (running == null) {
      String choice = choice();
      running =
          switch (choice) {
            case "embedded" -> embedded();
            case "testcontainers" -> container();
            default ->
                new Neo4jFixture(
                    choice,
                    System.getProperty("faultline.test.neo4j.username", "neo4j"),
                    Objects.requireNonNull(
                        System.getProperty("faultline.test.neo4j.password"),
                        "faultline.test.neo4j.password is not set"),
                    null);
          };
    }
    return running;
  }

  /** The properties with which an application reaches it. */
  public String[] properties() {
    return new String[] {
      // Tests that want one make it themselves; the others leave nothing behind.
      "faultline.checkpoint.enabled=false",
      "spring.neo4j.uri=" + uri,
      "spring.neo4j.authentication.username=" + username,
      "spring.neo4j.authentication.password=" + password
    };
  }

  /** Why integration tests cannot run here; null if they can. */
  static synchronized @Nullable String unavailable() {
    if (!examined) {
      examined = true;
      unavailable = examine();
      if (unavailable != null) System.out.println("Integration tests are skipped: " + unavailable);
    }
    return unavailable;
  }

  private static @Nullable String examine() {
    return switch (choice()) {
      case "embedded" ->
          ClassUtils.isPresent(EMBEDDED, null)
              ? null
              : "this build has no embedded Neo4j; name a server with"
                  + " -Dfaultline.test.neo4j=bolt://…";
      case "testcontainers" ->
          isDockerAvailable()
              ? null
              : "Docker is not available; without -Dfaultline.test.neo4j=testcontainers they run on"
                  + " the embedded Neo4j.";
      default -> null;
    };
  }

  /** Asks without the report that Testcontainers logs where there is none: one line says it. */
  private static boolean isDockerAvailable() {
    Logger logger = (Logger) LoggerFactory.getLogger("org.testcontainers");
    Level usual = logger.getLevel();
    logger.setLevel(Level.OFF);
    try {
      return DockerClientFactory.instance().isDockerAvailable();
    } finally {
      logger.setLevel(usual);
    }
  }

  private static String choice() {
    return System.getProperty("faultline.test.neo4j", "embedded");
  }

  private static Neo4jFixture embedded() {
    try {
      Path directory = Files.createTempDirectory("faultline-test");
      ConfigurableApplicationContext context =
          new SpringApplicationBuilder(Class.forName(EMBEDDED))
              .web(WebApplicationType.NONE)
              .registerShutdownHook(false)
              .run("--faultline.store.directory=" + directory);
      // Runs once the applications under test are closed, so that none of them loses its store.
      SpringApplication.getShutdownHandlers()
          .add(() -> {
            context.close();
            FileSystemUtils.deleteRecursively(directory.toFile());
          });
      String uri = context.getBean(Neo4jConnectionDetails.class).getUri().toString();
      return new Neo4jFixture(
          uri,
          "neo4j",
          Files.readString(directory.resolve("faultline.password")),
          context.getBean(CommitClock.class));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException("This build has no embedded Neo4j", e);
    }
  }

  @SuppressWarnings("resource") // ended by Testcontainers together with the JVM
  private static Neo4jFixture container() {
    Neo4jContainer container = new Neo4jContainer(IMAGE);
    container.start();
    return new Neo4jFixture(container.getBoltUrl(), "neo4j", container.getAdminPassword(), null);
  }

  /** Skips a test class where there is no Neo4j to run it on. */
  static final class Availability implements ExecutionCondition {
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
      String reason = unavailable();
      return reason == null
          ? ConditionEvaluationResult.enabled("Neo4j is available")
          : ConditionEvaluationResult.disabled(reason);
    }
  }

  /** Points an application under test to the Neo4j of this run and gives it a {@link TestStore}. */
  static final class Connect implements ApplicationContextInitializer<GenericApplicationContext> {
    @Override
    public void initialize(GenericApplicationContext context) {
      Neo4jFixture neo4j = get();
      TestPropertyValues.of(neo4j.properties()).applyTo(context);
      CommitClock clock = neo4j.clock;
      if (clock != null) context.registerBean(CommitClock.class, () -> clock);
      context.registerBean(
          TestStore.class, () -> new TestStore(context.getBean(Driver.class), context));
    }
  }
}
