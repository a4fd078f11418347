package dev.faultline.graphql;

import dev.faultline.model.DeadlineExceeded;
import graphql.ExecutionInput;
import graphql.GraphQLContext;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** When a request has to be answered. Safe for use by several threads. */
public final class Deadline {
  private final long end;
  private final Duration length;
  private final BooleanSupplier cancelled;

  private Deadline(long end, Duration length, BooleanSupplier cancelled) {
    this.end = end;
    this.length = length;
    this.cancelled = cancelled;
  }

  static Deadline in(Duration length, ExecutionInput request) {
    BooleanSupplier gone = ClientInterceptor.gone(request.getGraphQLContext());
    return new Deadline(
        System.nanoTime() + length.toNanos(),
        length,
        () -> request.isCancelled() || gone.getAsBoolean());
  }

  /** A deadline that only cancelling brings about. */
  static Deadline never(ExecutionInput request) {
    return in(Duration.ofDays(36_500), request);
  }

  /** The deadline of the request, as its GraphQL context knows it. */
  public static Deadline of(GraphQLContext context) {
    Deadline deadline = context.get(Deadline.class);
    if (deadline == null) throw new IllegalStateException("the request has no deadline");
    return deadline;
  }

  /** Whether nobody waits for the answer any more. */
  public boolean isOver() {
    return System.nanoTime() - end > 0 || cancelled.getAsBoolean();
  }

  /** The time until then; negative when it has passed. */
  public Duration left() {
    return Duration.ofNanos(end - System.nanoTime());
  }

  /** Throws {@link DeadlineExceeded} if nobody waits for the answer any more. */
  public void check() {
    if (isOver()) {
      throw new DeadlineExceeded(
          "The request took longer than "
              + length.toMillis()
              + " ms, or was cancelled. Ask for less, or give the analysis a budget.");
    }
  }
}
