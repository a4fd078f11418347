package dev.faultline.analysis;

import dev.faultline.catalog.Catalogue;
import dev.faultline.model.Edit;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Revision;
import dev.faultline.model.RevisionGone;
import dev.faultline.store.EstateReplaced;
import dev.faultline.store.LoggedRevision;
import dev.faultline.store.RevisionLog;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyEditor;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.event.EventListener;

/**
 * The estate as it was: an image of today with the log's edits taken back. The last few images are
 * kept; they share with today's what has not changed. Safe for use by several threads.
 *
 * <p>Cost: the edits between then and now, or the nearest later image that is kept.
 */
final class History {
  private static final int KEPT = 8;
  private static final int REVISIONS_AT_A_TIME = 50;

  private final LiveTopology live;
  private final RevisionLog log;
  private final InstantSource clock;

  /** Images by the number of their revision, and up to which revision each knows what changed. */
  private final Map<Long, Kept> kept =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Kept> eldest) {
          return size() > KEPT;
        }
      };

  private int generation;

  private record Kept(Snapshot snapshot, long upTo) {}

  /** A revision, or a time, as a request gives it: exactly one of them. */
  record AtInput(@Nullable Long revision, @Nullable Instant time) {}

  History(LiveTopology live, RevisionLog log, InstantSource clock) {
    this.live = live;
    this.log = log;
    this.clock = clock;
  }

  /**
   * The estate at a revision or time.
   *
   * @param newest the estate today
   * @param patience called now and then; what it throws ends the search
   * @throws InvalidInput if that is still to come, or before the first revision
   * @throws RevisionGone if the log does not reach back that far
   */
  Snapshot at(Snapshot newest, AtInput at, Runnable patience) {
    Long number = at.revision();
    Instant time = at.time();
    if (number == null && time == null) {
      throw new InvalidInput("at must name a revision or a time.");
    }
    Revision wanted =
        number != null ? revision(number, newest.revision()) : asOf(time, newest.revision());
    return wanted.number() == newest.revision().number() ? newest : image(newest, wanted, patience);
  }

  private Revision revision(long number, Revision newest) {
    if (number == newest.number()) return newest;
    if (number > newest.number()) {
      throw new InvalidInput(
          "at.revision "
              + number
              + " is still to come: the newest revision is "
              + newest.number()
              + ".");
    }
    if (number < 1) {
      throw new InvalidInput(
          "at.revision must be 1 to "
              + newest.number()
              + " but was "
              + number
              + ": before the first revision there was nothing.");
    }
    return log.find(number).orElseThrow(() -> gone("Revision " + number));
  }

  private Revision asOf(@Nullable Instant time, Revision newest) {
    if (time == null) throw new InvalidInput("at must name a revision or a time.");
    if (!time.isBefore(newest.at())) {
      if (time.isAfter(newest.at()) && time.isAfter(clock.instant())) {
        throw new InvalidInput(
            "at.time " + time + " is still to come; to ask what would be, describe it in overlay.");
      }
      return newest;
    }
    return log.asOf(time).orElseThrow(() -> before(time));
  }

  private RuntimeException before(Instant time) {
    List<LoggedRevision> oldest = log.after(0, 1);
    if (oldest.isEmpty() || oldest.getFirst().revision().number() != 1) {
      return gone("What was there at " + time);
    }
    return new InvalidInput(
        "at.time "
            + time
            + " is before the first revision, which is of "
            + oldest.getFirst().revision().at()
            + ".");
  }

  private RevisionGone gone(String what) {
    List<LoggedRevision> oldest = log.after(0, 1);
    String from =
        oldest.isEmpty()
            ? "it holds no revision at all"
            : "it begins with revision "
                + oldest.getFirst().revision().number()
                + " of "
                + oldest.getFirst().revision().at()
                + "; ask as of that one or a later one";
    return new RevisionGone(
        what + " cannot be told any more: the log does not reach back that far, " + from + ".");
  }

  private Snapshot image(Snapshot newest, Revision wanted, Runnable patience) {
    Kept base;
    int started;
    synchronized (kept) {
      started = generation;
      base = kept.get(wanted.number());
      if (base == null) {
        for (Kept other : kept.values()) {
          long number = other.snapshot.revision().number();
          boolean nearer = base == null || number < base.snapshot.revision().number();
          if (number > wanted.number() && nearer) base = other;
        }
      }
    }
    if (base == null || base.snapshot.revision().number() > newest.revision().number()) {
      base = new Kept(newest, newest.revision().number());
    }
    Kept found = upToDate(base, newest, patience);
    if (found.snapshot.revision().number() > wanted.number()) {
      found = new Kept(takenBack(found.snapshot, wanted, patience), found.upTo);
    }
    synchronized (kept) {
      if (started == generation) kept.put(wanted.number(), found);
    }
    return found.snapshot;
  }

  /** The same image, knowing also what was written since it was last asked for. */
  private Kept upToDate(Kept image, Snapshot newest, Runnable patience) {
    if (image.upTo >= newest.revision().number()) return image;
    Snapshot was = image.snapshot;
    Then since = since(image.upTo, newest.revision().number(), patience);
    Then then = was.then().and(since);
    return new Kept(
        new Snapshot(was.topology(), was.catalogue(), was.revision(), then),
        newest.revision().number());
  }

  private Snapshot takenBack(Snapshot base, Revision wanted, Runnable patience) {
    Then changed = since(wanted.number(), base.revision().number(), patience);
    if (changed.hasOtherRules(base.catalogue())) return loaded(wanted, patience);
    TopologyEditor editor = new TopologyEditor(base.topology());
    changed.restore(editor);
    Topology image = editor.build(wanted.number());
    return new Snapshot(
        image, changed.catalogue(base.catalogue()), wanted, changed.and(base.then()));
  }

  /**
   * The image made anew from the store: what an arc passes on does not say whether the relation or
   * its type wants it so, so that another rule cannot be taken back in an image.
   */
  private Snapshot loaded(Revision wanted, Runnable patience) {
    Snapshot newest = live.current();
    Then then = since(wanted.number(), newest.revision().number(), patience);
    Catalogue catalogue = then.catalogue(newest.catalogue());
    Topology image = live.load(then, catalogue, wanted.number(), patience);
    long upTo = log.newest().number();
    if (upTo > newest.revision().number()) {
      // The store's rows may show what was written meanwhile.
      then = then.and(since(newest.revision().number(), upTo, patience));
      TopologyEditor editor = new TopologyEditor(image);
      then.restore(editor);
      image = editor.build(wanted.number());
    }
    return new Snapshot(image, catalogue, wanted, then);
  }

  /** What was written after the one revision, up to the other, as it was at the one. */
  private Then since(long from, long to, Runnable patience) {
    Then then = new Then();
    long known = from;
    while (known < to) {
      patience.run();
      int most = (int) Math.min(REVISIONS_AT_A_TIME, to - known);
      List<LoggedRevision> batch = log.after(known, most);
      if (batch.isEmpty()) throw gone("Revision " + from);
      for (LoggedRevision logged : batch) {
        if (logged.revision().number() != known + 1) throw gone("Revision " + from);
        for (Edit edit : logged.edits()) then.note(edit);
        known++;
      }
    }
    return then;
  }

  @EventListener
  void onReplaced(@SuppressWarnings("unused") EstateReplaced event) {
    synchronized (kept) {
      generation++;
      kept.clear();
    }
  }
}
