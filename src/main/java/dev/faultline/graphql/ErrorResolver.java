package dev.faultline.graphql;

import dev.faultline.model.FaultlineException;
import graphql.GraphQLError;
import graphql.GraphQLException;
import graphql.GraphqlErrorBuilder;
import graphql.schema.DataFetchingEnvironment;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.exceptions.ServiceUnavailableException;
import org.neo4j.driver.exceptions.SessionExpiredException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.Ordered;
import org.springframework.graphql.execution.DataFetcherExceptionResolver;
import org.springframework.graphql.execution.SubscriptionExceptionResolver;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.validation.BindException;
import reactor.core.publisher.Mono;

/**
 * Turns whatever a controller throws into one error with a code of the closed list. Of unexpected
 * failures a client sees a trace id only; the log has the rest, once.
 */
final class ErrorResolver
    implements DataFetcherExceptionResolver, SubscriptionExceptionResolver, Ordered {
  private static final Logger LOG = LoggerFactory.getLogger(ErrorResolver.class);
  private static final String UNREACHABLE =
      "Neo4j does not answer. Ask again later; a write may have been made or not, and may be"
          + " repeated.";

  @Override
  public int getOrder() {
    return Ordered.HIGHEST_PRECEDENCE;
  }

  @Override
  public Mono<List<GraphQLError>> resolveException(
      Throwable exception, DataFetchingEnvironment environment) {
    GraphqlErrorBuilder<?> builder = GraphqlErrorBuilder.newError(environment);
    return isSecurity(exception) ? Mono.empty() : Mono.just(List.of(resolve(exception, builder)));
  }

  @Override
  public Mono<List<GraphQLError>> resolveException(Throwable exception) {
    return Mono.just(List.of(resolve(exception, GraphqlErrorBuilder.newError())));
  }

  private static GraphQLError resolve(Throwable exception, GraphqlErrorBuilder<?> builder) {
    FaultlineException expected = expected(exception);
    if (expected != null) {
      UserError error = UserError.of(expected, null);
      return Refusal.error(builder, error.code(), error.message());
    }
    if (unwrap(exception) instanceof BindException unfit) {
      return Refusal.error(
          builder, ErrorCode.INVALID_INPUT, "The arguments do not fit: " + fields(unfit) + ".");
    }
    GraphQLException unfitting = cause(exception, GraphQLException.class);
    if (unfitting instanceof GraphQLError) {
      // Arguments are read when a field asks for them: an input that names one of several fields
      // and gives null for it is seen only then.
      return Refusal.error(
          builder, ErrorCode.INVALID_INPUT, String.valueOf(unfitting.getMessage()));
    }
    if (isUnreachable(exception)) {
      LOG.warn("Neo4j does not answer a request: {}", exception.getMessage());
      return Refusal.error(builder, ErrorCode.STORE_UNAVAILABLE, UNREACHABLE);
    }
    return internal(exception, builder);
  }

  static GraphQLError internal(Throwable exception, GraphqlErrorBuilder<?> builder) {
    UUID trace = UUID.randomUUID();
    LOG.error("Unexpected failure, trace id {}", trace, exception);
    return Refusal.error(
        builder, ErrorCode.INTERNAL, "Something broke on this side. Trace id: " + trace + ".");
  }

  private static @Nullable FaultlineException expected(Throwable exception) {
    return cause(exception, FaultlineException.class);
  }

  private static boolean isUnreachable(Throwable exception) {
    return cause(exception, ServiceUnavailableException.class) != null
        || cause(exception, SessionExpiredException.class) != null;
  }

  private static <T extends Throwable> @Nullable T cause(Throwable exception, Class<T> type) {
    Throwable at = exception;
    for (int depth = 0; at != null && depth < 10; depth++) {
      if (type.isInstance(at)) return type.cast(at);
      at = at.getCause();
    }
    return null;
  }

  private static Throwable unwrap(Throwable exception) {
    Throwable cause = exception.getCause();
    return exception instanceof CompletionException && cause != null ? cause : exception;
  }

  private static String fields(BindException unfit) {
    return String.join(
        ", ", unfit.getFieldErrors().stream().map(error -> error.getField()).distinct().toList());
  }

  /** Left to Spring Security's own resolver, which tells the two cases apart. */
  private static boolean isSecurity(Throwable exception) {
    return exception instanceof AccessDeniedException
        || exception instanceof AuthenticationException;
  }
}
