package dev.faultline.ingest;

import dev.faultline.inventory.Outcome;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.record.Stored;
import dev.faultline.record.Written;
import dev.faultline.store.Author;
import dev.faultline.store.RevisionLog;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Imports files of records: assets, software products, contracts, entitlements and seats.
 *
 * <p>The input goes to disk and is read to its end first: a table that does not read well as a
 * whole writes nothing. Then it is written by the batch, each batch a revision of its own; a record
 * that cannot be used, or stands there a second time, is reported and does not stop the others. An
 * import that was killed and is run again ends where one that was not killed ends. A dry run says
 * of each record what a merge would make of it. Memory does not grow with the input beyond 32 bytes
 * a record, and the names of products in a dry run. Safe for use by several threads.
 */
@Component
public class RecordImports {
  private static final Logger LOG = LoggerFactory.getLogger(RecordImports.class);
  private static final int BATCH = 1_000;
  private static final int MOST_LISTED = 10_000;

  private final RecordFiles files;
  private final RevisionLog log;

  RecordImports(RecordFiles files, RevisionLog log) {
    this.files = files;
    this.log = log;
  }

  /**
   * Imports the input.
   *
   * @param records what it holds: {@code assets}, {@code products}, {@code contracts}, {@code
   *     entitlements} or {@code seats}
   * @param mode {@code MERGE} or {@code DRY_RUN}
   * @param fileName for messages
   * @param actor who imports
   * @throws InvalidInput if the input as a whole cannot be read; then nothing is written
   */
  public RecordImportReport run(
      String records,
      RecordFormat format,
      ImportMode mode,
      String fileName,
      String actor,
      InputStream in)
      throws IOException {
    return run(files.of(records), format, mode, fileName, actor, in);
  }

  private <D> RecordImportReport run(
      RecordFile<D> kind,
      RecordFormat format,
      ImportMode mode,
      String fileName,
      String actor,
      InputStream in)
      throws IOException {
    if (mode == ImportMode.REPLACE) {
      throw new InvalidInput(
          "Files of "
              + kind.plural()
              + " are imported with mode merge or dry-run; replace is for items only.");
    }
    long start = System.nanoTime();
    Path file = Files.createTempFile("faultline-" + kind.plural(), ".in");
    try {
      Files.copy(open(format, fileName, in).bytes(), file, StandardCopyOption.REPLACE_EXISTING);
      read(format, kind, fileName, file, new Nothing());
      Author author = new Author(actor, null, "import of " + Text.shorten(fileName));
      Run<D> run = new Run<>(kind, author, mode == ImportMode.DRY_RUN);
      read(format, kind, fileName, file, run);
      run.write();
      RecordImportReport report = run.report(log.newest().number());
      LOG.info(
          "Imported {} from {} ({}): {} read, {} created, {} updated, {} unchanged, {} rejected,"
              + " {} ms",
          kind.plural(),
          Text.shorten(fileName),
          mode,
          report.read(),
          report.created(),
          report.updated(),
          report.unchanged(),
          report.rejected(),
          Duration.ofNanos(System.nanoTime() - start).toMillis());
      return report;
    } finally {
      Files.delete(file);
    }
  }

  private static void read(
      RecordFormat format, RecordFile<?> kind, String fileName, Path file, RecordReader.Sink sink)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      RecordReader.read(format, kind, open(format, fileName, in), sink);
    }
  }

  /** Lines of JSON may be none, as of an export of nothing; a table has its header at least. */
  private static Source open(RecordFormat format, String fileName, InputStream in)
      throws IOException {
    return format == RecordFormat.NDJSON
        ? Source.openOrEmpty(fileName, in, Readers.MOST_UNPACKED_BYTES)
        : Source.open(fileName, in, Readers.MOST_UNPACKED_BYTES);
  }

  /** Reads only to see whether the file reads well. */
  private static final class Nothing implements RecordReader.Sink {
    @Override
    public void accept(Map<String, @Nullable Object> values, long line) {}

    @Override
    public void reject(long line, String record, String reason) {}
  }

  /** One import under way. */
  private static final class Run<D> implements RecordReader.Sink {
    private final RecordFile<D> kind;
    private final boolean dryRun;
    private final RecordFile.Writing<D> writing;
    private final List<D> drafts = new ArrayList<>();
    private final List<Place> places = new ArrayList<>();
    private final List<ImportReport.Rejection> rejections = new ArrayList<>();
    private final KeySet seen = new KeySet();
    private long created;
    private long updated;
    private long unchanged;
    private long rejected;

    /** Where a draft stands, and how its record is called. */
    private record Place(long line, String record) {}

    Run(RecordFile<D> kind, Author author, boolean dryRun) {
      this.kind = kind;
      this.dryRun = dryRun;
      writing = kind.writing(author, dryRun);
    }

    @Override
    public void accept(Map<String, @Nullable Object> values, long line) {
      String record = RecordReader.what(kind, values);
      if (!seen.add(key(values))) {
        reject(line, record, KeySet.TWICE);
        return;
      }
      try {
        drafts.add(kind.draft(values));
      } catch (InvalidInput wrong) {
        reject(line, record, String.valueOf(wrong.getMessage()));
        return;
      }
      places.add(new Place(line, record));
      if (drafts.size() == BATCH) write();
    }

    private String key(Map<String, @Nullable Object> values) {
      return kind.keys().stream()
          .map(key -> String.valueOf(values.get(key)).strip())
          .collect(Collectors.joining("\n"));
    }

    @Override
    public void reject(long line, String record, String reason) {
      rejected++;
      if (rejections.size() < MOST_LISTED)
        rejections.add(new ImportReport.Rejection(line, record, reason));
    }

    void write() {
      if (drafts.isEmpty()) return;
      List<? extends Written<? extends Stored>> results = writing.write(List.copyOf(drafts));
      for (int i = 0; i < results.size(); i++) {
        Place place = places.get(i);
        switch (results.get(i).outcome()) {
          case Outcome.Created() -> created++;
          case Outcome.Updated() -> updated++;
          case Outcome.Unchanged() -> unchanged++;
          case Outcome.Rejected(String reason, _) -> reject(place.line(), place.record(), reason);
        }
      }
      drafts.clear();
      places.clear();
    }

    RecordImportReport report(long revision) {
      return new RecordImportReport(
          revision,
          dryRun,
          created + updated + unchanged + rejected,
          created,
          updated,
          unchanged,
          rejected,
          rejections.stream()
              .sorted(Comparator.comparingLong(ImportReport.Rejection::line))
              .toList(),
          rejected - rejections.size());
    }
  }
}
