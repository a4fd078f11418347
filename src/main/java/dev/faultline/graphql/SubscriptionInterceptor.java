package dev.faultline.graphql;

import graphql.ExecutionResult;
import graphql.GraphQLError;
import graphql.GraphqlErrorBuilder;
import java.util.List;
import org.reactivestreams.Publisher;
import org.springframework.core.Ordered;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.support.DefaultExecutionGraphQlResponse;
import org.springframework.http.MediaType;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * Fits answers to how they travel over HTTP: what is no stream, such as a refusal, is the one event
 * of an event stream; a stream that nobody asked for as one is refused and never written as data.
 */
final class SubscriptionInterceptor implements WebGraphQlInterceptor, Ordered {
  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    if (request instanceof WebSocketGraphQlRequest) return chain.next(request);
    boolean events = isEventStream(request.getHeaders().getAccept());
    return chain
        .next(request)
        .map(response -> {
          Object data = response.getExecutionResult().getData();
          if (events == data instanceof Publisher<?>) return response;
          return events ? asEvent(response) : refused(response);
        });
  }

  /** As the framework routes it: whoever takes JSON as well gets that. */
  private static boolean isEventStream(List<MediaType> accepted) {
    return accepted.stream().anyMatch(type -> type.includes(MediaType.TEXT_EVENT_STREAM))
        && accepted.stream()
            .noneMatch(type ->
                type.includes(MediaType.APPLICATION_JSON)
                    || type.includes(MediaType.APPLICATION_GRAPHQL_RESPONSE));
  }

  private static WebGraphQlResponse asEvent(WebGraphQlResponse response) {
    ExecutionResult result = response.getExecutionResult();
    return response.transform(builder -> builder.data(Flux.just(result)).errors(List.of()));
  }

  private static WebGraphQlResponse refused(WebGraphQlResponse response) {
    GraphQLError error =
        Refusal.error(
            GraphqlErrorBuilder.newError(),
            ErrorCode.INVALID_INPUT,
            "A subscription is a stream: ask over WebSocket (graphql-transport-ws), or with the"
                + " header \"Accept: text/event-stream\".");
    return new WebGraphQlResponse(
        new DefaultExecutionGraphQlResponse(
            response.getExecutionInput(),
            ExecutionResult.newExecutionResult().addError(error).build()));
  }
}
