package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import graphql.ExecutionInput;
import graphql.ParseAndValidate;
import graphql.ParseAndValidateResult;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.GraphQlSource;

/** The ready queries of the GraphiQL page. */
class ExampleQueriesTests extends ApiTests {
  private static final Pattern QUERY = Pattern.compile("query: `([^`]+)`");

  @Autowired private GraphQlSource source;

  private static List<String> examples() throws IOException {
    try (InputStream in =
        ExampleQueriesTests.class.getResourceAsStream("/static/graphiql/examples.js")) {
      String script = new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
      List<String> found = new ArrayList<>();
      for (Matcher query = QUERY.matcher(script); query.find(); ) found.add(query.group(1));
      return found;
    }
  }

  @Test
  void everyExampleFitsTheSchema() throws IOException {
    assertThat(examples()).hasSizeGreaterThan(10);
    assertThat(examples())
        .allSatisfy(query -> {
          ParseAndValidateResult result =
              ParseAndValidate.parseAndValidate(
                  source.schema(), ExecutionInput.newExecutionInput(query).build());
          assertThat(result.getErrors()).isEmpty();
        });
  }

  @Test
  void noExampleCostsTooMuch() throws IOException {
    for (String query : examples()) {
      if (query.contains("mutation ") || query.contains("subscription ")) continue;
      assertThat(refusal(query)).doesNotContain("COST_LIMIT");
    }
  }
}
