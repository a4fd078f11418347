package dev.faultline.graphql;

import graphql.GraphQLContext;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import org.springframework.graphql.server.WebSocketGraphQlInterceptor;
import org.springframework.graphql.server.WebSocketGraphQlRequest;
import org.springframework.graphql.server.WebSocketSessionInfo;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Hands on whether the client still waits for the answer: over HTTP by a look at the connection,
 * over WebSocket by the messages and the end of the session.
 */
final class ClientInterceptor implements WebSocketGraphQlInterceptor {
  private static final String REQUESTS = ClientInterceptor.class.getName();

  /**
   * Requests of a WebSocket session run here, since the thread that reads its messages must be free
   * to hear that one of them is given up.
   */
  private final Scheduler threads = Schedulers.fromExecutor(Thread::startVirtualThread);

  /** Whether the client of this request is gone or has given it up. */
  static BooleanSupplier gone(GraphQLContext context) {
    return context.getOrDefault(ClientWatch.ATTRIBUTE, (BooleanSupplier) () -> false);
  }

  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    if (request instanceof WebSocketGraphQlRequest message) {
      Map<String, AtomicBoolean> requests = requests(message.getSessionInfo());
      AtomicBoolean gone = new AtomicBoolean();
      requests.put(request.getId(), gone);
      watch(request, gone::get);
      return chain
          .next(request)
          .doFinally(_ -> requests.remove(request.getId(), gone))
          // The session may be closed by now; there is nobody to tell.
          .flatMap(response -> gone.get() ? Mono.never() : Mono.just(response))
          .subscribeOn(threads);
    }
    if (request.getAttributes().get(ClientWatch.ATTRIBUTE) instanceof BooleanSupplier gone) {
      watch(request, gone);
    }
    return chain.next(request);
  }

  private static void watch(WebGraphQlRequest request, BooleanSupplier gone) {
    request.configureExecutionInput(
        (_, builder) -> builder.graphQLContext(Map.of(ClientWatch.ATTRIBUTE, gone)).build());
  }

  @Override
  public Mono<Void> handleCancelledSubscription(WebSocketSessionInfo session, String id) {
    AtomicBoolean gone = requests(session).get(id);
    if (gone != null) gone.set(true);
    return Mono.empty();
  }

  @Override
  public void handleConnectionClosed(
      WebSocketSessionInfo session, int status, Map<String, Object> payload) {
    requests(session).values().forEach(gone -> gone.set(true));
  }

  /** The session's requests that are not answered yet, by the id that the client gave them. */
  @SuppressWarnings("unchecked")
  private static Map<String, AtomicBoolean> requests(WebSocketSessionInfo session) {
    return (Map<String, AtomicBoolean>)
        session.getAttributes().computeIfAbsent(REQUESTS, _ -> new ConcurrentHashMap<>());
  }
}
