package dev.faultline.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.AmbiguousReference;
import dev.faultline.model.Conflict;
import dev.faultline.model.DeadlineExceeded;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.InvalidCursor;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.RevisionGone;
import dev.faultline.model.UnknownItem;
import graphql.ExceptionWhileDataFetching;
import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.GraphQL;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import graphql.schema.DataFetcher;
import graphql.schema.idl.RuntimeWiring;
import graphql.schema.idl.SchemaGenerator;
import graphql.schema.idl.SchemaParser;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.springframework.graphql.execution.ErrorType;

/** Whatever goes wrong, the client gets a code of the closed list. */
class ErrorCodeTests {
  static Stream<Arguments> failures() {
    return Stream.of(
        Arguments.of(new UnknownItem("x", List.of()), "ITEM_NOT_FOUND"),
        Arguments.of(new AmbiguousReference("two"), "AMBIGUOUS_REF"),
        Arguments.of(new InvalidInput("no"), "INVALID_INPUT"),
        Arguments.of(new RevisionGone("gone"), "REVISION_GONE"),
        Arguments.of(new InvalidCursor("other"), "CURSOR_INVALID"),
        Arguments.of(new DeadlineExceeded("late"), "DEADLINE_EXCEEDED"),
        Arguments.of(new Conflict("taken"), "CONFLICT"));
  }

  @ParameterizedTest
  @MethodSource("failures")
  void expectedFailuresKeepTheirMessage(FaultlineException failure, String code) {
    var error = new ErrorResolver().resolveException(new CompletionException(failure)).block();

    assertThat(error).hasSize(1);
    assertThat(error.getFirst().getMessage()).isEqualTo(failure.getMessage());
    assertThat(error.getFirst().getExtensions()).containsEntry("code", code);
  }

  @Test
  void unexpectedFailuresShowATraceIdOnly() {
    var error = new ErrorResolver().resolveException(new IllegalStateException("secret")).block();

    assertThat(error.getFirst().getMessage()).contains("Trace id: ").doesNotContain("secret");
    assertThat(error.getFirst().getExtensions()).containsEntry("code", "INTERNAL");
  }

  @Test
  void aStoreThatDoesNotAnswerIsNoBreakdown() {
    var gone = new ServiceUnavailableException("Unable to connect to neo4j:7687");

    var error = new ErrorResolver().resolveException(new CompletionException(gone)).block();

    assertThat(error.getFirst().getMessage()).startsWith("Neo4j does not answer. Ask again later");
    assertThat(error.getFirst().getExtensions()).containsEntry("code", "STORE_UNAVAILABLE");
  }

  @ParameterizedTest
  @EnumSource(ErrorType.class)
  void errorsOfSpringGetACode(ErrorType type) {
    var error = GraphqlErrorBuilder.newError().errorType(type).message("as said").build();

    var coded = coded(ExecutionResult.newExecutionResult().addError(error).build());

    String code = String.valueOf(coded.getErrors().getFirst().getExtensions().get("code"));
    assertThat(code)
        .isEqualTo(
            switch (type) {
              case UNAUTHORIZED -> "UNAUTHENTICATED";
              case FORBIDDEN -> "FORBIDDEN";
              case BAD_REQUEST, NOT_FOUND -> "INVALID_INPUT";
              case INTERNAL_ERROR -> "INTERNAL";
            });
  }

  @Test
  void errorsOfGraphQlJavaGetACode() {
    var aborted = new AbortExecutionException("too much").toExecutionResult();

    assertThat(coded(aborted).getErrors().getFirst().getExtensions())
        .containsEntry("code", "COST_LIMIT");
  }

  private static ExecutionResult coded(ExecutionResult result) {
    return new ErrorCodeInstrumentation().instrumentExecutionResult(result, null, null).join();
  }

  @Test
  void aRequestThatTakesTooLongIsEnded() {
    GraphQlLimits hasty =
        new GraphQlLimits(15, 500, 5_000, 20_000, 1_000_000, Duration.ZERO, 200, 50);
    DataFetcher<?> never =
        _ -> {
          throw new AssertionError("the deadline was over before");
        };
    var wiring = RuntimeWiring.newRuntimeWiring().type("Query", t -> t.dataFetcher("a", never));
    var schema =
        new SchemaGenerator()
            .makeExecutableSchema(
                new SchemaParser().parse("type Query { a: Int }"), wiring.build());
    RequestLimits limits = new RequestLimits(hasty);
    GraphQL graphQl =
        GraphQL.newGraphQL(schema)
            .instrumentation(limits)
            .preparsedDocumentProvider(new Documents(limits))
            .build();

    ExecutionResult result = graphQl.execute("{ a }");

    assertThat(result.getErrors().getFirst()).isInstanceOf(ExceptionWhileDataFetching.class);
    assertThat(((ExceptionWhileDataFetching) result.getErrors().getFirst()).getException())
        .isInstanceOf(DeadlineExceeded.class)
        .hasMessageContaining("took longer than 0 ms");
  }

  @Test
  void aRequestThatNobodyWaitsForIsEnded() {
    ExecutionInput request = ExecutionInput.newExecutionInput("{ a }").build();
    Deadline deadline = Deadline.in(Duration.ofHours(1), request);
    assertThat(deadline.isOver()).isFalse();

    request.cancel();

    assertThatThrownBy(deadline::check).isInstanceOf(DeadlineExceeded.class);
  }
}
