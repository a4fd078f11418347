package dev.faultline.graphql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import graphql.ExecutionInput;
import graphql.execution.AbortExecutionException;
import graphql.execution.preparsed.PreparsedDocumentEntry;
import graphql.parser.Parser;
import graphql.validation.ValidationError;
import graphql.validation.ValidationErrorType;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class DocumentsTests {
  private final RequestLimits limits =
      new RequestLimits(
          new GraphQlLimits(15, 500, 5000, 60, 10_000, Duration.ofSeconds(10), 200, 50));
  private final Documents documents = new Documents(limits);
  private int parsed;

  private PreparsedDocumentEntry ask(String text) {
    return ask(ExecutionInput.newExecutionInput(text).build());
  }

  private PreparsedDocumentEntry ask(ExecutionInput input) {
    return documents.getDocumentAsync(input, this::parse).join();
  }

  private PreparsedDocumentEntry parse(ExecutionInput input) {
    parsed++;
    return input.getQuery().contains("wrong")
        ? new PreparsedDocumentEntry(
            ValidationError.newValidationError()
                .validationErrorType(ValidationErrorType.FieldUndefined)
                .build())
        : new PreparsedDocumentEntry(Parser.parse(input.getQuery()));
  }

  @Test
  void aValidDocumentIsParsedOnceAndAnInvalidOneEachTime() {
    assertThat(ask("{ a }")).isSameAs(ask("{ a }"));
    assertThat(parsed).isEqualTo(1);
    ask("{ b }");
    assertThat(parsed).isEqualTo(2);
    assertThat(ask("{ wrong }").hasErrors()).isTrue();
    assertThat(ask("{ wrong }").hasErrors()).isTrue();
    assertThat(parsed).isEqualTo(4);
  }

  @Test
  void eachRequestGetsADeadlineOfItsOwn() {
    ExecutionInput first = ExecutionInput.newExecutionInput("{ a }").build();
    ExecutionInput second = ExecutionInput.newExecutionInput("{ a }").build();
    ask(first);
    ask(second);

    assertThat(Deadline.of(first.getGraphQLContext()))
        .isNotSameAs(Deadline.of(second.getGraphQLContext()));
  }

  @Test
  void aDocumentThatIsTooLongIsNotEvenParsed() {
    assertThatThrownBy(() -> ask("{ " + "ä".repeat(30) + " }"))
        .isInstanceOfSatisfying(
            AbortExecutionException.class,
            refusal ->
                assertThat(refusal.getUnderlyingErrors().getFirst().getMessage())
                    .startsWith("The document is longer than 60 bytes"));
    assertThat(parsed).isZero();
  }
}
