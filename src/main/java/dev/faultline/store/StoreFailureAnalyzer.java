package dev.faultline.store;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.core.env.Environment;
import org.springframework.util.StringUtils;

/** Says in a sentence, not a stack trace, why the store keeps the application from starting. */
final class StoreFailureAnalyzer implements FailureAnalyzer {
  private final Environment environment;

  StoreFailureAnalyzer(Environment environment) {
    this.environment = environment;
  }

  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreUnavailable unavailable) {
        return new FailureAnalysis(
            String.valueOf(unavailable.getMessage()), unavailable.remedy(), failure);
      }
      if (cause instanceof AuthenticationException) {
        if (isEmbedded()) return wrongPasswordFile(failure);
        return new FailureAnalysis(
            "Neo4j refused the user name or the password.",
            "Set spring.neo4j.authentication.username and spring.neo4j.authentication.password to"
                + " those of the server (environment: SPRING_NEO4J_AUTHENTICATION_USERNAME and"
                + " …_PASSWORD).",
            failure);
      }
      if (cause instanceof ServiceUnavailableException) {
        return new FailureAnalysis(
            "Neo4j does not answer: " + cause.getMessage(),
            "Start the server that spring.neo4j.uri names, or correct the address; without"
                + " spring.neo4j.uri an embedded Neo4j is used.",
            failure);
      }
    }
    return null;
  }

  private boolean isEmbedded() {
    return !StringUtils.hasText(environment.getProperty("spring.neo4j.uri"));
  }

  private FailureAnalysis wrongPasswordFile(Throwable failure) {
    Path directory =
        Path.of(
            environment.getProperty("faultline.store.directory", StoreSettings.USUAL_DIRECTORY));
    Path file = StoreDirectory.passwordFile(directory.toAbsolutePath().normalize());
    return new FailureAnalysis(
        "The embedded Neo4j refused the password in " + file + ": it is not the store's.",
        "Put the file back as it was; or delete it, and the next start gives the store a new"
            + " password and keeps it there. The data stays as it is.",
        failure);
  }
}
