package dev.faultline.analysis;

import dev.faultline.model.Revision;
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
 * as they are made. Where the store is replaced behind the log, that is told, and then goes on with
 * the revisions of what is there now.
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

  /** What is read. */
  sealed interface Entry {
    Revision revision();
  }

  /** The next write. */
  record Written(LoggedRevision logged) implements Entry {
    @Override
    public Revision revision() {
      return logged.revision();
    }
  }

  /**
   * The store holds another estate now.
   *
   * @param revision its newest one; what follows comes after it
   */
  record Replaced(Revision revision) implements Entry {}

  /** What has higher numbers. Each reader has a virtual thread that waits for it. */
  Flux<Entry> after(long number) {
    return Flux.create(sink -> new Reader(sink, number).start(), FluxSink.OverflowStrategy.ERROR);
  }

  private final class Reader {
    private final FluxSink<Entry> sink;
    private final Deque<LoggedRevision> arrived = new ArrayDeque<>();
    private final Deque<LoggedRevision> replay = new ArrayDeque<>();
    private @Nullable Revision replacedBy;
    private long last;
    private boolean behind = true;
    private boolean over;

    Reader(FluxSink<Entry> sink, long last) {
      this.sink = sink;
      this.last = last;
    }

    void start() {
      AutoCloseable listening = live.onRevision(this::arrive, this::replace);
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

    private synchronized void replace(Revision newest) {
      arrived.clear();
      replacedBy = newest;
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
        for (Entry next = next(); next != null; next = next()) {
          last = next.revision().number();
          sink.next(next);
        }
      } catch (RuntimeException e) {
        sink.error(e);
      }
    }

    /** Waits for the next entry and for someone to take it; null when nobody listens any more. */
    private @Nullable Entry next() {
      while (true) {
        if (!replay.isEmpty() || isReplaced()) {
          if (!awaitDemand()) return null;
          Revision now = takeReplaced();
          if (now != null) return new Replaced(now);
          return new Written(replay.remove());
        }
        synchronized (this) {
          if (over) return null;
          if (replacedBy != null) continue;
          while (!arrived.isEmpty() && arrived.getFirst().revision().number() <= last) {
            arrived.removeFirst();
          }
          if (!arrived.isEmpty() && arrived.getFirst().revision().number() > last + 1)
            behind = true;
          if (!behind) {
            if (!arrived.isEmpty() && sink.requestedFromDownstream() > 0) {
              return new Written(arrived.remove());
            }
            await();
            continue;
          }
          behind = false;
        }
        readLog();
      }
    }

    private synchronized boolean isReplaced() {
      return replacedBy != null;
    }

    /** The newest revision of the estate that took the place of the one read so far, once. */
    private synchronized @Nullable Revision takeReplaced() {
      Revision now = replacedBy;
      if (now == null) return null;
      replacedBy = null;
      replay.clear();
      behind = true;
      return now;
    }

    /** Fetches what follows; what comes in meanwhile waits in the buffer. */
    private void readLog() {
      List<LoggedRevision> found = log.after(last, BATCH);
      if (found.isEmpty() || isReplaced()) return;
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
