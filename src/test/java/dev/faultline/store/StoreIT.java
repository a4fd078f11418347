package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.AuthenticationException;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.neo4j.autoconfigure.Neo4jConnectionDetails;

@Neo4jIT
class StoreIT {
  @Autowired StoreReader reader;
  @Autowired HealthEndpoint health;
  @Autowired Neo4jConnectionDetails connection;
  @Autowired TestStore store;

  @Autowired(required = false)
  CommitClock clock;

  @Test
  void healthSaysWhetherNeo4jAnswers() {
    assertThat(health.healthForPath("neo4j").getStatus()).isEqualTo(Status.UP);
  }

  @Test
  void nobodyGetsInWithoutThePassword() {
    try (Driver driver =
        GraphDatabase.driver(connection.getUri(), AuthTokens.basic("neo4j", "guess-1"))) {
      assertThatExceptionOfType(AuthenticationException.class)
          .isThrownBy(driver::verifyConnectivity);
    }
  }

  private static void assumeEmbedded() {
    assumeTrue(
        "embedded".equals(System.getProperty("faultline.test.neo4j", "embedded")),
        "not the embedded Neo4j");
  }

  @Test
  void theEmbeddedNeo4jTellsOfCommitsWithoutBeingAsked() {
    assumeEmbedded();
    long before = clock.commits().orElseThrow();
    store.run("MATCH (node:Unheard) RETURN node");
    assertThat(clock.commits()).as("a read is no commit").hasValue(before);
    store.run("CREATE (:Heard)");
    assertThat(clock.commits().orElseThrow()).isGreaterThan(before);
    store.wipe();
  }

  @Test
  void theEmbeddedNeo4jListensOnLoopbackAndReportsToNoOne() {
    assumeEmbedded();
    Map<String, String> expected =
        Map.of(
            "server.bolt.listen_address", "127.0.0.1:0",
            "server.fleet_discovery.enabled", "false",
            "server.http.enabled", "false",
            "server.https.enabled", "false",
            "dbms.security.auth_enabled", "true",
            "dbms.usage_report.enabled", "false",
            "dbms.fleet_manager.enabled", "false");
    Map<String, String> actual =
        reader
            .read(
                "SHOW SETTINGS YIELD name, value WHERE name IN $names RETURN name, value",
                Map.of("names", List.copyOf(expected.keySet())))
            .stream()
            .collect(
                Collectors.toMap(
                    row -> row.get("name").asString(), row -> row.get("value").asString()));
    assertThat(actual).isEqualTo(expected);
    assertThat(connection.getUri().getHost()).isEqualTo("127.0.0.1");
  }
}
