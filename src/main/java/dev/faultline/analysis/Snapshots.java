package dev.faultline.analysis;

import dev.faultline.graphql.Deadline;
import dev.faultline.graphql.FreshnessInterceptor;
import dev.faultline.graphql.ItemRef;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.model.UnknownItem;
import dev.faultline.store.RevisionLog;
import graphql.GraphQLContext;
import java.util.List;
import java.util.UUID;

/** One snapshot for a whole request, so that all parts of an answer speak of the same estate. */
final class Snapshots {
  private final LiveTopology live;
  private final RevisionLog log;

  Snapshots(LiveTopology live, RevisionLog log) {
    this.live = live;
    this.log = log;
  }

  /** A snapshot that holds everything that is committed now. */
  Snapshot newest() {
    return live.atLeast(log.newest().number());
  }

  /**
   * The request's snapshot: taken at its first use, at least as new as its header asks for. Waits
   * for it no longer than the request may take.
   */
  Snapshot of(GraphQLContext request) {
    return request.computeIfAbsent(
        Snapshot.class,
        _ ->
            FreshnessInterceptor.of(request)
                .map(wanted -> live.atLeast(number(wanted), Deadline.of(request).left()))
                .orElseGet(() -> live.current(Deadline.of(request).left())));
  }

  /** A snapshot that is at least as new as a write that this request has made. */
  Snapshot atLeast(long revision) {
    return live.atLeast(revision);
  }

  /** The newest snapshot of this instance. */
  Snapshot current() {
    return live.current();
  }

  private static long number(String header) {
    try {
      long number = Long.parseLong(header.strip());
      if (number >= 0) return number;
    } catch (NumberFormatException notANumber) {
      // Falls through to the one refusal for everything that is no revision.
    }
    throw new InvalidInput(
        FreshnessInterceptor.HEADER
            + " must be the number of a revision but was \""
            + Text.shorten(header)
            + "\".");
  }

  /**
   * The number of the item that a reference names.
   *
   * @throws UnknownItem if there is none
   */
  static int find(Snapshot snapshot, ItemRef reference) {
    String key = reference.key();
    if (key != null) {
      int item = snapshot.topology().find(key);
      if (item < 0) throw then(snapshot, snapshot.topology().unknown(key));
      return item;
    }
    String id = reference.id();
    if (id == null) throw new InvalidInput("An item is named by id or by key.");
    int item = findId(snapshot, id);
    if (item < 0) throw then(snapshot, new UnknownItem(id, List.of()));
    return item;
  }

  /** The refusal, which of an image of the past says of when. */
  private static FaultlineException then(Snapshot snapshot, FaultlineException refused) {
    return snapshot.then() != Then.NOW && refused instanceof UnknownItem unknown
        ? new UnknownItem(unknown.reference(), snapshot.revision(), unknown.nearest())
        : refused;
  }

  /** The number of the item with this id, or -1. */
  static int findId(Snapshot snapshot, String id) {
    try {
      return snapshot.topology().find(UUID.fromString(id));
    } catch (IllegalArgumentException notAnId) {
      return -1;
    }
  }
}
