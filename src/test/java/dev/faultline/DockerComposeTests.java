package dev.faultline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

class DockerComposeTests {
  private String text;
  private Map<String, Map<String, Object>> services;

  @BeforeEach
  void read() throws IOException {
    text = Files.readString(Path.of("docker-compose.yml"));
    Map<String, Map<String, Map<String, Object>>> file =
        new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    services = file.get("services");
  }

  @Test
  void theServerIsOfTheVersionThatTheBuildEmbeds() throws IOException {
    String version =
        Files.readString(Path.of("pom.xml"))
            .replaceAll("(?s).*<neo4j-embedded.version>(.*?)<.*", "$1");
    assertThat(services.get("neo4j")).containsEntry("image", "neo4j:" + version);
    assertThat(Neo4jFixture.IMAGE).isEqualTo("neo4j:" + version);
  }

  @Test
  void everyServiceHasAHealthCheckAndLimitsAndTheApplicationWaitsForNeo4j() throws IOException {
    assertThat(services).containsOnlyKeys("neo4j", "faultline");
    assertThat(services.values())
        .allSatisfy(service -> assertThat(service).containsKeys("mem_limit", "stop_grace_period"));
    assertThat(services.get("neo4j")).containsKey("healthcheck");
    assertThat(Files.readString(Path.of("src/main/docker/Dockerfile"))).contains("\nHEALTHCHECK ");
    assertThat(services.get("faultline").get("depends_on"))
        .isEqualTo(Map.of("neo4j", Map.of("condition", "service_healthy")));
  }

  @Test
  void noPasswordHasADefault() {
    assertThat(text.lines().filter(line -> line.matches(".*(PASSWORD|AUTH): .*")))
        .hasSize(3)
        .allMatch(line -> line.matches(".*\\$\\{(NEO4J|FAULTLINE)_PASSWORD:\\?[^}]+}"));
  }

  @Test
  void theImageIsBuiltFromTheFilesThatDockerMaySee() throws IOException {
    assertThat(services.get("faultline").get("build"))
        .isEqualTo(Map.of("context", ".", "dockerfile", "src/main/docker/Dockerfile"));
    assertThat(Files.readAllLines(Path.of(".dockerignore")))
        .contains("!target/faultline.jar", "!src/main/scripts/faultline");
    assertThat(Path.of("src/main/scripts/faultline")).exists().isExecutable();
    assertThat(Files.readString(Path.of("src/main/docker/Dockerfile")))
        .contains("\nUSER faultline\n");
  }

  /** The JVM rejects a cache that was made with other object headers, and says nothing. */
  @ParameterizedTest
  @ValueSource(strings = {"src/main/scripts/faultline", "src/main/docker/Dockerfile", "pom.xml"})
  void theCacheIsMadeForTheObjectHeadersThatTheStartScriptAsksFor(Path file) throws IOException {
    assertThat(Files.readString(file)).contains("-XX:+UseCompactObjectHeaders");
  }
}
