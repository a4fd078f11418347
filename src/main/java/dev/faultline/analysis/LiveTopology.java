package dev.faultline.analysis;

import dev.faultline.catalog.Catalog;
import dev.faultline.catalog.Catalogue;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.DeadlineExceeded;
import dev.faultline.model.Edit;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Relation;
import dev.faultline.model.RelationType;
import dev.faultline.model.Revision;
import dev.faultline.model.RevisionGone;
import dev.faultline.store.CommitClock;
import dev.faultline.store.EstateReplaced;
import dev.faultline.store.LoggedRevision;
import dev.faultline.store.RevisionCommitted;
import dev.faultline.store.RevisionLog;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyEditor;
import java.time.Duration;
import java.util.List;
import java.util.OptionalLong;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.SmartLifecycle;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The estate in memory, kept at the newest revision: at once after a write of this instance, within
 * the polling interval after one of another instance. Safe for use by several threads; readers of
 * an image never wait.
 */
@Component
@EnableConfigurationProperties(FollowSettings.class)
public class LiveTopology implements SmartLifecycle {
  private static final Logger LOG = LoggerFactory.getLogger(LiveTopology.class);
  private static final int REVISIONS_AT_A_TIME = 200;
  private static final long DAY = 86_400;
  private static final Duration LONGEST_STOP = Duration.ofSeconds(5);

  private final ImageLoader loader;
  private final RevisionLog log;
  private final Catalog catalog;
  private final Checkpoints checkpoints;
  private final FollowSettings settings;
  private final ApplicationEventPublisher events;
  private final CommitClock clock;
  private final List<Listener> listeners = new CopyOnWriteArrayList<>();

  /** Set until it is told that the image is of another estate than the one before. */
  private boolean replaced;

  private record Listener(Consumer<LoggedRevision> onRevision, Consumer<Revision> onReplaced) {}

  /** Held while the image is replaced, never while it is read. */
  private final ReentrantLock replacing = new ReentrantLock();

  private volatile @Nullable Snapshot snapshot;
  private volatile @Nullable Thread follower;
  private volatile CountDownLatch stopped = new CountDownLatch(0);

  LiveTopology(
      ImageLoader loader,
      RevisionLog log,
      Catalog catalog,
      Checkpoints checkpoints,
      FollowSettings settings,
      ApplicationEventPublisher events,
      @Nullable CommitClock clock) {
    this.loader = loader;
    this.log = log;
    this.catalog = catalog;
    this.checkpoints = checkpoints;
    this.settings = settings;
    this.events = events;
    this.clock = clock == null ? CommitClock.UNKNOWN : clock;
  }

  /** The newest image of this instance; the first call loads it. */
  public Snapshot current() {
    Snapshot now = snapshot;
    return now != null ? now : load();
  }

  /**
   * The same for a request that can wait only so long for an image that another one loads: at the
   * start, and after the store was replaced, when the image before is of an estate that is gone.
   *
   * @throws DeadlineExceeded if it is not there by then
   */
  Snapshot current(Duration patience) {
    Snapshot now = snapshot;
    return now != null ? now : within(patience, this::load);
  }

  /**
   * {@link #atLeast(long)} for a request that can wait only so long for its turn.
   *
   * @throws DeadlineExceeded if it is not its turn by then
   */
  Snapshot atLeast(long revision, Duration patience) {
    Snapshot now = current(patience);
    return now.revision().number() >= revision ? now : within(patience, () -> atLeast(revision));
  }

  private Snapshot within(Duration patience, Supplier<Snapshot> work) {
    try {
      if (!replacing.tryLock(patience.toNanos(), TimeUnit.NANOSECONDS)) {
        throw new DeadlineExceeded(
            "The estate was still being loaded when the request's time was up. Ask again later.");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new DeadlineExceeded("The request was cancelled.");
    }
    try {
      return work.get();
    } finally {
      replacing.unlock();
    }
  }

  /**
   * An image that holds at least the given revision, read from the log at once where this instance
   * has not seen it yet.
   *
   * @throws RevisionGone if there is no such revision
   */
  public Snapshot atLeast(long revision) {
    Snapshot now = current();
    if (now.revision().number() >= revision) return now;
    now = catchUp();
    if (now.revision().number() < revision) {
      throw new RevisionGone(
          "There is no revision " + revision + "; the newest is " + now.revision().number() + ".");
    }
    return now;
  }

  /**
   * Calls the listener with each revision after its image is current, in order, until closed.
   * Listeners must be quick.
   */
  public AutoCloseable onRevision(Consumer<LoggedRevision> listener) {
    return onRevision(listener, _ -> {});
  }

  /**
   * The same, and calls a second listener when the store was replaced behind the log, with the
   * newest revision of what is there now. Revisions may have started at 0 again.
   */
  AutoCloseable onRevision(Consumer<LoggedRevision> listener, Consumer<Revision> onReplaced) {
    Listener both = new Listener(listener, onReplaced);
    listeners.add(both);
    return () -> listeners.remove(both);
  }

  private Snapshot load() {
    replacing.lock();
    try {
      Snapshot now = snapshot;
      if (now != null) return now;
      Snapshot restored = checkpoints.restore();
      now = readOn(restored == null ? loader.load() : restored);
      if (replaced) {
        replaced = false;
        for (Listener listener : listeners) listener.onReplaced.accept(now.revision());
      }
      return now;
    } finally {
      replacing.unlock();
    }
  }

  /** Reads the log until nothing new is there. */
  private Snapshot catchUp() {
    replacing.lock();
    try {
      Snapshot now = current();
      if (!log.holds(now.revision())) {
        LOG.warn(
            "Revision {} is no longer the one that was read: the store was replaced; the image is"
                + " loaded anew",
            now.revision().number());
        events.publishEvent(new EstateReplaced());
        return current();
      }
      return readOn(now);
    } finally {
      replacing.unlock();
    }
  }

  /** Applies what the log holds behind an image, which becomes the image of this instance. */
  private Snapshot readOn(Snapshot from) {
    Snapshot now = from;
    snapshot = now;
    while (true) {
      List<LoggedRevision> missed = log.after(now.revision().number(), REVISIONS_AT_A_TIME);
      if (missed.isEmpty()) {
        checkpoints.offer(now);
        return now;
      }
      now = replace(now, missed);
      if (missed.stream()
          .flatMap(revision -> revision.edits().stream())
          .anyMatch(LiveTopology::isTypeEdit)) {
        catalog.reload();
      }
    }
  }

  private static boolean isTypeEdit(Edit edit) {
    return edit instanceof Edit.ItemTypeWritten || edit instanceof Edit.RelationTypeWritten;
  }

  private Snapshot replace(Snapshot base, List<LoggedRevision> revisions) {
    Snapshot next;
    try {
      next = apply(base, revisions);
    } catch (InvalidInput unfit) {
      LOG.warn(
          "Revision {} does not fit the image; it is loaded anew: {}",
          base.revision().number(),
          unfit.getMessage());
      next = null;
    }
    if (next == null) {
      checkpoints.discard();
      next = loader.load();
    }
    snapshot = next;
    for (LoggedRevision revision : revisions) {
      for (Listener listener : listeners) listener.onRevision.accept(revision);
    }
    return next;
  }

  /** The image with the revisions' edits; null if only loading anew can bring it about. */
  private static @Nullable Snapshot apply(Snapshot base, List<LoggedRevision> revisions) {
    if (revisions.getFirst().revision().number() != base.revision().number() + 1) return null;
    TopologyEditor editor = new TopologyEditor(base.topology());
    Catalogue catalogue = base.catalogue();
    for (LoggedRevision revision : revisions) {
      for (Edit edit : revision.edits()) {
        switch (edit) {
          case Edit.ItemWritten(_, ConfigurationItem item) -> put(editor, item);
          case Edit.RelationWritten(_, Relation relation) -> put(editor, relation);
          case Edit.RelationRemoved(Relation gone) ->
              editor.removeRelation(gone.type(), gone.from(), gone.to(), group(gone.group()));
          case Edit.RedundancySet set -> editor.setRule(set.dependent(), set.group(), set.after());
          case Edit.RecordWritten _ -> {} // beside the graph: only the revision goes on
          case Edit.ItemTypeWritten(_, var type) -> catalogue = catalogue.with(type);
          case Edit.RelationTypeWritten(_, RelationType type) -> {
            if (changesTheRule(catalogue.findRelationType(type.name()).orElse(null), type))
              return null;
            if (catalogue.findRelationType(type.name()).isEmpty()) editor.addRelationType(type);
            catalogue = catalogue.with(type);
          }
        }
      }
    }
    Revision newest = revisions.getLast().revision();
    return new Snapshot(editor.build(newest.number()), catalogue, newest);
  }

  static boolean changesTheRule(@Nullable RelationType before, RelationType after) {
    return before != null && !before.hasRuleOf(after);
  }

  static void put(TopologyEditor editor, ConfigurationItem item) {
    editor.putItem(
        UUID.fromString(item.id()),
        item.key(),
        item.name(),
        item.type(),
        item.state(),
        item.criticality() == null ? 0 : item.criticality(),
        item.environment(),
        item.lifeCycle());
  }

  static void put(TopologyEditor editor, Relation relation) {
    editor.putRelation(
        relation.type(),
        relation.from(),
        relation.to(),
        group(relation.group()),
        relation.effect(),
        day(relation));
  }

  /**
   * The group of a stored relation: the default was filled in when it was written, so that a new
   * default of its type does not move it.
   */
  static String group(@Nullable String stored) {
    return stored == null ? "" : stored;
  }

  /** When it was last confirmed, in days since 1970. */
  static int day(Relation relation) {
    return (int) (relation.lastSeen().getEpochSecond() / DAY);
  }

  /** An image that is made of the store as it is, with some records as they were then. */
  Topology load(Then then, Catalogue catalogue, long revision, Runnable patience) {
    return loader.load(then, catalogue, revision, patience);
  }

  @EventListener
  void onCommitted(RevisionCommitted event) {
    replacing.lock();
    try {
      Snapshot now = snapshot;
      if (now == null || event.revision().equals(now.revision())) return;
      if (event.revision().number() == now.revision().number() + 1) {
        replace(now, List.of(new LoggedRevision(event.revision(), event.edits())));
      } else {
        catchUp();
      }
    } finally {
      replacing.unlock();
    }
  }

  @EventListener
  void onReplaced(@SuppressWarnings("unused") EstateReplaced event) {
    replacing.lock();
    try {
      checkpoints.discard();
      snapshot = null;
      replaced = true;
      load();
    } finally {
      replacing.unlock();
    }
  }

  /**
   * Loads the image as soon as the server answers, so that the first question does not wait for it.
   */
  @EventListener
  void onReady(@SuppressWarnings("unused") ApplicationReadyEvent event) {
    Thread.ofVirtual().name("load-image").start(this::loadAhead);
  }

  private void loadAhead() {
    try {
      current();
    } catch (RuntimeException e) {
      if (isRunning())
        LOG.warn(
            "The image could not be loaded yet; the first question loads it: {}", e.getMessage());
    }
  }

  @Override
  public void start() {
    CountDownLatch untilStopped = new CountDownLatch(1);
    stopped = untilStopped;
    follower = Thread.ofVirtual().name("follow-revisions").start(() -> follow(untilStopped));
  }

  private void follow(CountDownLatch untilStopped) {
    boolean failing = false;
    OptionalLong read = OptionalLong.empty();
    while (true) {
      try {
        if (untilStopped.await(settings.poll().toNanos(), TimeUnit.NANOSECONDS)) return;
        OptionalLong commits = clock.commits();
        Snapshot now = snapshot;
        if (now == null || commits.isPresent() && commits.equals(read)) continue;
        // One small question where nothing is new, since it is asked all the time.
        if (log.newest().equals(now.revision())) checkpoints.offer(now);
        else catchUp();
        read = commits;
        failing = false;
      } catch (InterruptedException interrupted) {
        return;
      } catch (RuntimeException e) {
        if (follower == null) return;
        if (!failing)
          LOG.warn(
              "Cannot follow the revision log; answers are as of the last image: {}",
              e.getMessage());
        failing = true;
      }
    }
  }

  @Override
  public void stop() {
    Thread running = follower;
    follower = null;
    stopped.countDown();
    try {
      // What it reads is read to its end, so that the store is not closed under it.
      if (running != null) running.join(LONGEST_STOP);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    checkpoints.close();
  }

  @Override
  public boolean isRunning() {
    return follower != null;
  }
}
