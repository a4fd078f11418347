package dev.faultline.analysis;

import dev.faultline.catalog.Catalog;
import dev.faultline.catalog.Catalogue;
import dev.faultline.model.RelationType;
import dev.faultline.store.LogPosition;
import dev.faultline.store.RevisionLog;
import dev.faultline.topology.Checkpoint;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyEditor;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Component;

/**
 * Keeps the image in a file, so that a restart reads the file and the end of the log instead of the
 * whole estate. A file that does not fit the store is thrown away. Safe for use by several threads;
 * nobody waits for a file to be written but {@link #close}.
 */
@Component
@EnableConfigurationProperties(CheckpointSettings.class)
final class Checkpoints {
  private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
  private static final long NONE = -1;

  /** Reading an edit from the log takes longer than reading a row of the estate. */
  private static final int ROWS_AN_EDIT = 4;

  private static final long FEW_EDITS = 10_000;

  private final RevisionLog log;
  private final Catalog catalog;
  private final CheckpointSettings settings;

  /** Held while a file is written or removed. */
  private final ReentrantLock writing = new ReentrantLock();

  private final AtomicReference<@Nullable Snapshot> wanted = new AtomicReference<>();

  /** The newest image that holds all of its revision and nothing of a later one. */
  private volatile @Nullable Snapshot newest;

  /** The number of the revision that is in the file or on its way there. */
  private volatile long kept = NONE;

  /** Raised when what was an image of the estate is none any more. */
  private final AtomicInteger epoch = new AtomicInteger();

  private volatile @Nullable String estate;

  Checkpoints(RevisionLog log, Catalog catalog, CheckpointSettings settings) {
    this.log = log;
    this.catalog = catalog;
    this.settings = settings;
  }

  /** The image as it was kept, at a revision that the log goes on from; null if there is none. */
  @Nullable Snapshot restore() {
    if (!settings.enabled()) return null;
    long start = System.nanoTime();
    Path file = settings.file();
    try {
      // Beside the file and the log: the first questions to Neo4j take longer than the file.
      CompletableFuture<Catalogue> asked =
          CompletableFuture.supplyAsync(catalog::reload, Thread::startVirtualThread);
      Checkpoint checkpoint = Checkpoint.read(file);
      LogPosition position = log.position(checkpoint.revision().number()).orElse(null);
      Catalogue catalogue = answer(asked);
      Topology topology = checkpoint.topology();
      String unfit = whyUnfit(checkpoint, position, catalogue);
      if (unfit == null) {
        kept = checkpoint.revision().number();
        estate = checkpoint.estate();
        LOG.info(
            "Restored revision {} from {}: {} items, {} relations, {} MB in {} ms",
            kept,
            file,
            topology.itemCount(),
            topology.arcCount(),
            topology.heapBytes() >> 20,
            Duration.ofNanos(System.nanoTime() - start).toMillis());
        return new Snapshot(withTypes(topology, catalogue), catalogue, checkpoint.revision());
      }
      LOG.info("The checkpoint {} is thrown away and the estate is loaded: {}", file, unfit);
    } catch (NoSuchFileException none) {
      return null;
    } catch (IOException e) {
      LOG.warn(
          "The checkpoint {} is thrown away and the estate is loaded: {}", file, e.getMessage());
    }
    discard();
    return null;
  }

  private static Catalogue answer(CompletableFuture<Catalogue> asked) {
    try {
      return asked.join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof RuntimeException cause ? cause : failed;
    }
  }

  private static @Nullable String whyUnfit(
      Checkpoint checkpoint, @Nullable LogPosition position, Catalogue catalogue) {
    long number = checkpoint.revision().number();
    if (position == null) return "the log does not have its revision " + number;
    if (!checkpoint.estate().equals(position.estate())) return "it is of another store";
    if (!position.revision().equals(checkpoint.revision())) {
      return "its revision " + number + " is another one in the log";
    }
    Topology topology = checkpoint.topology();
    long edits = position.editsAfter();
    long rows = (long) topology.itemCount() + topology.arcCount();
    if (edits > Math.max(FEW_EDITS, rows / ROWS_AN_EDIT)) {
      return "there were " + edits + " edits since";
    }
    Map<String, RelationType> types = types(topology);
    for (RelationType type : catalogue.relationTypes()) {
      RelationType before = types.get(type.name());
      if (before != null && !before.hasRuleOf(type)) {
        return "relation type " + type.name() + " has another rule now";
      }
    }
    return null;
  }

  /** Types that the program or another instance added since; the log may add them once more. */
  private static Topology withTypes(Topology topology, Catalogue catalogue) {
    Map<String, RelationType> types = types(topology);
    TopologyEditor editor = new TopologyEditor(topology);
    for (RelationType type : catalogue.relationTypes()) {
      if (!types.containsKey(type.name())) editor.addRelationType(type);
    }
    return editor.build(topology.revision());
  }

  private static Map<String, RelationType> types(Topology topology) {
    Map<String, RelationType> types = new HashMap<>();
    for (int number = 0; number < topology.relationTypeCount(); number++) {
      types.put(topology.relationType(number).name(), topology.relationType(number));
    }
    return types;
  }

  /**
   * Takes note of an image that holds all of its revision and nothing of a later one, and writes it
   * in the background if the file has fallen far enough behind.
   */
  void offer(Snapshot snapshot) {
    long number = snapshot.revision().number();
    if (!settings.enabled() || number == 0) return;
    newest = snapshot;
    if (kept != NONE && number - kept < settings.revisions()) return;
    kept = number;
    if (wanted.getAndSet(snapshot) == null) {
      Thread.ofPlatform().name("keep-image").daemon().start(this::writeWanted);
    }
  }

  private void writeWanted() {
    writing.lock();
    try {
      Snapshot snapshot = wanted.getAndSet(null);
      if (snapshot != null) write(snapshot);
    } finally {
      writing.unlock();
    }
  }

  private void write(Snapshot snapshot) {
    long start = System.nanoTime();
    int began = epoch.get();
    try {
      long bytes =
          new Checkpoint(estate(), snapshot.revision(), snapshot.topology())
              .write(settings.file(), () -> epoch.get() == began);
      if (bytes > 0) {
        LOG.info(
            "Kept revision {} in {}: {} MB in {} ms",
            snapshot.revision().number(),
            settings.file(),
            bytes >> 20,
            Duration.ofNanos(System.nanoTime() - start).toMillis());
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "The image could not be kept in {}; a restart will load the estate: {}",
          settings.file(),
          e.toString());
    }
  }

  private String estate() {
    String known = estate;
    if (known == null) {
      known = log.estate();
      estate = known;
    }
    return known;
  }

  /** Removes the file, because neither it nor what is on its way there is of this estate. */
  void discard() {
    if (!settings.enabled()) return;
    epoch.incrementAndGet();
    wanted.set(null);
    newest = null;
    estate = null;
    kept = NONE;
    writing.lock();
    try {
      Files.deleteIfExists(settings.file());
    } catch (IOException e) {
      LOG.warn("The checkpoint {} could not be removed: {}", settings.file(), e.toString());
    } finally {
      writing.unlock();
    }
  }

  /** Writes the newest image if the file is behind it, and waits until it is there. */
  void close() {
    Snapshot last = newest;
    if (last == null) return;
    if (last.revision().number() > kept) {
      kept = last.revision().number();
      wanted.set(last);
    }
    writeWanted();
  }
}
