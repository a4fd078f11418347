package dev.faultline.analysis;

import dev.faultline.store.LoggedRevision;
import java.util.function.Consumer;

/**
 * The estate in memory, kept at the newest revision. Safe for use by several threads; readers never
 * wait for writers.
 */
public class LiveTopology {
  /** The newest image of this instance. */
  public Snapshot current() {
    throw new UnsupportedOperationException();
  }

  /**
   * An image that holds at least the given revision, read from the log at once where this instance
   * has not seen it yet.
   *
   * @throws dev.faultline.model.RevisionGone if there is no such revision
   */
  public Snapshot atLeast(long revision) {
    throw new UnsupportedOperationException();
  }

  /**
   * Calls the listener with each revision after its image is current, in order, until closed.
   * Listeners must be quick.
   */
  public AutoCloseable onRevision(Consumer<LoggedRevision> listener) {
    throw new UnsupportedOperationException();
  }
}
