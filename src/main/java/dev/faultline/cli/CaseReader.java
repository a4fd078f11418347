package dev.faultline.cli;

import dev.faultline.ingest.Readers;
import dev.faultline.ingest.RecordSink;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;

/** Reads case files: one JSON object, or one a line; gzip is recognised by its first bytes. */
final class CaseReader {
  private static final JsonFactory JSON =
      JsonFactory.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

  /** How the parser starts to say so. */
  private static final String TWICE = "Duplicate Object property";

  private static final List<String> FIELDS = List.of("name", "why", "estate", "changes", "expect");
  private static final List<String> CHANGE = List.of("item", "effect");
  private static final List<String> ROW = List.of("item", "level", "before", "hops");

  private final String file;
  private final JsonParser parser;

  private CaseReader(String file, JsonParser parser) {
    this.file = file;
    this.parser = parser;
  }

  /** Hands each case to the consumer as soon as it is read; throws {@link InvalidInput}. */
  static void read(String file, InputStream in, Consumer<Case> cases) throws IOException {
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), Readers.text(file, in))) {
      new CaseReader(file, parser).all(cases);
    } catch (JacksonIOException e) {
      throw new IOException(file + ": " + e.getOriginalMessage(), e);
    } catch (JacksonException e) {
      String message = e.getOriginalMessage().replaceAll("\\s*\\(start marker.*|\\s+", " ").strip();
      boolean twice = message.startsWith(TWICE);
      throw fault(
          file,
          e.getLocation(),
          twice
              ? "field" + message.substring(TWICE.length()) + " is given twice"
              : "not JSON: " + message);
    }
  }

  private void all(Consumer<Case> cases) {
    JsonToken token = parser.nextToken();
    if (token == null) throw new InvalidInput(file + " is empty; it should hold a case.");
    for (; token != null; token = parser.nextToken()) {
      if (token != JsonToken.START_OBJECT) throw fault("a case is an object in braces");
      cases.accept(one());
    }
  }

  private Case one() {
    long line = parser.currentTokenLocation().getLineNr();
    String place = file + ", line " + line;
    String name = place;
    Topology topology = null;
    List<Case.Change> changes = null;
    List<Case.Row> expected = null;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String field = parser.currentName();
      parser.nextToken();
      switch (field) {
        case "name" -> name = text(field);
        case "why" -> text(field);
        case "estate" -> topology = estate();
        case "changes" -> changes = changes();
        case "expect" -> expected = rows();
        default -> throw unknown(field, FIELDS);
      }
    }
    if (topology == null) throw new InvalidInput(place + ": the case has no \"estate\".");
    if (changes == null) throw new InvalidInput(place + ": the case has no \"changes\".");
    if (expected == null) throw new InvalidInput(place + ": the case has no \"expect\".");
    return new Case(place, name, topology, changes, expected);
  }

  private Topology estate() {
    Collected collected = new Collected(file);
    Readers.readEstate(parser, file, collected);
    EstateSink sink = new EstateSink(file, List.of());
    collected.records.sort((a, b) -> Boolean.compare(isType(b.record), isType(a.record)));
    for (Collected.Found found : collected.records) sink.accept(found.record, found.line);
    return sink.finish().topology();
  }

  private static boolean isType(EstateRecord record) {
    return record instanceof EstateRecord.NewRelationType;
  }

  /** The records of one case's estate. */
  private record Collected(String file, List<Found> records) implements RecordSink {
    record Found(EstateRecord record, long line) {}

    Collected(String file) {
      this(file, new ArrayList<>());
    }

    @Override
    public void accept(EstateRecord record, long line) {
      records.add(new Found(record, line));
    }

    @Override
    public void reject(long line, String record, String reason) {
      throw new InvalidInput(file + ", line " + line + ": " + record + ": " + reason);
    }
  }

  private List<Case.Change> changes() {
    List<Case.Change> changes = new ArrayList<>();
    startArray("changes");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      startObject("a change", CHANGE);
      String item = null;
      Level effect = Level.DOWN;
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "item" -> item = text(field);
          case "effect" -> effect = level(field);
          default -> throw unknown(field, CHANGE);
        }
      }
      changes.add(new Case.Change(required("item", item), effect));
    }
    return changes;
  }

  private List<Case.Row> rows() {
    List<Case.Row> rows = new ArrayList<>();
    Set<String> items = new HashSet<>();
    startArray("expect");
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      startObject("an expected row", ROW);
      String item = null;
      Level level = null;
      Level before = null;
      Integer hops = null;
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "item" -> item = text(field);
          case "level" -> level = level(field);
          case "before" -> before = level(field);
          case "hops" -> hops = number(field);
          default -> throw unknown(field, ROW);
        }
      }
      String key = required("item", item);
      if (level == Level.NONE) {
        throw fault(
            "item \""
                + Text.shorten(key)
                + "\" is expected with level NONE; what is not affected has no row");
      }
      if (!items.add(key)) throw fault("item \"" + Text.shorten(key) + "\" is expected twice");
      rows.add(new Case.Row(key, required("level", level), before, hops));
    }
    return rows;
  }

  private void startArray(String field) {
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw fault("\"" + field + "\" must be a list");
    }
  }

  private void startObject(String what, List<String> fields) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw fault(what + " is an object with " + Text.join(fields, "and"));
    }
  }

  private <T> T required(String field, @Nullable T value) {
    if (value == null) throw fault("\"" + field + "\" is missing");
    return value;
  }

  private String text(String field) {
    if (parser.currentToken() != JsonToken.VALUE_STRING) {
      throw fault("\"" + field + "\" must be a text");
    }
    return parser.getString();
  }

  private int number(String field) {
    if (parser.currentToken() != JsonToken.VALUE_NUMBER_INT) {
      throw fault("\"" + field + "\" must be a whole number");
    }
    return parser.getIntValue();
  }

  private Level level(String field) {
    String text = text(field);
    return Level.find(text)
        .orElseThrow(() ->
            fault(
                "\""
                    + field
                    + "\" must be NONE, AT_RISK, DEGRADED or DOWN but was \""
                    + Text.shorten(text)
                    + "\""));
  }

  private InvalidInput unknown(String field, List<String> known) {
    return fault(
        "unknown field \"" + Text.shorten(field) + "\"; here may stand " + Text.join(known, "and"));
  }

  private InvalidInput fault(String what) {
    return fault(file, parser.currentTokenLocation(), what);
  }

  private static InvalidInput fault(String file, TokenStreamLocation at, String what) {
    String place = ", line " + at.getLineNr() + ", column " + at.getColumnNr() + ": ";
    return new InvalidInput(Text.shorten(file) + place + what + ".");
  }
}
