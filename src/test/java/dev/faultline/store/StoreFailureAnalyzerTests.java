package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;

class StoreFailureAnalyzerTests {
  private final StoreFailureAnalyzer analyzer = new StoreFailureAnalyzer();

  @Test
  void passesOnWhatTheStoreSaid() {
    FailureAnalysis analysis =
        analyze(new StoreUnavailable("The store is in use.", "Stop the other process."));
    assertThat(analysis.getDescription()).isEqualTo("The store is in use.");
    assertThat(analysis.getAction()).isEqualTo("Stop the other process.");
  }

  @Test
  void explainsAWrongPassword() {
    assertThat(
            analyze(new AuthenticationException("Neo.ClientError.Security.Unauthorized", "no"))
                .getAction())
        .contains("spring.neo4j.authentication.password");
  }

  @Test
  void explainsAServerThatDoesNotAnswer() {
    FailureAnalysis analysis =
        analyze(new ServiceUnavailableException("Unable to connect to db:7687"));
    assertThat(analysis.getDescription()).contains("db:7687");
    assertThat(analysis.getAction()).contains("spring.neo4j.uri");
  }

  @Test
  void leavesOtherFailuresToOthers() {
    assertThat(analyzer.analyze(new IllegalStateException("something else"))).isNull();
  }

  private FailureAnalysis analyze(RuntimeException cause) {
    return analyzer.analyze(new BeanCreationException("schemaSteps", "failed", cause));
  }
}
