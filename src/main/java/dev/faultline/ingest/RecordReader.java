package dev.faultline.ingest;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.StoredText;
import dev.faultline.model.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;

/**
 * Reads records from a table or from lines of JSON, whose names are those of {@link
 * RecordFile#columns}. In a table money is {@code 1200.50 EUR}, an empty cell says nothing, and a
 * list is written as its {@link RecordColumn.Form} says or as a JSON array. An attribute is taken
 * away by null within the value of attributes, in both formats: {@code {"carrier": null}}.
 */
final class RecordReader {
  private static final String ATTRIBUTE = "attribute:";
  private static final String ATTRIBUTES = "attributes";

  private final RecordFile<?> file;
  private final Source source;
  private final Sink sink;
  private final List<String> words;
  private List<String> header = List.of();

  /** Takes what a file holds, record by record, so that no file is ever held whole. */
  interface Sink {
    /** A record that reads well. */
    void accept(Map<String, @Nullable Object> values, long line);

    /** A record that cannot be read, while the rest of the file can. */
    void reject(long line, String record, String reason);
  }

  private RecordReader(RecordFile<?> file, Source source, Sink sink) {
    this.file = file;
    this.source = source;
    this.sink = sink;
    words = file.columns().stream().map(RecordColumn::word).toList();
  }

  /** Throws {@link InvalidInput} if the file cannot be read as a whole. */
  static void read(RecordFormat format, RecordFile<?> file, Source source, Sink sink)
      throws IOException {
    RecordReader reader = new RecordReader(file, source, sink);
    if (format == RecordFormat.CSV) reader.table();
    else reader.lines();
  }

  private void lines() throws IOException {
    Utf8Reader text = new Utf8Reader(source);
    BufferedReader in = new BufferedReader(text);
    long number = 0;
    while (true) {
      text.recordStartsAt(number + 1);
      String line = in.readLine();
      if (line == null) return;
      number++;
      if (!line.isBlank()) line(line, number);
    }
  }

  private void line(String line, long number) {
    Map<String, @Nullable Object> values;
    try {
      values = RecordCells.JSON.readValue(line, RecordCells.OBJECT);
    } catch (JacksonException e) {
      sink.reject(number, "line", "The line is not one JSON object.");
      return;
    }
    if (values == null) sink.reject(number, "line", "The line holds no JSON object.");
    else record(values, number);
  }

  private void table() throws IOException {
    CsvRows.read(
        source,
        new Utf8Reader(source),
        " Write a quote within quotes twice.",
        (row, line) -> {
          if (header.isEmpty()) header = header(row, line);
          else row(row, line);
        });
  }

  private List<String> header(CSVRecord row, long line) {
    List<String> names = new ArrayList<>(row.toList());
    while (names.getLast().isBlank()) names.removeLast();
    List<String> known = new ArrayList<>();
    for (String name : names) {
      String column = column(name.strip(), line);
      if (known.contains(column)) {
        throw source.fault(
            line, 1, "the header names the column \"" + Text.shorten(column) + "\" twice.");
      }
      known.add(column);
    }
    for (String key : file.keys()) {
      if (!known.contains(key))
        throw source.fault(line, 1, "the header lacks the column \"" + key + "\".");
    }
    return known;
  }

  private String column(String name, long line) {
    boolean attributes = words.contains(ATTRIBUTES);
    if (attributes
        && name.toLowerCase(Locale.ROOT).startsWith(ATTRIBUTE)
        && name.length() > ATTRIBUTE.length())
      return ATTRIBUTE + name.substring(ATTRIBUTE.length()).strip();
    for (String word : words) if (word.equalsIgnoreCase(name)) return word;
    throw source.fault(
        line,
        1,
        "unknown column \""
            + Text.shorten(name)
            + "\"; columns are "
            + (attributes
                ? String.join(", ", words) + ", and attribute:NAME"
                : Text.join(words, "and"))
            + "."
            + Text.didYouMean(Text.nearest(name, words)));
  }

  private void row(CSVRecord row, long line) {
    boolean surplus = false;
    Map<String, @Nullable Object> values = new HashMap<>();
    Map<String, @Nullable Object> attributes = new HashMap<>();
    List<String> problems = new ArrayList<>();
    for (int i = 0; i < row.size(); i++) {
      String cell = FormulaCells.plain(row.get(i).strip());
      if (cell.isEmpty()) continue;
      if (i >= header.size()) surplus = true;
      else if (header.get(i).startsWith(ATTRIBUTE))
        attributes.put(header.get(i).substring(ATTRIBUTE.length()), cell);
      else cell(header.get(i), cell, values, problems);
    }
    if (surplus || row.size() < header.size()) {
      problems.clear();
      problems.add(
          "The row has "
              + Text.count(row.size(), "value", "values")
              + " but the header names "
              + header.size()
              + " columns.");
    }
    if (!problems.isEmpty()) {
      sink.reject(line, what(file, values), String.join(" ", problems));
      return;
    }
    if (!attributes.isEmpty()) {
      if (values.get(ATTRIBUTES) instanceof Map<?, ?> more)
        more.forEach((name, value) -> attributes.put(String.valueOf(name), value));
      values.put(ATTRIBUTES, attributes);
    }
    record(values, line);
  }

  private void cell(
      String word, String cell, Map<String, @Nullable Object> values, List<String> problems) {
    RecordColumn column = file.columns().get(words.indexOf(word));
    try {
      values.put(word, RecordCells.read(column, cell));
    } catch (InvalidInput wrong) {
      problems.add(String.valueOf(wrong.getMessage()));
    }
  }

  private void record(Map<String, @Nullable Object> values, long line) {
    List<String> problems = new ArrayList<>();
    for (String key : file.keys()) {
      Object value = values.get(key);
      if (value == null) problems.add(key + " is missing.");
      else if (!(value instanceof String)) problems.add(key + " is a text.");
    }
    for (String name : values.keySet()) {
      if (words.contains(name)) continue;
      problems.add(
          "\""
              + Text.shorten(name)
              + "\" is no field here."
              + Text.didYouMean(Text.nearest(name, words)));
    }
    try {
      StoredText.freeAll("A text", values);
    } catch (InvalidInput e) {
      problems.add(String.valueOf(e.getMessage()));
    }
    if (problems.isEmpty()) sink.accept(values, line);
    else sink.reject(line, what(file, values), String.join(" ", problems));
  }

  /** How a record is called in a report: {@code asset "LT-1042"}. */
  static String what(RecordFile<?> file, Map<String, @Nullable Object> values) {
    List<String> names = new ArrayList<>();
    for (String key : file.keys()) {
      Object value = values.get(key);
      if (value == null) return file.singular() + " without a " + key;
      names.add("\"" + Text.shorten(Objects.toString(value)) + "\"");
    }
    return file.singular() + " " + String.join(" of ", names.reversed());
  }
}
