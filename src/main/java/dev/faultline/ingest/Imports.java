package dev.faultline.ingest;

import dev.faultline.catalog.Catalog;
import dev.faultline.catalog.Catalogue;
import dev.faultline.inventory.Batches;
import dev.faultline.inventory.ItemPlan;
import dev.faultline.inventory.Outcome;
import dev.faultline.inventory.RelationPlan;
import dev.faultline.inventory.Unconfirmed;
import dev.faultline.model.Conflict;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.Text;
import dev.faultline.store.Author;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.StoreReader;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Imports files into the estate.
 *
 * <p>The input is read to its end first, onto disk: one that does not read well as a whole writes
 * nothing. Then types, items and relations are written by the batch, each batch a revision of its
 * own. Every step may be repeated, so that an import that was killed and is run again ends where
 * one that was not killed ends. Memory does not grow with the input beyond 32 bytes a key and, in a
 * dry run, its thresholds. Safe for use by several threads; a source is imported by one at a time.
 */
@Component
public class Imports {
  private static final Logger LOG = LoggerFactory.getLogger(Imports.class);

  /**
   * Records in a revision: large enough to be quick, small enough for the store's transaction
   * memory.
   */
  private static final int BATCH = 1_000;

  private final RevisionLog log;
  private final StoreReader reader;
  private final Catalog catalog;
  private final Batches batches;
  private final Unconfirmed unconfirmed;
  private final Set<String> running = ConcurrentHashMap.newKeySet();

  Imports(
      RevisionLog log,
      StoreReader reader,
      Catalog catalog,
      Batches batches,
      Unconfirmed unconfirmed) {
    this.log = log;
    this.reader = reader;
    this.catalog = catalog;
    this.batches = batches;
    this.unconfirmed = unconfirmed;
  }

  /**
   * Imports the input.
   *
   * @throws dev.faultline.model.InvalidInput if the input as a whole cannot be read; then nothing
   *     is written
   * @throws Conflict if the source is being imported already
   */
  public ImportReport run(ImportRequest request, InputStream in) throws IOException {
    if (!running.add(request.source())) {
      throw new Conflict(
          "Source \""
              + Text.shorten(request.source())
              + "\" is being imported; wait for that import to end.");
    }
    long start = System.nanoTime();
    try (Spool spool = new Spool()) {
      Readers.read(request.format(), request.scope(), request.fileName(), in, spool);
      ImportReport report = new Run(request, spool).write();
      LOG.info(
          "Imported {} from source {} ({}): {} read; {}; {} ms",
          Text.shorten(request.fileName()),
          Text.shorten(request.source()),
          request.mode(),
          Text.count(report.read(), "record", "records"),
          report.inWords(),
          Duration.ofNanos(System.nanoTime() - start).toMillis());
      return report;
    } finally {
      running.remove(request.source());
    }
  }

  /** One import under way. */
  private final class Run {
    private final ImportRequest request;
    private final Spool spool;
    private final Author author;
    private final boolean dryRun;
    private final ImportNotes notes = new ImportNotes();
    private final Counter types = new Counter();
    private final Counter items = new Counter();
    private final Counter relations = new Counter();

    /** Keys that a dry run would write. */
    private final KeySet wouldBeThere = new KeySet();

    private final PlannedThresholds thresholds = new PlannedThresholds(unconfirmed);

    private Catalogue catalogue;
    private Instant began = Instant.EPOCH;
    private long retired;
    private long removed;

    Run(ImportRequest request, Spool spool) {
      this.request = request;
      this.spool = spool;
      author =
          new Author(
              request.actor(), request.source(), "import of " + Text.shorten(request.fileName()));
      dryRun = request.mode() == ImportMode.DRY_RUN;
      catalogue = catalog.reload();
    }

    ImportReport write() throws IOException {
      items.rejected = spool.duplicates();
      began = log.newest().at();
      if (!dryRun) began = log.write(author, transaction -> transaction.at()).value();
      writeTypes();
      spool.items(BATCH, this::writeItems);
      if (dryRun) thresholds.stored(catalogue, wouldBeThere::contains);
      spool.relations(BATCH, this::writeRelations);
      if (request.mode() == ImportMode.REPLACE) replace();
      notes.thresholds(
          dryRun
              ? thresholds.unreachable(catalogue)
              : unconfirmed.unreachableThresholds(catalogue, began));
      return report();
    }

    private void writeTypes() {
      for (Spool.Line<EstateRecord.NewRelationType> line : spool.relationTypes()) {
        var type = line.record().type();
        boolean known = catalogue.findRelationType(type.name()).isPresent();
        tally(
            types,
            line.line(),
            "relation type " + type.name(),
            () -> {
              Catalog.check(type);
              boolean same =
                  catalogue.findRelationType(type.name()).map(type::equals).orElse(false);
              if (!dryRun)
                log.write(author, transaction -> catalog.write(transaction, catalogue, type));
              catalogue = catalogue.with(type);
              return outcome(known, same);
            });
      }
      // A type may stand before its parent: those whose parent is not there yet are tried again
      // after the others.
      var open = new ArrayList<>(spool.itemTypes());
      boolean progress = true;
      while (!open.isEmpty()) {
        boolean last = !progress;
        progress = false;
        var waiting = new ArrayList<Spool.Line<EstateRecord.NewItemType>>();
        for (var line : open) {
          var type = line.record().type();
          String parent = type.parent();
          if (!last && parent != null && catalogue.findItemType(parent).isEmpty()) {
            waiting.add(line);
            continue;
          }
          progress = true;
          boolean known = catalogue.findItemType(type.name()).isPresent();
          tally(
              types,
              line.line(),
              "item type " + type.name(),
              () -> {
                Catalog.check(catalogue, type);
                boolean same = catalogue.findItemType(type.name()).map(type::equals).orElse(false);
                if (!dryRun)
                  log.write(author, transaction -> catalog.write(transaction, catalogue, type));
                catalogue = catalogue.with(type);
                return outcome(known, same);
              });
        }
        open = waiting;
      }
      if (!dryRun) catalogue = catalog.reload();
    }

    private static Outcome outcome(boolean known, boolean same) {
      return known ? same ? new Outcome.Unchanged() : new Outcome.Updated() : new Outcome.Created();
    }

    private void tally(Counter counter, long line, String record, Supplier<Outcome> work) {
      Outcome outcome;
      try {
        outcome = work.get();
      } catch (FaultlineException refused) {
        outcome = new Outcome.Rejected(String.valueOf(refused.getMessage()), null);
      }
      count(counter, outcome, line, record);
    }

    private void writeItems(List<Spool.Line<EstateRecord.Item>> lines) {
      var records = lines.stream().map(line -> inUse(line.record())).toList();
      ItemPlan plan =
          dryRun
              ? batches.planItems(reader::read, catalogue, author, began, records)
              : log.write(
                      author,
                      transaction -> {
                        ItemPlan planned =
                            batches.planItems(
                                transaction::run, catalogue, author, transaction.at(), records);
                        batches.execute(transaction, planned);
                        return planned;
                      })
                  .value();
      notes.items(plan);
      for (int i = 0; i < lines.size(); i++) {
        Outcome outcome = plan.outcomes().get(i);
        String key = records.get(i).key();
        if (dryRun && !(outcome instanceof Outcome.Rejected)) {
          wouldBeThere.add(key);
          thresholds.item(records.get(i));
        }
        count(items, outcome, lines.get(i).line(), "item \"" + Text.shorten(key) + "\"");
      }
    }

    /**
     * In a replacing import the file is the whole truth of its source: what it states is in use
     * unless it says otherwise.
     */
    private EstateRecord.Item inUse(EstateRecord.Item item) {
      if (request.mode() != ImportMode.REPLACE || item.lifeCycle() != null) return item;
      return new EstateRecord.Item(
          item.key(),
          item.type(),
          item.name(),
          item.state(),
          item.criticality(),
          item.environment(),
          LifeCycle.IN_USE,
          item.owner(),
          item.attributes(),
          item.groups());
    }

    private void writeRelations(List<Spool.Line<EstateRecord.Relation>> lines) {
      var records = lines.stream().map(Spool.Line::record).toList();
      RelationPlan plan =
          dryRun
              ? batches.planRelations(
                  reader::read,
                  catalogue,
                  author,
                  Instant.MAX,
                  began,
                  records,
                  wouldBeThere::contains)
              : log.write(
                      author,
                      transaction -> {
                        RelationPlan planned =
                            batches.planRelations(
                                transaction::run,
                                catalogue,
                                author,
                                began,
                                transaction.at(),
                                records,
                                _ -> false);
                        batches.execute(transaction, planned);
                        return planned;
                      })
                  .value();
      for (int i = 0; i < lines.size(); i++) {
        EstateRecord.Relation relation = records.get(i);
        Outcome outcome = plan.outcomes().get(i);
        if (dryRun && outcome instanceof Outcome.Created)
          thresholds.relation(relation, catalogue.relationType(relation.type()));
        count(
            relations,
            outcome,
            lines.get(i).line(),
            "relation %s \"%s\" to \"%s\""
                .formatted(
                    relation.type(), Text.shorten(relation.from()), Text.shorten(relation.to())));
      }
    }

    private void count(Counter counter, Outcome outcome, long line, String record) {
      switch (outcome) {
        case Outcome.Created() -> counter.created++;
        case Outcome.Updated() -> counter.updated++;
        case Outcome.Unchanged() -> counter.unchanged++;
        case Outcome.Rejected(String reason, _) -> {
          counter.rejected++;
          spool.note(line, record, reason);
        }
      }
    }

    private void replace() {
      long unreadable = spool.unreadable() - spool.leftOut();
      long refused = types.rejected + items.rejected + relations.rejected + unreadable;
      if (refused > 0) {
        notes.add(
            "Nothing was retired or removed, because "
                + Text.count(refused, "record was", "records were")
                + " rejected: mend them and import again.");
        return;
      }
      removed = unconfirmed.removeRelations(author, began);
      retired = unconfirmed.retireItems(author, began);
    }

    private ImportReport report() {
      return new ImportReport(
          log.newest().number(),
          dryRun,
          spool.read(),
          new ImportReport.ItemCounts(
              items.created, items.updated, items.unchanged, items.rejected, retired),
          new ImportReport.RelationCounts(
              relations.created,
              relations.updated,
              relations.unchanged,
              relations.rejected,
              removed),
          new ImportReport.TypeCounts(
              types.created, types.updated, types.unchanged, types.rejected),
          spool.unreadable(),
          spool.rejections(),
          spool.rejectionsNotListed(),
          notes.list());
    }
  }

  private static final class Counter {
    long created;
    long updated;
    long unchanged;
    long rejected;
  }
}
