package dev.faultline.ingest;

import dev.faultline.asset.Asset;
import dev.faultline.asset.AssetDraft;
import dev.faultline.asset.Assets;
import dev.faultline.inventory.Outcome;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
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
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * Imports files of assets.
 *
 * <p>The input goes to disk and is read to its end first: a table that does not read well as a
 * whole writes nothing. Then it is written by the batch, each batch a revision of its own; a record
 * that cannot be used is reported and does not stop the others. An import that was killed and is
 * run again ends where one that was not killed ends. Memory does not grow with the input beyond 32
 * bytes a tag in a dry run. Safe for use by several threads.
 */
@Component
public class AssetImports {
  private static final Logger LOG = LoggerFactory.getLogger(AssetImports.class);
  private static final int BATCH = 1_000;
  private static final int MOST_LISTED = 10_000;

  private final Assets assets;
  private final RevisionLog log;

  AssetImports(Assets assets, RevisionLog log) {
    this.assets = assets;
    this.log = log;
  }

  /**
   * Imports the input.
   *
   * @param mode {@code MERGE} or {@code DRY_RUN}
   * @param fileName for messages
   * @param actor who imports
   * @throws InvalidInput if the input as a whole cannot be read; then nothing is written
   */
  public AssetImportReport run(
      AssetFormat format, ImportMode mode, String fileName, String actor, InputStream in)
      throws IOException {
    if (mode == ImportMode.REPLACE) {
      throw new InvalidInput(
          "Assets are imported with mode merge or dry-run; replace is for items only.");
    }
    long start = System.nanoTime();
    Path file = Files.createTempFile("faultline-assets-", ".in");
    try {
      Files.copy(
          Source.open(fileName, in, Readers.MOST_UNPACKED_BYTES).bytes(),
          file,
          StandardCopyOption.REPLACE_EXISTING);
      read(format, fileName, file, new Nothing());
      Author author = new Author(actor, null, "import of " + Text.shorten(fileName));
      Run run = new Run(author, mode == ImportMode.DRY_RUN);
      read(format, fileName, file, run);
      run.write();
      AssetImportReport report = run.report();
      LOG.info(
          "Imported assets from {} ({}): {} read, {} created, {} updated, {} unchanged, {}"
              + " rejected, {} ms",
          fileName,
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

  private static void read(AssetFormat format, String fileName, Path file, AssetSink sink)
      throws IOException {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      AssetReader.read(format, Source.open(fileName, in, Readers.MOST_UNPACKED_BYTES), sink);
    }
  }

  /** Reads only to see whether the file reads well. */
  private static final class Nothing implements AssetSink {
    @Override
    public void accept(AssetDraft draft, long line) {}

    @Override
    public void reject(long line, String record, String reason) {}
  }

  /** One import under way. */
  private final class Run implements AssetSink {
    private final Author author;
    private final boolean dryRun;
    private final List<AssetDraft> drafts = new ArrayList<>();
    private final List<Long> lines = new ArrayList<>();
    private final List<ImportReport.Rejection> rejections = new ArrayList<>();
    private final KeySet wouldBeThere = new KeySet();
    private long created;
    private long updated;
    private long unchanged;
    private long rejected;

    Run(Author author, boolean dryRun) {
      this.author = author;
      this.dryRun = dryRun;
    }

    @Override
    public void accept(AssetDraft draft, long line) {
      drafts.add(draft);
      lines.add(line);
      if (drafts.size() == BATCH) write();
    }

    @Override
    public void reject(long line, String record, String reason) {
      rejected++;
      if (rejections.size() < MOST_LISTED)
        rejections.add(new ImportReport.Rejection(line, record, reason));
    }

    void write() {
      if (drafts.isEmpty()) return;
      List<Written<Asset>> results = assets.write(author, List.copyOf(drafts), dryRun);
      for (int i = 0; i < results.size(); i++) {
        String tag = drafts.get(i).tag();
        switch (results.get(i).outcome()) {
          case Outcome.Created() -> {
            // A dry run does not see what it would have written before.
            if (!dryRun || wouldBeThere.add(tag)) created++;
            else updated++;
          }
          case Outcome.Updated() -> updated++;
          case Outcome.Unchanged() -> unchanged++;
          case Outcome.Rejected(String reason) ->
              reject(lines.get(i), AssetReader.what(tag), reason);
        }
      }
      drafts.clear();
      lines.clear();
    }

    AssetImportReport report() {
      return new AssetImportReport(
          log.newest().number(),
          dryRun,
          created + updated + unchanged + rejected,
          created,
          updated,
          unchanged,
          rejected,
          List.copyOf(rejections),
          rejected - rejections.size());
    }
  }
}
