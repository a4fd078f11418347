package dev.faultline.graphql;

import graphql.ErrorClassification;
import graphql.ErrorType;
import graphql.ExecutionResult;
import graphql.ExecutionResultImpl;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.introspection.GoodFaithIntrospection.BadFaithIntrospectionError;
import graphql.validation.ValidationError;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** Gives a code to the errors that GraphQL Java and Spring make themselves. */
final class ErrorCodeInstrumentation extends SimplePerformantInstrumentation {
  @Override
  public CompletableFuture<ExecutionResult> instrumentExecutionResult(
      ExecutionResult result,
      InstrumentationExecutionParameters parameters,
      @Nullable InstrumentationState state) {
    List<GraphQLError> errors = result.getErrors();
    if (errors.stream().allMatch(ErrorCodeInstrumentation::hasCode)) {
      return CompletableFuture.completedFuture(result);
    }
    List<GraphQLError> coded = errors.stream().map(error -> withCode(error, parameters)).toList();
    ExecutionResult changed =
        result instanceof ExecutionResultImpl whole
            ? whole.transform(builder -> builder.errors(coded))
            : ExecutionResult.newExecutionResult()
                .data(result.getData())
                .errors(coded)
                .extensions(result.getExtensions())
                .build();
    return CompletableFuture.completedFuture(changed);
  }

  private static boolean hasCode(GraphQLError error) {
    return error.getExtensions() != null && error.getExtensions().containsKey(ErrorCode.EXTENSION);
  }

  private static GraphQLError withCode(
      GraphQLError error, InstrumentationExecutionParameters parameters) {
    if (hasCode(error)) return error;
    GraphqlErrorBuilder<?> builder = GraphqlErrorBuilder.newError();
    if (error.getLocations() != null) builder.locations(error.getLocations());
    if (error.getPath() != null) builder.path(error.getPath());
    ErrorCode code = code(error);
    if (code == ErrorCode.INTERNAL) {
      return ErrorResolver.internal(new IllegalStateException(error.getMessage()), builder);
    }
    String message =
        error instanceof ValidationError
            ? new ValidationMessage(parameters.getSchema()).of(error.getMessage())
            : error.getMessage();
    return Refusal.error(builder, code, message);
  }

  private static ErrorCode code(GraphQLError error) {
    if (error instanceof BadFaithIntrospectionError) return ErrorCode.COST_LIMIT;
    ErrorClassification type = error.getErrorType();
    if (type instanceof ErrorType ours) {
      return switch (ours) {
        case InvalidSyntax, ValidationError, OperationNotSupported -> ErrorCode.INVALID_INPUT;
        case ExecutionAborted -> ErrorCode.COST_LIMIT;
        case DataFetchingException, NullValueInNonNullableField -> ErrorCode.INTERNAL;
      };
    }
    if (type instanceof org.springframework.graphql.execution.ErrorType springs) {
      return switch (springs) {
        case UNAUTHORIZED -> ErrorCode.UNAUTHENTICATED;
        case FORBIDDEN -> ErrorCode.FORBIDDEN;
        case BAD_REQUEST, NOT_FOUND -> ErrorCode.INVALID_INPUT;
        case INTERNAL_ERROR -> ErrorCode.INTERNAL;
      };
    }
    return ErrorCode.INTERNAL;
  }
}
