package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.execution.SchemaReport;

class LimitsApiTests extends ApiTests {
  @Autowired private AtomicReference<SchemaReport> report;

  @Test
  void everyFieldOfTheSchemaHasAnAnswerAndEveryAnswerAField() {
    assertThat(report.get().unmappedFields()).isEmpty();
    assertThat(report.get().unmappedRegistrations()).isEmpty();
    assertThat(report.get().unmappedArguments()).isEmpty();
    assertThat(report.get().fieldNullnessErrors()).isEmpty();
    assertThat(report.get().argumentNullnessErrors()).isEmpty();
  }

  @Test
  void limitsCanBeRead() {
    ask("{ limits { maxDepth maxFields maxCost maxDocumentBytes maxBodyBytes maxRequestMillis"
            + " maxPageSize defaultPageSize maxTargets maxAnalysisMillis maxAnalysisItems"
            + " maxMapItems maxMapHops maxPaths maxFilterConditions staleAfterDays } }")
        .path("limits")
        .matchesJsonStrictly(
            "{\"maxDepth\": 15, \"maxFields\": 500, \"maxCost\": 5000, \"maxDocumentBytes\": 20000,"
                + " \"maxBodyBytes\": 1048576, \"maxRequestMillis\": 10000, \"maxPageSize\": 200,"
                + " \"defaultPageSize\": 50, \"maxTargets\": 1000, \"maxAnalysisMillis\": 10000,"
                + " \"maxAnalysisItems\": 5000000, \"maxMapItems\": 1000, \"maxMapHops\": 50,"
                + " \"maxPaths\": 20, \"maxFilterConditions\": 100, \"staleAfterDays\": 90}");
  }

  @Test
  void tenThousandAliasesAreRefused() {
    StringBuilder document = new StringBuilder("{");
    for (int i = 0; i < 10_000; i++)
      document.append(" a").append(i).append(": revision { number }");

    assertThat(refusal(document + " }"))
        .startsWith("COST_LIMIT: The document is longer than 20000 bytes");
  }

  @Test
  void aliasesThatFitTheDocumentAreCountedBeforeTheyAreCompared() {
    StringBuilder document = new StringBuilder("{");
    for (int i = 0; i < 900; i++) document.append(" a").append(i).append(":__typename");

    assertThat(refusal(document + " }"))
        .startsWith("COST_LIMIT: The request has more than 500 fields");
  }

  @Test
  void fragmentsThatMultiplyAreRefused() {
    StringBuilder document = new StringBuilder("{ ...f0 }");
    for (int i = 0; i < 40; i++) {
      document
          .append(" fragment f")
          .append(i)
          .append(" on Query { ...f")
          .append(i + 1)
          .append(" ...f")
          .append(i + 1)
          .append(" }");
    }
    document.append(" fragment f40 on Query { revision { number } }");

    assertThat(refusal(document.toString())).startsWith("COST_LIMIT: ");
  }

  @Test
  void fragmentsInACircleAreRefusedAsInvalid() {
    assertThat(refusal("{ ...a } fragment a on Query { ...b } fragment b on Query { ...a }"))
        .startsWith("INVALID_INPUT: ");
  }

  @Test
  void fiftyLevelsOfNestingAreRefused() {
    String document =
        "{ item(ref: {key: \"a\"}) "
            + "{ dependents { nodes { from ".repeat(17)
            + "{ key }"
            + " } } }".repeat(17)
            + " }";

    assertThat(refusal(document))
        .isEqualTo(
            "COST_LIMIT: The request nests fields deeper than 15 levels. Ask for the deeper ones in"
                + " a request of their own.");
  }

  @Test
  void whatDoesNotFitTheSchemaIsSaidInWordsWithTheNamesThatComeNear() {
    assertThat(refusal("{ revison { number } }"))
        .isEqualTo(
            "INVALID_INPUT: At revison: Field 'revison' in type 'Query' is undefined. Did you mean"
                + " \"revision\"?");
    assertThat(refusal("{ impact(input: {targts: []}) { headline } }"))
        .doesNotContain("ObjectValue")
        .contains("argument 'input' is missing required fields '[targets]'");
    assertThat(
            refusal(
                "{ impact(input: {targets: [{item: {key: \"it's must be\"}, effect: DWN}]}) {"
                    + " headline } }"))
        .doesNotContain("Value{")
        .endsWith("It is one of NONE, AT_RISK, DEGRADED or DOWN.");
    assertThat(refusal("{ item(ref: {key: \"a\", kye: \"b\"}) { key } }"))
        .doesNotContain("Value{")
        .contains("'kye'")
        .endsWith("Did you mean \"key\"?");
  }

  @Test
  void aRequestThatMayCostTooMuchIsRefusedBeforeItRuns() {
    estate.with("a -> b");

    assertThat(
            refusal(
                "{ items(first: 200) { nodes { dependents(first: 200) { nodes { key: id } } } } }"))
        .startsWith("COST_LIMIT: The request may cost more than 5000");
    ask("{ items(first: 200) { nodes { key type { name } dependents(first: 5) { nodes { id } } } }"
            + " }")
        .path("items.nodes")
        .entityList(Object.class)
        .hasSize(2);
  }

  @Test
  void theWholePageThatAChangeManagerReadsIsAffordable() {
    estate.with("BusinessService: shop; shop -> db");

    ask("{ impact(input: {targets: [{item: {key: \"db\"}}]}) { services(first: 200) { nodes { item"
            + " { key type { name } } level why { sentence chain { from { key } to { key } relation"
            + " { type { name } } } } } } } }")
        .path("impact.services.nodes")
        .entityList(Object.class)
        .hasSize(1);
  }

  @Test
  void introspectionWorksButNotManyTimesOver() {
    ask("{ __schema { types { name fields { name type { name ofType { name ofType { name ofType {"
            + " name } } } } } } } }")
        .path("__schema.types[*].name")
        .entityList(String.class)
        .contains("ConfigurationItem", "ImpactReport");

    assertThat(refusal("{ a: __schema { types { name } } b: __schema { types { name } } }"))
        .startsWith("COST_LIMIT: ");
  }

  @Test
  void whatIsNoValidRequestIsInvalidInput() {
    assertThat(refusal("{ items { ")).startsWith("INVALID_INPUT: ");
    assertThat(refusal("{ nothing }")).startsWith("INVALID_INPUT: ");
    assertThat(refusal("{ items(first: \"ten\") { totalCount } }")).startsWith("INVALID_INPUT: ");
    assertThat(refusal("{ item { key } }")).startsWith("INVALID_INPUT: ");
  }

  @Test
  void anUnexpectedFailureShowsATraceIdAndNothingElse() {
    estate.with("a -> b");
    estate.storeFailure = new IllegalStateException("bolt://secret-host:7687 said no");

    String refusal = refusal("{ items { nodes { attributes } } }");

    assertThat(refusal)
        .matches("INTERNAL: Something broke on this side\\. Trace id: [0-9a-f-]{36}\\.");
  }
}
