package dev.faultline.ingest;

import dev.faultline.asset.AssetDraft;
import dev.faultline.asset.AssetField;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads assets from a table or from lines of JSON. Both have {@code tag}, {@code kind}, {@code
 * state}, the words of {@link AssetField}, {@code items} and {@code attributes}; a table may have
 * columns {@code attribute:NAME} as well. In a table money is {@code 1200.50 EUR}, items and links
 * are separated by spaces, attributes are one JSON object, and an empty cell says nothing.
 */
final class AssetReader {
  private static final String ATTRIBUTE = "attribute:";
  private static final List<String> BESIDE_FIELDS =
      List.of("tag", "kind", "state", "items", "attributes");
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  private static final TypeReference<Map<String, @Nullable Object>> OBJECT =
      new TypeReference<>() {};

  private final Source source;
  private final AssetSink sink;
  private final Set<String> words = new LinkedHashSet<>(BESIDE_FIELDS);
  private List<String> columns = List.of();

  private AssetReader(Source source, AssetSink sink) {
    this.source = source;
    this.sink = sink;
    Arrays.stream(AssetField.values()).map(AssetField::word).forEach(words::add);
  }

  /** Throws {@link InvalidInput} if the file cannot be read as a whole. */
  static void read(AssetFormat format, Source source, AssetSink sink) throws IOException {
    AssetReader reader = new AssetReader(source, sink);
    if (format == AssetFormat.CSV) reader.table();
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
    try {
      Map<String, @Nullable Object> fields = JSON.readValue(line, OBJECT);
      if (fields == null) sink.reject(number, "line", "The line holds no JSON object.");
      else record(fields, number);
    } catch (JacksonException e) {
      sink.reject(number, "line", "The line is not one JSON object.");
    }
  }

  private void table() throws IOException {
    Utf8Reader text = new Utf8Reader(source);
    CsvRows.read(
        source,
        text,
        " Write a quote within quotes twice.",
        (row, line) -> {
          if (columns.isEmpty()) columns = header(row, line);
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
    if (!known.contains("tag")) throw source.fault(line, 1, "the header lacks the column \"tag\".");
    return known;
  }

  private String column(String name, long line) {
    if (name.toLowerCase(Locale.ROOT).startsWith(ATTRIBUTE) && name.length() > ATTRIBUTE.length())
      return ATTRIBUTE + name.substring(ATTRIBUTE.length()).strip();
    for (String word : words) if (word.equalsIgnoreCase(name)) return word;
    throw source.fault(
        line,
        1,
        "unknown column \""
            + Text.shorten(name)
            + "\"; columns are "
            + Text.join(List.copyOf(words), "and")
            + ", and attribute:NAME."
            + Text.didYouMean(Text.nearest(name, words)));
  }

  private void row(CSVRecord row, long line) {
    boolean surplus = false;
    Map<String, @Nullable Object> fields = new HashMap<>();
    Map<String, Object> attributes = new HashMap<>();
    for (int i = 0; i < row.size(); i++) {
      String cell = FormulaCells.plain(row.get(i).strip());
      if (cell.isEmpty()) continue;
      if (i >= columns.size()) {
        surplus = true;
        continue;
      }
      String column = columns.get(i);
      if (column.startsWith(ATTRIBUTE)) attributes.put(column.substring(ATTRIBUTE.length()), cell);
      else fields.put(column, cell);
    }
    String what = what(fields.get("tag"));
    if (surplus || row.size() < columns.size()) {
      sink.reject(
          line,
          what,
          "The row has "
              + Text.count(row.size(), "value", "values")
              + " but the header names "
              + columns.size()
              + " columns.");
      return;
    }
    if (fields.get("attributes") instanceof String json) {
      try {
        Map<String, @Nullable Object> given = JSON.readValue(json, OBJECT);
        if (given != null)
          given.forEach((name, value) -> {
            if (value != null) attributes.put(name, value);
          });
      } catch (JacksonException e) {
        sink.reject(line, what, "attributes is a JSON object, such as {\"rackUnits\": 2}.");
        return;
      }
    }
    fields.put("attributes", attributes);
    if (fields.get("items") instanceof String keys)
      fields.put("items", List.of(keys.split("\\s+")));
    record(fields, line);
  }

  private void record(Map<String, @Nullable Object> fields, long line) {
    List<String> problems = new ArrayList<>();
    Map<String, Object> values = new HashMap<>();
    fields.forEach((name, value) -> {
      if (value == null || BESIDE_FIELDS.contains(name)) return;
      values.put(name, value);
    });
    String tag = text(fields, "tag", problems);
    if (tag == null && problems.isEmpty()) problems.add("tag is missing.");
    String kind = text(fields, "kind", problems);
    String state = text(fields, "state", problems);
    List<String> items = new ArrayList<>();
    Object given = fields.get("items");
    if (given instanceof List<?> keys) keys.forEach(key -> items.add(String.valueOf(key)));
    else if (given != null) problems.add("items is a list of keys.");
    Map<String, Object> attributes = new HashMap<>();
    Object free = fields.get("attributes");
    if (free instanceof Map<?, ?> map) {
      map.forEach((name, value) -> {
        if (value != null) attributes.put(String.valueOf(name), value);
      });
    } else if (free != null) {
      problems.add("attributes is a JSON object.");
    }
    if (tag == null || !problems.isEmpty()) {
      sink.reject(line, what(fields.get("tag")), String.join(" ", problems));
      return;
    }
    sink.accept(new AssetDraft(tag, kind, state, values, attributes, items, List.of()), line);
  }

  private static @Nullable String text(
      Map<String, @Nullable Object> fields, String name, List<String> problems) {
    Object value = fields.get(name);
    if (value == null || value instanceof String) return (String) value;
    problems.add(name + " is a text.");
    return null;
  }

  static String what(@Nullable Object tag) {
    return tag == null ? "asset without a tag" : "asset \"" + Text.shorten(tag.toString()) + "\"";
  }
}
