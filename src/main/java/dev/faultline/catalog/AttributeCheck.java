package dev.faultline.catalog;

import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.Decimals;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.store.AttributeJson;
import java.math.BigInteger;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;

/** Checks free attributes against those that the type declares; others may be anything. */
public final class AttributeCheck {
  private AttributeCheck() {}

  /**
   * The attributes with declared ones in their kind; a text that reads as the kind is taken, as
   * from a file of texts.
   *
   * @param owner what carries them, for the message: {@code Item "db-1"}
   * @throws InvalidInput that names the first value that is not of its kind
   */
  public static Map<String, Object> conform(
      String owner, Map<String, Object> attributes, Map<String, AttributeDefinition> declared) {
    return conform(
        owner,
        attributes,
        declared,
        problem -> {
          throw new InvalidInput(problem);
        });
  }

  /**
   * The attributes with declared ones in their kind, without those that are not.
   *
   * @param problems gets a sentence for each value that is not of its kind
   */
  public static Map<String, Object> conform(
      String owner,
      Map<String, Object> attributes,
      Map<String, AttributeDefinition> declared,
      Consumer<String> problems) {
    Map<String, Object> conforming = new TreeMap<>();
    AttributeJson.canonical(attributes)
        .forEach((name, value) -> {
          AttributeDefinition definition = declared.get(name);
          if (definition == null) {
            conforming.put(name, value);
            return;
          }
          try {
            conforming.put(name, conform(owner, definition, value));
          } catch (InvalidInput notOfTheKind) {
            problems.accept(String.valueOf(notOfTheKind.getMessage()));
          }
        });
    return conforming;
  }

  private static Object conform(String owner, AttributeDefinition definition, Object value) {
    try {
      return switch (definition.kind()) {
        case TEXT -> value instanceof List<?> ? refuse(owner, definition, value) : value.toString();
        case INTEGER ->
            value instanceof Long || value instanceof BigInteger
                ? value
                : value instanceof String text
                    ? (Object) Long.parseLong(text.strip())
                    : refuse(owner, definition, value);
        case DECIMAL ->
            value instanceof Number
                ? value
                : value instanceof String text
                    ? (Object)
                        Decimals.find(text).orElseThrow(NumberFormatException::new).doubleValue()
                    : refuse(owner, definition, value);
        case BOOLEAN ->
            switch (value) {
              case Boolean truth -> truth;
              case String text when text.strip().toLowerCase(Locale.ROOT).equals("true") -> true;
              case String text when text.strip().toLowerCase(Locale.ROOT).equals("false") -> false;
              default -> refuse(owner, definition, value);
            };
        case DATE ->
            value instanceof String text
                ? LocalDate.parse(text.strip()).toString()
                : refuse(owner, definition, value);
        case LIST -> value instanceof List<?> ? value : List.of(value.toString());
      };
    } catch (NumberFormatException | DateTimeParseException notOfTheKind) {
      return refuse(owner, definition, value);
    }
  }

  private static Object refuse(String owner, AttributeDefinition definition, Object value) {
    String form =
        switch (definition.kind()) {
          case TEXT -> "a text";
          case INTEGER -> "a whole number";
          case DECIMAL -> "a number";
          case BOOLEAN -> "true or false";
          case DATE -> "a date such as 2026-11-21";
          case LIST -> "a list of texts";
        };
    throw new InvalidInput(
        owner
            + ": attribute \""
            + definition.name()
            + "\" is "
            + form
            + " but was \""
            + Text.shorten(value.toString())
            + "\".");
  }
}
