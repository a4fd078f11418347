package dev.faultline.ingest;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Keys;
import dev.faultline.model.Level;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.Text;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Takes the values of one record's fields from a JSON parser and collects what is wrong with them,
 * so that a record is rejected with all its faults. Each method starts with the parser on the value
 * and leaves it on the value's last token. JSON null says nothing.
 */
final class JsonFields {
  private static final int MOST_SEEN = 32;

  private final JsonParser parser;
  private final List<String> problems = new ArrayList<>();

  /** A list, since a record has few: that is faster than a set. */
  private final List<String> seen = new ArrayList<>();

  /** The group whose rule is being read: values are named with it. */
  private @Nullable String groupOfValue;

  JsonFields(JsonParser parser) {
    this.parser = parser;
  }

  void startRecord() {
    problems.clear();
    seen.clear();
  }

  /** Notes that a field of the record was met; behind many others it must be an unknown one. */
  void met(String field) {
    if (seen.contains(field)) problem("field \"" + Text.shorten(field) + "\" is given twice");
    else if (seen.size() < MOST_SEEN) seen.add(field);
  }

  void problem(String what) {
    problems.add(what);
  }

  boolean faultless() {
    return problems.isEmpty();
  }

  /** All faults in one sentence. */
  String problems() {
    String all = String.join("; ", problems);
    return all.endsWith("?") ? all : all + ".";
  }

  void required(String field, @Nullable Object value) {
    if (value == null && !seen.contains(field)) problem("\"" + field + "\" is missing");
    else if (value == null && problems.isEmpty()) problem("\"" + field + "\" must not be null");
  }

  void unknown(String field, List<String> known) {
    List<String> nearest = Text.nearest(field, known);
    String help =
        nearest.isEmpty()
            ? "; known are " + Text.join(known, "and")
            : ";" + Text.didYouMean(nearest).replace("Did", "did");
    problem("unknown field \"" + Text.shorten(field) + "\"" + help);
    parser.skipChildren();
  }

  @Nullable String text(String field) {
    return switch (parser.currentToken()) {
      case VALUE_STRING -> parser.getString();
      case VALUE_NULL -> null;
      default -> wrong(field, "text");
    };
  }

  @Nullable Integer integer(String field) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) return null;
    if (token == JsonToken.VALUE_NUMBER_INT
        && parser.getNumberType() == JsonParser.NumberType.INT) {
      return parser.getIntValue();
    }
    return wrong(field, "a whole number");
  }

  @Nullable Double decimal(String field) {
    JsonToken token = parser.currentToken();
    if (token == JsonToken.VALUE_NULL) return null;
    if (token.isNumeric()) {
      double value = parser.getDoubleValue();
      if (Double.isFinite(value)) return value;
    }
    return wrong(field, "a number");
  }

  @Nullable Boolean bool(String field) {
    return switch (parser.currentToken()) {
      case VALUE_TRUE -> true;
      case VALUE_FALSE -> false;
      case VALUE_NULL -> null;
      default -> wrong(field, "true or false");
    };
  }

  @Nullable Instant instant(String field) {
    String text = text(field);
    if (text == null) return null;
    try {
      return OffsetDateTime.parse(text).toInstant();
    } catch (DateTimeException e) {
      problem(
          "\""
              + field
              + "\" must be a time such as 2026-03-01T08:30:00Z but was \""
              + Text.shorten(text)
              + "\"");
      return null;
    }
  }

  @Nullable Level level(String field) {
    String text = text(field);
    return text == null
        ? null
        : Level.find(text).orElseGet(() -> notOneOf(field, text, Level.values()));
  }

  <E extends Enum<E>> @Nullable E constant(String field, E[] values) {
    String text = text(field);
    if (text == null) return null;
    String wanted = text.strip().toUpperCase(Locale.ROOT).replace('-', '_');
    for (E value : values) {
      if (value.name().equals(wanted)) return value;
    }
    return notOneOf(field, text, values);
  }

  /** Free attributes: text, number, boolean, or a list of texts. */
  Map<String, Object> attributes(String field) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    if (!startsObject(field)) return attributes;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      Object value = attribute(name);
      if (name.isBlank()) problem("an attribute has no name");
      else if (value != null && attributes.put(name, value) != null) {
        problem(named("attribute", name) + " is given twice");
      }
    }
    return attributes;
  }

  private @Nullable Object attribute(String name) {
    switch (parser.currentToken()) {
      case VALUE_STRING:
        return parser.getString();
      case VALUE_TRUE:
        return true;
      case VALUE_FALSE:
        return false;
      case VALUE_NULL:
        return null;
      case VALUE_NUMBER_INT:
        if (parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER)
          return parser.getLongValue();
        problem(named("attribute", name) + " is out of range: " + Text.shorten(parser.getString()));
        return null;
      case VALUE_NUMBER_FLOAT:
        double number = parser.getDoubleValue();
        if (Double.isFinite(number)) return number;
        problem(named("attribute", name) + " is out of range: " + Text.shorten(parser.getString()));
        return null;
      case START_ARRAY:
        return texts(name);
      default:
        problem(
            named("attribute", name)
                + " is an object; an attribute is text, a number, true or false, or a list of"
                + " texts");
        parser.skipChildren();
        return null;
    }
  }

  private @Nullable List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    boolean good = true;
    while (parser.nextToken() != JsonToken.END_ARRAY) {
      if (parser.currentToken() == JsonToken.VALUE_STRING) {
        texts.add(parser.getString());
      } else {
        good = false;
        parser.skipChildren();
      }
    }
    if (good) return texts;
    problem(named("attribute", name) + " is a list that holds something else than texts");
    return null;
  }

  /** Redundancy rules by the group's name. */
  Map<String, RedundancyRule> groups(String field) {
    Map<String, RedundancyRule> groups = new LinkedHashMap<>();
    if (!startsObject(field)) return groups;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      RedundancyRule rule = rule(name);
      try {
        Keys.checkGroup(name);
      } catch (InvalidInput e) {
        problem(withoutFullStop(e));
        continue;
      }
      if (rule != null && groups.put(name, rule) != null) {
        problem(named("group", name) + " is given twice");
      }
    }
    return groups;
  }

  private @Nullable RedundancyRule rule(String group) {
    if (parser.currentToken() != JsonToken.START_OBJECT) {
      problem(
          named("group", group)
              + " must be an object such as {\"minimumUp\": 1} or {\"minimumUpPercent\": 50}");
      parser.skipChildren();
      return null;
    }
    Integer count = null;
    Double percent = null;
    int before = problems.size();
    groupOfValue = group;
    while (parser.nextToken() != JsonToken.END_OBJECT) {
      String name = parser.currentName();
      parser.nextToken();
      if (name.equals("minimumUp")
          ? count != null
          : name.equals("minimumUpPercent") && percent != null)
        problem(named("group", group) + ": " + name + " is given twice");
      switch (name) {
        case "minimumUp" -> count = integer(name);
        case "minimumUpPercent" -> percent = decimal(name);
        default -> unknown(name, List.of("minimumUp", "minimumUpPercent"));
      }
    }
    groupOfValue = null;
    if (problems.size() > before) return null;
    if ((count == null) == (percent == null)) {
      problem(named("group", group) + " needs either minimumUp or minimumUpPercent");
      return null;
    }
    try {
      if (count != null) return new RedundancyRule.MinimumUp(count);
      return percent == null ? null : new RedundancyRule.MinimumUpPercent(percent);
    } catch (InvalidInput e) {
      problem(named("group", group) + ": " + withoutFullStop(e));
      return null;
    }
  }

  private static String named(String kind, String name) {
    return kind + " \"" + Text.shorten(name) + "\"";
  }

  static String withoutFullStop(InvalidInput e) {
    String message = String.valueOf(e.getMessage());
    return message.endsWith(".") ? message.substring(0, message.length() - 1) : message;
  }

  private boolean startsObject(String field) {
    if (parser.currentToken() == JsonToken.START_OBJECT) return true;
    if (parser.currentToken() != JsonToken.VALUE_NULL) wrong(field, "an object");
    return false;
  }

  /** Notes a value of the wrong form and goes past it. */
  <T> @Nullable T wrong(String field, String expected) {
    String was =
        switch (parser.currentToken()) {
          case START_OBJECT -> "an object";
          case START_ARRAY -> "a list";
          case VALUE_STRING -> "\"" + Text.shorten(parser.getString()) + "\"";
          default -> Text.shorten(parser.getString());
        };
    String what = groupOfValue == null ? field : named("group", groupOfValue) + "." + field;
    problem("\"" + what + "\" must be " + expected + " but was " + was);
    parser.skipChildren();
    return null;
  }

  private <T> @Nullable T notOneOf(String field, String was, Enum<?>[] values) {
    List<String> names = Arrays.stream(values).map(Enum::name).toList();
    problem(
        "\""
            + field
            + "\" must be one of "
            + Text.join(names, "or")
            + " but was \""
            + Text.shorten(was)
            + "\"");
    return null;
  }
}
