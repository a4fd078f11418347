package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;

class EmbeddedNeo4jIT {
  private static final Duration PATIENCE_OF_DOCKER_STOP = Duration.ofSeconds(10);

  @Test
  void closesBeforeDockerLosesItsPatience(@TempDir Path directory) {
    ConfigurableApplicationContext context =
        new SpringApplicationBuilder(EmbeddedNeo4j.class)
            .web(WebApplicationType.NONE)
            .run("--faultline.store.directory=" + directory);
    Instant begin = Instant.now();
    context.close();
    assertThat(Duration.between(begin, Instant.now())).isLessThan(PATIENCE_OF_DOCKER_STOP);
  }
}
