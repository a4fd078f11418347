package dev.faultline.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Result;
import org.neo4j.driver.Session;
import org.neo4j.driver.summary.Plan;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * Lets Neo4j plan each Cypher file, so that a slip of the pen is found before the request that uses
 * it.
 */
@Neo4jIT
class CypherFilesIT {
  private static final Path FOLDER = Path.of("cypher");
  private static final Pattern PARAMETER = Pattern.compile("\\$(\\w+)");

  @Autowired TestStore store;
  @Autowired CypherFiles files;
  @Autowired Driver driver;

  @TestFactory
  Stream<DynamicTest> neo4jPlans() {
    return names().stream()
        .map(name -> dynamicTest(name, () -> assertThat(explain(files.named(name))).isEmpty()));
  }

  @Test
  void aFileWithAnErrorWouldBeFound() {
    assertThat(names()).contains("store/find-revision");
    assertThatThrownBy(() -> explain("MATCH (item) RETRUN item")).hasMessageContaining("RETRUN");
  }

  @ParameterizedTest
  @ValueSource(strings = {"find-relations", "update-relations", "remove-relations"})
  void aRelationIsLookedForBetweenItsEnds(String name) {
    store.run(
        "UNWIND range(1, 300) AS i CREATE (from:ConfigurationItem {key: 'plan-' + i})"
            + " CREATE (from)-[:USES {group: ''}]->(from)");
    assertThat(operators(files.named("inventory/" + name)))
        .contains("Expand(Into)")
        .doesNotContain("Expand(All)");
    store.wipe();
  }

  private List<String> operators(String statement) {
    try (Session session = driver.session()) {
      Result result = session.run("EXPLAIN " + statement, Map.of("rows", List.of()));
      return operators(result.consume().plan()).toList();
    }
  }

  private static Stream<String> operators(Plan plan) {
    String name = plan.operatorType().replaceFirst("@.*", "");
    return Stream.concat(
        Stream.of(name), plan.children().stream().flatMap(CypherFilesIT::operators));
  }

  private List<?> explain(String statement) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    Matcher matcher = PARAMETER.matcher(statement);
    while (matcher.find()) parameters.put(matcher.group(1), null);
    return store.run("EXPLAIN " + statement, parameters);
  }

  private static List<String> names() {
    try (Stream<Path> paths = Files.walk(FOLDER)) {
      return paths
          .map(path -> FOLDER.relativize(path).toString().replace('\\', '/'))
          .filter(path -> path.endsWith(".cypher") && !path.startsWith("schema/"))
          .map(path -> path.substring(0, path.length() - ".cypher".length()))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
