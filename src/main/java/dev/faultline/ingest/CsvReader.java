package dev.faultline.ingest;

import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.Text;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.apache.commons.csv.CSVRecord;
import org.jspecify.annotations.Nullable;

/**
 * Reads items or relations from a table; the header says which. Columns of items: {@code key},
 * {@code type}, then as wanted {@code name}, {@code state}, {@code criticality}, {@code
 * environment}, {@code lifeCycle}, {@code owner}, {@code group:NAME} with {@code 2} or {@code 50%},
 * {@code attribute:NAME}. Columns of relations: {@code type}, {@code from}, {@code to}, then as
 * wanted {@code group}, {@code effect}, {@code confidence}. Separated by comma, semicolon or tab.
 * An empty cell says nothing; an attribute is text.
 */
final class CsvReader {
  private static final List<String> ITEM =
      List.of("key", "type", "name", "state", "criticality", "environment", "lifeCycle", "owner");
  private static final List<String> RELATION =
      List.of("type", "from", "to", "group", "effect", "confidence");
  private static final String GROUP = "group:";
  private static final List<String> ATTRIBUTE = List.of("attribute:", "attr.");

  private static final Pattern DECIMAL =
      Pattern.compile("[-+]?(\\d+\\.?\\d*|\\.\\d+)([eE][-+]?\\d+)?");

  private final Source source;
  private final Utf8Reader text;
  private final RecordSink sink;
  private final List<String> columns = new ArrayList<>();
  private boolean relations;

  private CsvReader(Source source, RecordSink sink) {
    this.source = source;
    this.text = new Utf8Reader(source);
    this.sink = sink;
  }

  static void read(Source source, RecordSink sink) throws IOException {
    new CsvReader(source, sink).read();
  }

  private void read() throws IOException {
    CsvRows.read(
        source,
        text,
        " Write a quote within quotes twice." + source.hint(Format.CSV),
        (row, line) -> {
          if (columns.isEmpty()) header(row, line);
          else row(row, line);
        });
    if (columns.isEmpty()) throw source.fault("is empty. Nothing was read.");
  }

  private void header(CSVRecord row, long line) {
    List<String> given = new ArrayList<>(row.toList());
    while (given.getLast().isBlank()) given.removeLast();
    Set<String> lower = new HashSet<>();
    given.forEach(cell -> lower.add(cell.toLowerCase(Locale.ROOT)));
    boolean items = lower.contains("key");
    relations = lower.contains("from") || lower.contains("to");
    if (items == relations) {
      throw source.fault(
          line,
          1,
          "the header names "
              + (items
                  ? "the columns of items and those of relations"
                  : "neither the columns of items nor those of relations")
              + ". A file of items has the columns key and type, a file of relations type, from and"
              + " to."
              + source.hint(Format.CSV));
    }
    List<String> known = relations ? RELATION : ITEM;
    for (String cell : given) columns.add(column(cell, known, line));
    Set<String> once = new HashSet<>();
    for (String column : columns) {
      if (!once.add(column))
        throw source.fault(
            line, 1, "the header names the column \"" + Text.shorten(column) + "\" twice.");
    }
    for (String needed : relations ? RELATION.subList(0, 3) : ITEM.subList(0, 2)) {
      if (!once.contains(needed))
        throw source.fault(line, 1, "the header lacks the column \"" + needed + "\".");
    }
  }

  private String column(String cell, List<String> known, long line) {
    String lower = cell.toLowerCase(Locale.ROOT);
    for (String name : known) {
      if (name.toLowerCase(Locale.ROOT).equals(lower)) return name;
    }
    if (!relations) {
      if (lower.startsWith(GROUP) && lower.length() > GROUP.length())
        return GROUP + cell.substring(GROUP.length()).strip();
      for (String prefix : ATTRIBUTE) {
        if (lower.startsWith(prefix) && lower.length() > prefix.length()) {
          return ATTRIBUTE.getFirst() + cell.substring(prefix.length()).strip();
        }
      }
    }
    List<String> all = new ArrayList<>(known);
    if (!relations) all.addAll(List.of("group:NAME", "attribute:NAME"));
    throw source.fault(
        line,
        1,
        "unknown column \""
            + Text.shorten(cell)
            + "\"; columns are "
            + Text.join(all, "and")
            + "."
            + Text.didYouMean(Text.nearest(cell, known)));
  }

  private void row(CSVRecord row, long line) {
    Cells cells = new Cells();
    for (int i = 0; i < row.size(); i++) {
      String cell = row.get(i).strip();
      if (i >= columns.size()) cells.surplus |= !cell.isEmpty();
      else if (!cell.isEmpty()) cells.values.put(columns.get(i), cell);
    }
    String what =
        relations
            ? EstateReader.relationName(cells.get("type"), cells.get("from"), cells.get("to"))
            : cells.get("key") == null
                ? "item without a key"
                : "item \"" + Text.shorten(cells.required("key")) + "\"";
    if (row.size() < columns.size() || cells.surplus) {
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
    EstateRecord record;
    try {
      record = relations ? relation(cells) : item(cells);
    } catch (InvalidInput e) {
      cells.problems.add(EstateReader.reason(what, JsonFields.withoutFullStop(e)));
      record = null;
    }
    if (record != null && cells.problems.isEmpty()) sink.accept(record, line);
    else sink.reject(line, what, String.join("; ", cells.problems) + ".");
  }

  private static @Nullable EstateRecord item(Cells cells) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    Map<String, RedundancyRule> groups = new LinkedHashMap<>();
    cells.values.forEach((column, value) -> {
      if (column.startsWith(GROUP)) {
        RedundancyRule rule = cells.rule(column, value);
        if (rule != null) groups.put(column.substring(GROUP.length()), rule);
      } else if (column.startsWith(ATTRIBUTE.getFirst())) {
        attributes.put(column.substring(ATTRIBUTE.getFirst().length()), value);
      }
    });
    String key = cells.required("key");
    String type = cells.required("type");
    Level state = cells.level("state");
    Integer criticality =
        cells.parsed("criticality", "a whole number from 1 to 4", Integer::valueOf);
    LifeCycle lifeCycle = cells.lifeCycle();
    if (!cells.problems.isEmpty()) return null;
    return new EstateRecord.Item(
        key,
        type,
        cells.get("name"),
        state,
        criticality,
        cells.get("environment"),
        lifeCycle,
        cells.get("owner"),
        attributes,
        groups);
  }

  /** A number as people write it: not hexadecimal, not "1f". */
  private static Double decimal(String text) {
    if (!DECIMAL.matcher(text).matches()) throw new NumberFormatException(text);
    return Double.valueOf(text);
  }

  private static @Nullable EstateRecord relation(Cells cells) {
    String type = cells.required("type");
    String from = cells.required("from");
    String to = cells.required("to");
    Level effect = cells.level("effect");
    Double confidence = cells.parsed("confidence", "a number from 0 to 1", CsvReader::decimal);
    if (!cells.problems.isEmpty()) return null;
    return new EstateRecord.Relation(
        type, from, to, cells.get("group"), effect, confidence, false, null);
  }

  /** The cells of one row that hold something, and what is wrong with them. */
  private static final class Cells {
    final Map<String, String> values = new LinkedHashMap<>();
    final List<String> problems = new ArrayList<>();
    boolean surplus;

    @Nullable String get(String column) {
      return values.get(column);
    }

    String required(String column) {
      String value = values.get(column);
      if (value != null) return value;
      problems.add("The column \"" + column + "\" is empty");
      return "";
    }

    @Nullable Level level(String column) {
      String value = values.get(column);
      return value == null
          ? null
          : Level.find(value).orElseGet(() -> notOneOf(column, value, Level.values()));
    }

    @Nullable LifeCycle lifeCycle() {
      String value = values.get("lifeCycle");
      if (value == null) return null;
      String wanted = value.toUpperCase(Locale.ROOT).replace('-', '_').replace(' ', '_');
      for (LifeCycle lifeCycle : LifeCycle.values()) {
        if (lifeCycle.name().equals(wanted)) return lifeCycle;
      }
      return notOneOf("lifeCycle", value, LifeCycle.values());
    }

    <T> @Nullable T parsed(String column, String expected, Function<String, T> parse) {
      String value = values.get(column);
      if (value == null) return null;
      try {
        return parse.apply(value);
      } catch (NumberFormatException e) {
        return wrong(column, expected, value);
      }
    }

    @Nullable RedundancyRule rule(String column, String value) {
      try {
        if (!value.endsWith("%")) return new RedundancyRule.MinimumUp(Integer.parseInt(value));
        return new RedundancyRule.MinimumUpPercent(
            decimal(value.substring(0, value.length() - 1).strip()));
      } catch (NumberFormatException e) {
        return wrong(column, "a count such as 2 or a share such as 50%", value);
      } catch (InvalidInput e) {
        problems.add("Column \"" + Text.shorten(column) + "\": " + JsonFields.withoutFullStop(e));
        return null;
      }
    }

    private <T> @Nullable T notOneOf(String column, String value, Enum<?>[] allowed) {
      return wrong(
          column,
          "one of " + Text.join(Arrays.stream(allowed).map(Enum::name).toList(), "or"),
          value);
    }

    private <T> @Nullable T wrong(String column, String expected, String value) {
      problems.add(
          "\""
              + Text.shorten(column)
              + "\" must be "
              + expected
              + " but was \""
              + Text.shorten(value)
              + "\"");
      return null;
    }
  }
}
