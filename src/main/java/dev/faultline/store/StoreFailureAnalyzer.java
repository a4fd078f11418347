package dev.faultline.store;

import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;

/** Says in a sentence, not a stack trace, why the store keeps the application from starting. */
final class StoreFailureAnalyzer implements FailureAnalyzer {
  @Override
  public @Nullable FailureAnalysis analyze(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof StoreUnavailable unavailable) {
        return new FailureAnalysis(
            String.valueOf(unavailable.getMessage()), unavailable.remedy(), failure);
      }
      if (cause instanceof AuthenticationException) {
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
}
