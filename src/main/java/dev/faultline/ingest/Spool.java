package dev.faultline.ingest;

import com.fasterxml.jackson.annotation.JsonTypeInfo;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.Text;
import java.io.BufferedInputStream;
import java.io.BufferedOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Consumer;
import tools.jackson.databind.MappingIterator;
import tools.jackson.databind.json.JsonMapper;

/**
 * The records of one input on disk, checked for keys that occur twice, types apart from items and
 * items apart from relations: so that an input is known to read well to its end before anything is
 * written, in any order and without being held in memory.
 */
final class Spool implements RecordSink, Closeable {
  private static final int MOST_LISTED = 10_000;
  private static final JsonMapper MAPPER =
      JsonMapper.builder().addMixIn(RedundancyRule.class, RuleForm.class).build();

  @JsonTypeInfo(use = JsonTypeInfo.Id.DEDUCTION)
  private interface RuleForm {}

  /** A record and the line that it starts at. */
  record Line<T extends EstateRecord>(long line, T record) {}

  private record ItemLine(long line, EstateRecord.Item record) {}

  private record RelationLine(long line, EstateRecord.Relation record) {}

  private final Path folder;
  private final OutputStream items;
  private final OutputStream relations;
  private final List<Line<EstateRecord.NewItemType>> itemTypes = new ArrayList<>();
  private final List<Line<EstateRecord.NewRelationType>> relationTypes = new ArrayList<>();
  private final KeySet keys = new KeySet();
  private final List<ImportReport.Rejection> rejections = new ArrayList<>();
  private long rejectionsNotListed;
  private long unreadable;
  private long leftOut;
  private long duplicates;
  private long read;

  Spool() throws IOException {
    folder = Files.createTempDirectory("faultline-import-");
    items = new BufferedOutputStream(Files.newOutputStream(folder.resolve("items")), 1 << 16);
    relations =
        new BufferedOutputStream(Files.newOutputStream(folder.resolve("relations")), 1 << 16);
  }

  @Override
  public void accept(EstateRecord record, long line) {
    read++;
    switch (record) {
      case EstateRecord.Item item -> {
        if (keys.add(item.key())) {
          write(items, new ItemLine(line, item));
        } else {
          duplicates++;
          note(line, "item \"" + Text.shorten(item.key()) + "\"", KeySet.TWICE);
        }
      }
      case EstateRecord.Relation relation -> write(relations, new RelationLine(line, relation));
      case EstateRecord.NewItemType type -> itemTypes.add(new Line<>(line, type));
      case EstateRecord.NewRelationType type -> relationTypes.add(new Line<>(line, type));
    }
  }

  @Override
  public void reject(long line, String record, String reason) {
    read++;
    unreadable++;
    note(line, record, reason);
  }

  @Override
  public void leaveOut(long line, String record, String reason) {
    leftOut++;
    reject(line, record, reason);
  }

  /** Lists a rejection, up to a limit that the report speaks of. */
  void note(long line, String record, String reason) {
    if (rejections.size() < MOST_LISTED)
      rejections.add(new ImportReport.Rejection(line, record, EstateReader.reason(record, reason)));
    else rejectionsNotListed++;
  }

  long read() {
    return read;
  }

  long unreadable() {
    return unreadable;
  }

  /** Those of the unreadable that are right, and stand for nothing here. */
  long leftOut() {
    return leftOut;
  }

  /** Items whose key was there before. */
  long duplicates() {
    return duplicates;
  }

  /** The rejections that are listed, in the order of their lines. */
  List<ImportReport.Rejection> rejections() {
    return rejections.stream()
        .sorted(Comparator.comparingLong(ImportReport.Rejection::line))
        .toList();
  }

  long rejectionsNotListed() {
    return rejectionsNotListed;
  }

  List<Line<EstateRecord.NewItemType>> itemTypes() {
    return itemTypes;
  }

  List<Line<EstateRecord.NewRelationType>> relationTypes() {
    return relationTypes;
  }

  /** Hands over the items by the batch. */
  void items(int batch, Consumer<List<Line<EstateRecord.Item>>> consumer) throws IOException {
    items.close();
    replay(
        "items",
        ItemLine.class,
        batch,
        list -> consumer.accept(list.stream().map(l -> new Line<>(l.line, l.record)).toList()));
  }

  /** Hands over the relations by the batch. */
  void relations(int batch, Consumer<List<Line<EstateRecord.Relation>>> consumer)
      throws IOException {
    relations.close();
    replay(
        "relations",
        RelationLine.class,
        batch,
        list -> consumer.accept(list.stream().map(l -> new Line<>(l.line, l.record)).toList()));
  }

  private <T> void replay(String file, Class<T> type, int batch, Consumer<List<T>> consumer)
      throws IOException {
    try (InputStream in =
            new BufferedInputStream(Files.newInputStream(folder.resolve(file)), 1 << 16);
        MappingIterator<T> lines = MAPPER.readerFor(type).readValues(in)) {
      List<T> next = new ArrayList<>(batch);
      while (lines.hasNextValue()) {
        next.add(lines.nextValue());
        if (next.size() == batch) {
          consumer.accept(next);
          next = new ArrayList<>(batch);
        }
      }
      if (!next.isEmpty()) consumer.accept(next);
    }
  }

  private static void write(OutputStream out, Object line) {
    try {
      out.write(MAPPER.writeValueAsBytes(line));
      out.write('\n');
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot keep the input on disk: " + e.getMessage(), e);
    }
  }

  @Override
  public void close() throws IOException {
    items.close();
    relations.close();
    Files.deleteIfExists(folder.resolve("items"));
    Files.deleteIfExists(folder.resolve("relations"));
    Files.deleteIfExists(folder);
  }
}
