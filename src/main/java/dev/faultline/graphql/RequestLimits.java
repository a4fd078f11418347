package dev.faultline.graphql;

import graphql.ExecutionInput;
import graphql.ExecutionResult;
import graphql.execution.ExecutionContext;
import graphql.execution.instrumentation.DocumentAndVariables;
import graphql.execution.instrumentation.InstrumentationContext;
import graphql.execution.instrumentation.InstrumentationState;
import graphql.execution.instrumentation.SimplePerformantInstrumentation;
import graphql.execution.instrumentation.parameters.InstrumentationExecuteOperationParameters;
import graphql.execution.instrumentation.parameters.InstrumentationExecutionParameters;
import graphql.execution.instrumentation.parameters.InstrumentationFieldFetchParameters;
import graphql.language.OperationDefinition;
import graphql.schema.DataFetcher;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Refuses requests that ask for too much: by length before they are parsed, by depth and number of
 * fields before they are validated (validation compares fields with each other), by static cost
 * before they are carried out; and ends those that take too long.
 */
final class RequestLimits extends SimplePerformantInstrumentation {
  private final GraphQlLimits limits;

  RequestLimits(GraphQlLimits limits) {
    this.limits = limits;
  }

  /** Checks the length of the document, and starts the time of the request. */
  void begin(ExecutionInput request) {
    long most = limits.maxDocumentBytes();
    String query = request.getQuery();
    if (query.length() > most
        || 3L * query.length() > most && query.getBytes(StandardCharsets.UTF_8).length > most) {
      throw Refusal.tooCostly(
          "The document is longer than "
              + most
              + " bytes. Pass values as variables, or split the request.");
    }
    request.getGraphQLContext().put(Deadline.class, Deadline.in(limits.maxTime(), request));
  }

  @Override
  public DocumentAndVariables instrumentDocumentAndVariables(
      DocumentAndVariables request,
      InstrumentationExecutionParameters parameters,
      @Nullable InstrumentationState state) {
    DocumentShape.check(request.getDocument(), limits);
    return request;
  }

  @Override
  public @Nullable InstrumentationContext<ExecutionResult> beginExecuteOperation(
      InstrumentationExecuteOperationParameters parameters, @Nullable InstrumentationState state) {
    ExecutionContext execution = parameters.getExecutionContext();
    OperationDefinition operation = execution.getOperationDefinition();
    if (operation.getOperation() == OperationDefinition.Operation.SUBSCRIPTION) {
      ExecutionInput request = execution.getExecutionInput();
      execution.getGraphQLContext().put(Deadline.class, Deadline.never(request));
    }
    new StaticCost(execution, limits).check();
    return super.beginExecuteOperation(parameters, state);
  }

  @Override
  public DataFetcher<?> instrumentDataFetcher(
      DataFetcher<?> fetcher,
      InstrumentationFieldFetchParameters parameters,
      @Nullable InstrumentationState state) {
    if (parameters.isTrivialDataFetcher()) return fetcher;
    return environment -> {
      Deadline.of(environment.getGraphQlContext()).check();
      return fetcher.get(environment);
    };
  }
}
