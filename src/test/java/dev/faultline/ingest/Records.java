package dev.faultline.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.faultline.model.EstateRecord;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Keeps what a reader found, in order, in forms that read well in an assertion. */
final class Records implements RecordSink {
  record Rejected(long line, String record, String reason) {}

  final List<EstateRecord> all = new ArrayList<>();
  final List<Long> lines = new ArrayList<>();
  final List<String> files = new ArrayList<>();
  final List<Rejected> rejected = new ArrayList<>();

  static Records read(Format format, String fileName, String content) {
    return read(format, fileName, content.getBytes(UTF_8));
  }

  static Records read(Format format, String fileName, byte[] content) {
    Records records = new Records();
    try {
      Readers.read(format, fileName, new ByteArrayInputStream(content), records);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  static Records read(Format format, List<Path> files) {
    Records records = new Records();
    try {
      Readers.read(format, Scope.OF_THE_FILE, files, records);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return records;
  }

  @Override
  public void accept(EstateRecord record, long line) {
    all.add(record);
    lines.add(line);
  }

  @Override
  public void startsFile(String file) {
    files.add(file);
  }

  @Override
  public void reject(long line, String record, String reason) {
    rejected.add(new Rejected(line, record, reason));
  }

  List<EstateRecord.Item> items() {
    return all.stream()
        .filter(EstateRecord.Item.class::isInstance)
        .map(EstateRecord.Item.class::cast)
        .toList();
  }

  List<EstateRecord.Relation> relations() {
    return all.stream()
        .filter(EstateRecord.Relation.class::isInstance)
        .map(EstateRecord.Relation.class::cast)
        .toList();
  }

  EstateRecord.Item item(String key) {
    return items().stream().filter(item -> item.key().equals(key)).findFirst().orElseThrow();
  }

  /** Keys of the items of a type. */
  List<String> keys(String type) {
    return items().stream()
        .filter(item -> item.type().equals(type))
        .map(EstateRecord.Item::key)
        .toList();
  }

  /**
   * {@code "a DEPENDS_ON b"}, with {@code " ~"} behind derived ones and {@code " [group]"} where
   * there is one.
   */
  List<String> arrows() {
    return relations().stream().map(Records::arrow).toList();
  }

  private static String arrow(EstateRecord.Relation relation) {
    return relation.from()
        + " "
        + relation.type()
        + " "
        + relation.to()
        + (relation.group() == null ? "" : " [" + relation.group() + "]")
        + (relation.derived() ? " ~" : "");
  }
}
