package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.springframework.util.unit.DataSize;

class EmbeddedNeo4jTests {
  @Test
  void closingDoesNotWaitForFurtherConnections() {
    var settings = new StoreSettings(Path.of("unused"), DataSize.ofMegabytes(64));
    assertThat(EmbeddedNeo4j.configuration(settings))
        .containsEntry(
            GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, Duration.ZERO);
  }
}
