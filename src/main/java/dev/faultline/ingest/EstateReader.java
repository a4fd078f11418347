package dev.faultline.ingest;

import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.DependentEnd;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.ItemType;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import dev.faultline.model.Text;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.io.ContentReference;
import tools.jackson.core.json.JsonFactory;

/**
 * Reads estate files: one object with lists of items and relations, or one record a line, or a case
 * file with one estate in it. All three are streams of JSON objects, told apart by the names of
 * their fields, so one pass over the tokens reads them.
 */
final class EstateReader {
  private static final JsonFactory JSON =
      JsonFactory.builder()
          // The few names of fields are compared with constants for each record.
          .enable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(64)
                  .maxStringLength(1_000_000)
                  .maxNameLength(10_000)
                  .build())
          .build();
  private static final List<String> LISTS =
      List.of("itemTypes", "relationTypes", "items", "relations");
  private static final List<String> RECORDS =
      List.of("item", "relation", "itemType", "relationType");
  private static final List<String> OF_A_CASE = List.of("name", "why", "changes", "expect");
  private static final List<String> ITEM =
      List.of(
          "key",
          "type",
          "name",
          "state",
          "criticality",
          "environment",
          "lifeCycle",
          "owner",
          "attributes",
          "groups");
  private static final List<String> RELATION =
      List.of("type", "from", "to", "group", "effect", "confidence", "derived", "lastSeen");
  private static final List<String> RELATION_TYPE =
      List.of("name", "dependentEnd", "effect", "defaultGroup", "description");
  private static final List<String> ITEM_TYPE =
      List.of("name", "parent", "description", "attributes");
  private static final List<String> ATTRIBUTE = List.of("name", "kind", "description");

  private final String fileName;
  private final JsonParser parser;
  private final JsonFields fields;
  private final RecordSink sink;
  private boolean estateSeen;

  EstateReader(String fileName, JsonParser parser, RecordSink sink) {
    this.fileName = fileName;
    this.parser = parser;
    this.fields = new JsonFields(parser);
    this.sink = sink;
  }

  static void read(Source source, RecordSink sink) throws IOException {
    String start = source.head().strip();
    if (!start.isEmpty() && !start.startsWith("{")) {
      throw source.fault(
          1,
          1,
          "an estate file starts with { but this one with \""
              + firstWord(start)
              + "\"."
              + source.hint(Format.ESTATE));
    }
    try (JsonParser parser = JSON.createParser(ObjectReadContext.empty(), source.bytes())) {
      try {
        new EstateReader(source.name(), parser, sink).file();
      } catch (StreamReadException | StreamConstraintsException e) {
        TokenStreamLocation place =
            e.getLocation() == null ? parser.currentLocation() : e.getLocation();
        String what = e instanceof StreamReadException ? "not JSON: " : "too large: ";
        throw source.fault(
            place.getLineNr(), place.getColumnNr(), what + plain(e.getOriginalMessage(), parser));
      }
    } catch (JacksonIOException e) {
      throw e.getCause() instanceof IOException cause ? cause : new IOException(e.getMessage(), e);
    }
  }

  private static String firstWord(String start) {
    String word = start.split("[\\s,;]", 2)[0];
    return Text.shorten(word.length() > 20 ? word.substring(0, 20) + "…" : word);
  }

  /** The parser's message without the names of its classes and options, and with its places. */
  private static String plain(String message, JsonParser parser) {
    TokenStreamLocation open = parser.streamReadContext().startLocation(ContentReference.unknown());
    String opened = " that opened in line " + open.getLineNr() + ", column " + open.getColumnNr();
    String plain =
        message
            .replaceAll("\\s*\\(start marker at \\[Source:[^]]*]\\)", opened)
            .replaceAll("\\(for (\\w+) starting at \\[Source:[^]]*]\\)", "for the $1" + opened)
            .replaceAll("\\s*\\[Source:[^]]*]", "")
            .replaceAll(",? from `[^`]*`", "")
            .replaceAll(":? enable `[^`]*` to allow", "")
            .replaceAll("\\(`[^`]*`[^)]*\\)", "")
            .replaceAll("\\s*\\(not recognized as one[^)]*\\)", "")
            .replaceAll("\\s+", " ")
            .strip();
    return plain.endsWith(".") ? plain : plain + ".";
  }

  private void file() {
    JsonToken token = parser.nextToken();
    if (token == null) {
      throw new InvalidInput(Text.shorten(fileName) + " is empty. Nothing was read.");
    }
    while (token != null) {
      if (token != JsonToken.START_OBJECT) {
        throw fault(
            "each record of an estate file is an object in braces, but here is "
                + described()
                + ".");
      }
      root();
      token = parser.nextToken();
    }
  }

  /** The estate that the parser stands on, as part of a larger document. */
  void estate() {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      throw fault(
          "an estate is an object with \"items\" and \"relations\", but here is "
              + described()
              + ".");
    }
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      if (!LISTS.contains(name)) throw unknown(name, LISTS);
      parser.nextToken();
      list(name);
    }
  }

  private void root() {
    InvalidInput skipped = null;
    boolean empty = true;
    boolean ofACase = false;
    for (String name = parser.nextName(); name != null; name = parser.nextName()) {
      empty = false;
      if (LISTS.contains(name)) {
        parser.nextToken();
        list(name);
      } else if (RECORDS.contains(name)) {
        parser.nextToken();
        record(name);
      } else if (name.equals("estate")) {
        if (estateSeen) {
          throw fault(
              "here is a second estate: a file of several cases is for the command \"test\", an"
                  + " estate file holds one.");
        }
        estateSeen = true;
        ofACase = true;
        parser.nextToken();
        estate();
      } else if (OF_A_CASE.contains(name)) {
        if (skipped == null) {
          skipped =
              fault(
                  "unknown field \""
                      + name
                      + "\": an estate file holds "
                      + Text.join(LISTS, "and")
                      + ".");
        }
        parser.nextToken();
        parser.skipChildren();
      } else {
        List<String> known = new ArrayList<>(LISTS);
        known.addAll(RECORDS);
        throw unknown(name, known);
      }
    }
    if (empty)
      sink.reject(
          line(), "record", "It is empty; it should hold one of " + Text.join(RECORDS, "or") + ".");
    if (skipped != null && !ofACase) throw skipped;
  }

  private void list(String name) {
    if (parser.currentToken() == JsonToken.VALUE_NULL) return;
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      throw fault("\"" + name + "\" must be a list but is " + described() + ".");
    }
    String record =
        RECORDS.get(List.of("items", "relations", "itemTypes", "relationTypes").indexOf(name));
    while (parser.nextToken() != JsonToken.END_ARRAY) record(record);
  }

  private void record(String kind) {
    long line = line();
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      sink.reject(line, kind, "It must be an object in braces but is " + described() + ".");
      parser.skipChildren();
      return;
    }
    fields.startRecord();
    switch (kind) {
      case "item" -> item(line);
      case "relation" -> relation(line);
      case "itemType" -> itemType(line);
      case "relationType" -> relationType(line);
      default -> throw new IllegalArgumentException("kind must be a record but was " + kind);
    }
  }

  private @Nullable String nextField() {
    String name = parser.nextName();
    if (name == null) return null;
    parser.nextToken();
    fields.met(name);
    return name;
  }

  private void item(long line) {
    String key = null;
    String type = null;
    String name = null;
    Level state = null;
    Integer criticality = null;
    String environment = null;
    LifeCycle lifeCycle = null;
    String owner = null;
    Map<String, Object> attributes = Map.of();
    Map<String, RedundancyRule> groups = Map.of();
    for (String field = nextField(); field != null; field = nextField()) {
      switch (field) {
        case "key" -> key = fields.text(field);
        case "type" -> type = fields.text(field);
        case "name" -> name = fields.text(field);
        case "state" -> state = fields.level(field);
        case "criticality" -> criticality = fields.integer(field);
        case "environment" -> environment = fields.text(field);
        case "lifeCycle" -> lifeCycle = fields.constant(field, LifeCycle.values());
        case "owner" -> owner = fields.text(field);
        case "attributes" -> attributes = fields.attributes(field);
        case "groups" -> groups = fields.groups(field);
        default -> fields.unknown(field, ITEM);
      }
    }
    fields.required("key", key);
    fields.required("type", type);
    if (!fields.faultless() || key == null || type == null) {
      sink.reject(line, itemName(key), sentence(fields.problems()));
      return;
    }
    EstateRecord.Item item;
    try {
      item =
          new EstateRecord.Item(
              key,
              type,
              name,
              state,
              criticality,
              environment,
              lifeCycle,
              owner,
              attributes,
              groups);
    } catch (InvalidInput e) {
      sink.reject(line, itemName(key), reason(itemName(key), e.getMessage()));
      return;
    }
    sink.accept(item, line);
  }

  private void relation(long line) {
    String type = null;
    String from = null;
    String to = null;
    String group = null;
    Level effect = null;
    Double confidence = null;
    Boolean derived = null;
    Instant lastSeen = null;
    for (String field = nextField(); field != null; field = nextField()) {
      switch (field) {
        case "type" -> type = fields.text(field);
        case "from" -> from = fields.text(field);
        case "to" -> to = fields.text(field);
        case "group" -> group = fields.text(field);
        case "effect" -> effect = fields.level(field);
        case "confidence" -> confidence = fields.decimal(field);
        case "derived" -> derived = fields.bool(field);
        case "lastSeen" -> lastSeen = fields.instant(field);
        default -> fields.unknown(field, RELATION);
      }
    }
    fields.required("type", type);
    fields.required("from", from);
    fields.required("to", to);
    if (!fields.faultless() || type == null || from == null || to == null) {
      sink.reject(line, relationName(type, from, to), sentence(fields.problems()));
      return;
    }
    EstateRecord.Relation relation;
    try {
      relation =
          new EstateRecord.Relation(
              type, from, to, group, effect, confidence, Boolean.TRUE.equals(derived), lastSeen);
    } catch (InvalidInput e) {
      String what = relationName(type, from, to);
      sink.reject(line, what, reason(what, e.getMessage()));
      return;
    }
    sink.accept(relation, line);
  }

  private static String itemName(@Nullable String key) {
    return key == null ? "item without a key" : "item " + quoted(key);
  }

  /** A relation as a rejection names it. */
  static String relationName(@Nullable String type, @Nullable String from, @Nullable String to) {
    return "relation "
        + (type == null ? "?" : Text.shorten(type))
        + " from "
        + quoted(from)
        + " to "
        + quoted(to);
  }

  private static String quoted(@Nullable String key) {
    return key == null ? "?" : "\"" + Text.shorten(key) + "\"";
  }

  private void relationType(long line) {
    String name = null;
    DependentEnd end = null;
    Level effect = null;
    String defaultGroup = null;
    String description = null;
    for (String field = nextField(); field != null; field = nextField()) {
      switch (field) {
        case "name" -> name = fields.text(field);
        case "dependentEnd" -> end = fields.constant(field, DependentEnd.values());
        case "effect" -> effect = fields.level(field);
        case "defaultGroup" -> defaultGroup = fields.text(field);
        case "description" -> description = fields.text(field);
        default -> fields.unknown(field, RELATION_TYPE);
      }
    }
    fields.required("name", name);
    fields.required("dependentEnd", end);
    if (end == DependentEnd.NEITHER) effect = Level.NONE;
    else fields.required("effect", effect);
    String what = "relation type " + quoted(name);
    if (!fields.faultless() || name == null || end == null || effect == null) {
      sink.reject(line, what, sentence(fields.problems()));
      return;
    }
    RelationType type;
    try {
      type =
          new RelationType(name, end, effect, defaultGroup, description == null ? "" : description);
    } catch (InvalidInput e) {
      sink.reject(line, what, String.valueOf(e.getMessage()));
      return;
    }
    sink.accept(new EstateRecord.NewRelationType(type), line);
  }

  private void itemType(long line) {
    String name = null;
    String parent = null;
    String description = null;
    List<AttributeDefinition> attributes = List.of();
    for (String field = nextField(); field != null; field = nextField()) {
      switch (field) {
        case "name" -> name = fields.text(field);
        case "parent" -> parent = fields.text(field);
        case "description" -> description = fields.text(field);
        case "attributes" -> attributes = definitions();
        default -> fields.unknown(field, ITEM_TYPE);
      }
    }
    fields.required("name", name);
    String what = "item type " + quoted(name);
    if (!fields.faultless() || name == null) {
      sink.reject(line, what, sentence(fields.problems()));
      return;
    }
    ItemType type;
    try {
      type = new ItemType(name, parent, description == null ? "" : description, attributes);
    } catch (InvalidInput e) {
      sink.reject(line, what, String.valueOf(e.getMessage()));
      return;
    }
    sink.accept(new EstateRecord.NewItemType(type), line);
  }

  private List<AttributeDefinition> definitions() {
    List<AttributeDefinition> definitions = new ArrayList<>();
    if (parser.currentToken() == JsonToken.VALUE_NULL) return definitions;
    if (parser.currentToken() != JsonToken.START_ARRAY) {
      fields.wrong("attributes", "a list of attribute definitions");
      return definitions;
    }
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() != JsonToken.START_OBJECT) {
        fields.wrong("attributes", "a list of objects with name and kind");
        continue;
      }
      String name = null;
      AttributeDefinition.Kind kind = null;
      String description = null;
      while (parser.nextToken() != JsonToken.END_OBJECT) {
        String field = parser.currentName();
        parser.nextToken();
        switch (field) {
          case "name" -> name = fields.text("attributes.name");
          case "kind" ->
              kind = fields.constant("attributes.kind", AttributeDefinition.Kind.values());
          case "description" -> description = fields.text("attributes.description");
          default -> fields.unknown(field, ATTRIBUTE);
        }
      }
      if (name != null && !name.isBlank() && kind != null) {
        try {
          definitions.add(
              new AttributeDefinition(name, kind, description == null ? "" : description));
        } catch (InvalidInput e) {
          fields.problem(JsonFields.withoutFullStop(e));
        }
      } else if (fields.faultless()) {
        fields.problem("each attribute needs a name and a kind");
      }
    }
    return definitions;
  }

  private InvalidInput unknown(String name, List<String> known) {
    List<String> nearest = Text.nearest(name, known);
    return fault(
        "unknown field \""
            + Text.shorten(name)
            + "\"; an estate holds "
            + Text.join(known, "and")
            + "."
            + Text.didYouMean(nearest));
  }

  private InvalidInput fault(String what) {
    var place = parser.currentTokenLocation();
    return new InvalidInput(
        Text.shorten(fileName)
            + ", line "
            + place.getLineNr()
            + ", column "
            + place.getColumnNr()
            + ": "
            + what);
  }

  private String described() {
    return switch (parser.currentToken()) {
      case START_OBJECT -> "an object";
      case START_ARRAY -> "a list";
      case VALUE_NULL -> "null";
      case VALUE_STRING -> "\"" + Text.shorten(parser.getString()) + "\"";
      default -> Text.shorten(parser.getString());
    };
  }

  private long line() {
    return parser.currentTokenLocation().getLineNr();
  }

  /** What is wrong, without the record's name where that stands before it anyway. */
  static String reason(String record, @Nullable String message) {
    String text = String.valueOf(message);
    int end = text.indexOf("\": ") + 1;
    return end > 0 && record.regionMatches(true, 0, text, 0, end)
        ? sentence(text.substring(end + 2))
        : text;
  }

  private static String sentence(String text) {
    return Character.toUpperCase(text.charAt(0)) + text.substring(1);
  }
}
