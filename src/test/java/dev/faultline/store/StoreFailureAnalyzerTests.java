package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.springframework.beans.factory.BeanCreationException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.mock.env.MockEnvironment;

class StoreFailureAnalyzerTests {
  private final MockEnvironment environment = new MockEnvironment();
  private final StoreFailureAnalyzer analyzer = new StoreFailureAnalyzer(environment);

  @Test
  void passesOnWhatTheStoreSaid() {
    FailureAnalysis analysis =
        analyze(new StoreUnavailable("The store is in use.", "Stop the other process."));
    assertThat(analysis.getDescription()).isEqualTo("The store is in use.");
    assertThat(analysis.getAction()).isEqualTo("Stop the other process.");
  }

  @Test
  void explainsAWrongPassword() {
    environment.setProperty("spring.neo4j.uri", "bolt://db:7687");
    assertThat(
            analyze(new AuthenticationException("Neo.ClientError.Security.Unauthorized", "no"))
                .getAction())
        .contains("spring.neo4j.authentication.password");
  }

  @Test
  void namesThePasswordFileOfAnEmbeddedStore() {
    environment.setProperty("faultline.store.directory", "/var/lib/faultline");
    FailureAnalysis analysis =
        analyze(new AuthenticationException("Neo.ClientError.Security.Unauthorized", "no"));
    assertThat(analysis.getDescription())
        .contains(Path.of("/var/lib/faultline/faultline.password").toAbsolutePath().toString());
    assertThat(analysis.getAction()).contains("delete it").doesNotContain("spring.neo4j");
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
