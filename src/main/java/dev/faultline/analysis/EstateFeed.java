package dev.faultline.analysis;

import dev.faultline.model.RevisionGone;
import dev.faultline.store.LoggedRevision;
import dev.faultline.store.RevisionLog;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.FluxSink;

/**
 * Every revision behind a given one, in order, without gap or duplicate: first from the log, then
 * as they are made.
 */
final class EstateFeed {
  /**
   * Revisions kept for a reader that is slower than the writers; one that falls further behind
   * reads the log.
   */
  static final int BUFFER = 256;

  private static final int BATCH = 100;

  private final LiveTopology live;
  private final RevisionLog log;

  EstateFeed(LiveTopology live, RevisionLog log) {
    this.live = live;
    this.log = log;
  }

  /** The revisions with higher numbers. Each reader has a virtual thread that waits for them. */
  Flux<LoggedRevision> after(long number) {
    return Flux.create(sink -> new Reader(sink, number).start(), FluxSink.OverflowStrategy.ERROR);
  }

  private final class Reader {
    private final FluxSink<LoggedRevision> sink;
    private final Deque<LoggedRevision> arrived = new ArrayDeque<>();
    private final Deque<LoggedRevision> replay = new ArrayDeque<>();
    private long last;
    private boolean behind = true;
    private boolean over;

    Reader(FluxSink<LoggedRevision> sink, long last) {
      this.sink = sink;
      this.last = last;
    }

    void start() {
      AutoCloseable listening = live.onRevision(this::arrive);
      sink.onRequest(_ -> wake());
      sink.onDispose(() -> {
        stop();
        try {
          listening.close();
        } catch (Exception e) {
          throw new IllegalStateException("a listener could not be removed", e);
        }
      });
      Thread.ofVirtual().name("estate-feed").start(this::run);
    }

    private synchronized void arrive(LoggedRevision revision) {
      if (arrived.size() == BUFFER) {
        arrived.clear();
        behind = true;
      } else {
        arrived.add(revision);
      }
      notifyAll();
    }

    private synchronized void wake() {
      notifyAll();
    }

    private synchronized void stop() {
      over = true;
      notifyAll();
    }

    private void run() {
      try {
        for (LoggedRevision next = next(); next != null; next = next()) {
          last = next.revision().number();
          sink.next(next);
        }
      } catch (RuntimeException e) {
        sink.error(e);
      }
    }

    /**
     * Waits for the next revision and for someone to take it; null when nobody listens any more.
     */
    private @Nullable LoggedRevision next() {
      while (true) {
        if (!replay.isEmpty()) {
          if (!awaitDemand()) return null;
          return replay.poll();
        }
        synchronized (this) {
          if (over) return null;
          while (!arrived.isEmpty() && arrived.getFirst().revision().number() <= last) {
            arrived.removeFirst();
          }
          if (!arrived.isEmpty() && arrived.getFirst().revision().number() > last + 1)
            behind = true;
          if (!behind) {
            if (!arrived.isEmpty() && sink.requestedFromDownstream() > 0) return arrived.poll();
            await();
            continue;
          }
          behind = false;
        }
        readLog();
      }
    }

    /** Fetches what follows; what comes in meanwhile waits in the buffer. */
    private void readLog() {
      List<LoggedRevision> found = log.after(last, BATCH);
      if (found.isEmpty()) return;
      if (found.getFirst().revision().number() != last + 1) {
        throw new RevisionGone(
            "Revision " + (last + 1) + " is no longer kept. Read the estate anew, then resume.");
      }
      replay.addAll(found);
      if (found.size() == BATCH) {
        synchronized (this) {
          behind = true;
        }
      }
    }

    private synchronized boolean awaitDemand() {
      while (!over && sink.requestedFromDownstream() == 0) await();
      return !over;
    }

    private void await() {
      try {
        wait();
      } catch (InterruptedException e) {
        over = true;
        Thread.currentThread().interrupt();
      }
    }
  }
}
