package dev.faultline.graphql;

import graphql.ErrorClassification;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import graphql.execution.AbortExecutionException;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.execution.ErrorType;

/** Makes errors that carry a code. */
final class Refusal {
  private Refusal() {}

  static GraphQLError error(GraphqlErrorBuilder<?> builder, ErrorCode code, String message) {
    return builder
        .message("%s", message)
        .errorType(classification(code))
        .extensions(Map.of(ErrorCode.EXTENSION, code.name()))
        .build();
  }

  /** Ends a request before it is carried out. */
  static AbortExecutionException tooCostly(String message) {
    return new AbortExecutionException(
        List.of(error(GraphqlErrorBuilder.newError(), ErrorCode.COST_LIMIT, message)));
  }

  private static ErrorClassification classification(ErrorCode code) {
    return switch (code) {
      case ITEM_NOT_FOUND, REVISION_GONE -> ErrorType.NOT_FOUND;
      case UNAUTHENTICATED -> ErrorType.UNAUTHORIZED;
      case FORBIDDEN -> ErrorType.FORBIDDEN;
      case INTERNAL, STORE_UNAVAILABLE, DEADLINE_EXCEEDED -> ErrorType.INTERNAL_ERROR;
      case AMBIGUOUS_REF, INVALID_INPUT, CURSOR_INVALID, COST_LIMIT, CONFLICT ->
          ErrorType.BAD_REQUEST;
    };
  }
}
