package dev.faultline.analysis;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Revision;
import dev.faultline.store.LoggedRevision;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SubscriptionMapping;
import org.springframework.stereotype.Controller;
import reactor.core.publisher.Flux;

/** The stream of writes. */
@Controller
final class EstateController {
  private final Snapshots snapshots;
  private final EstateFeed feed;
  private final AnswerSettings settings;

  EstateController(Snapshots snapshots, EstateFeed feed, AnswerSettings settings) {
    this.snapshots = snapshots;
    this.feed = feed;
    this.settings = settings;
  }

  @SubscriptionMapping
  Flux<EstateEventView> estateChanged(
      @Argument @Nullable Long after, @Argument @Nullable ItemFilter filter) {
    if (after != null && after < 0) {
      throw new InvalidInput("after must be the number of a revision but was " + after + ".");
    }
    Snapshot start = after == null ? snapshots.current() : snapshots.atLeast(after);
    ItemMatcher.of(filter, start, settings);
    Revision newest = start.revision();
    return feed.after(after == null ? newest.number() : after)
        .handle((entry, sink) -> {
          EstateEventView event =
              switch (entry) {
                case EstateFeed.Written(LoggedRevision logged) -> event(logged, filter);
                case EstateFeed.Replaced(Revision now) -> EstateEventView.replaced(now);
              };
          if (filter == null || !event.changes().isEmpty()) sink.next(event);
        });
  }

  private EstateEventView event(LoggedRevision logged, @Nullable ItemFilter filter) {
    Snapshot snapshot = snapshots.atLeast(logged.revision().number());
    return EstateEventView.of(
        logged, snapshot, filter == null ? null : ItemMatcher.of(filter, snapshot, settings));
  }
}
