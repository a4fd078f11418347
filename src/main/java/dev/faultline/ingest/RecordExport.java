package dev.faultline.ingest;

import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.graphql.Withholding;
import dev.faultline.model.Forbidden;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.springframework.stereotype.Component;

/**
 * Writes records as a file that {@link RecordImports} reads: importing it again changes nothing.
 * Records go out as they come in from the store, in the order of their keys, in memory that does
 * not grow with them. What is withheld from the person who asks is left out.
 *
 * <p>A cell that a spreadsheet would take for a formula starts with an apostrophe, which reading
 * takes off again.
 */
@Component
public class RecordExport {
  private final RecordFiles files;
  private final Withholding withholding;

  RecordExport(RecordFiles files, Withholding withholding) {
    this.files = files;
    this.withholding = withholding;
  }

  /**
   * Writes the records; does not close the stream.
   *
   * @param records as in {@link RecordImports#run}
   * @param filters what to keep to: for assets {@code kind}, {@code state} and {@code filter}, an
   *     AssetFilter in JSON
   * @throws InvalidInput if there are no such records or filters; nothing is written then
   * @throws Forbidden if what the records are called by is withheld; nothing is written then
   */
  public void write(
      String records, RecordFormat format, Map<String, List<String>> filters, OutputStream out)
      throws IOException {
    RecordFile<?> kind = files.of(records);
    for (String filter : filters.keySet()) {
      if (!kind.filters().contains(filter)) {
        throw new InvalidInput(
            "Files of "
                + kind.plural()
                + " cannot be kept to some by \""
                + Text.shorten(filter)
                + "\""
                + (kind.filters().isEmpty()
                    ? "; they hold all of them."
                    : ", only by "
                        + Text.join(kind.filters().stream().sorted().toList(), "and")
                        + "."));
      }
    }
    Writer text = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8), 1 << 16);
    try {
      List<RecordColumn> columns = columns(kind);
      if (format == RecordFormat.CSV) table(text, kind, filters, columns);
      else lines(text, kind, filters, columns);
    } catch (UncheckedIOException e) {
      throw e.getCause() == null ? new IOException(e) : e.getCause();
    }
    text.flush();
  }

  private List<RecordColumn> columns(RecordFile<?> kind) {
    Set<SensitiveGroup> hidden = withholding.withheld();
    List<RecordColumn> shown =
        kind.columns().stream()
            .filter(column -> column.group() == null || !hidden.contains(column.group()))
            .toList();
    for (String key : kind.keys()) {
      if (shown.stream().noneMatch(column -> column.word().equals(key))) {
        throw new Forbidden(
            "A file of "
                + kind.plural()
                + " is of no use without "
                + key
                + ", which is withheld from you; ask somebody who may see it.");
      }
    }
    return shown;
  }

  private static void table(
      Writer text,
      RecordFile<?> kind,
      Map<String, List<String>> filters,
      List<RecordColumn> columns)
      throws IOException {
    CSVPrinter table = CSVFormat.RFC4180.print(text);
    table.printRecord(columns.stream().map(RecordColumn::word).toList());
    kind.forEach(
        filters,
        facts -> {
          try {
            table.printRecord(
                columns.stream()
                    .map(column -> RecordCells.write(column, facts.get(column.word())))
                    .map(FormulaCells::neutral)
                    .toList());
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }

  private static void lines(
      Writer text,
      RecordFile<?> kind,
      Map<String, List<String>> filters,
      List<RecordColumn> columns) {
    kind.forEach(
        filters,
        facts -> {
          Map<String, Object> line = new LinkedHashMap<>();
          for (RecordColumn column : columns) {
            Object value = facts.get(column.word());
            if (value != null) line.put(column.word(), value);
          }
          try {
            text.write(RecordCells.JSON.writeValueAsString(line));
            text.write('\n');
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        });
  }
}
