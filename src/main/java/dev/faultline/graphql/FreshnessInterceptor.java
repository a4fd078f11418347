package dev.faultline.graphql;

import graphql.GraphQLContext;
import java.util.Map;
import java.util.Optional;
import org.springframework.graphql.server.WebGraphQlInterceptor;
import org.springframework.graphql.server.WebGraphQlRequest;
import org.springframework.graphql.server.WebGraphQlResponse;
import reactor.core.publisher.Mono;

/**
 * Hands the header {@code Faultline-At-Least-Revision} on: the whole request is then answered from
 * that revision or a newer one.
 */
public final class FreshnessInterceptor implements WebGraphQlInterceptor {
  public static final String HEADER = "Faultline-At-Least-Revision";

  FreshnessInterceptor() {}

  /** The header's value, as it was given. */
  public static Optional<String> of(GraphQLContext context) {
    return Optional.ofNullable(context.get(HEADER));
  }

  @Override
  public Mono<WebGraphQlResponse> intercept(WebGraphQlRequest request, Chain chain) {
    String wanted = request.getHeaders().getFirst(HEADER);
    if (wanted != null) {
      request.configureExecutionInput(
          (_, builder) -> builder.graphQLContext(Map.of(HEADER, wanted)).build());
    }
    return chain.next(request);
  }
}
