package dev.faultline.store;

import dev.faultline.model.InvalidInput;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.json.JsonMapper;

/**
 * Free attributes as JSON text, the form in which items and edits hold them.
 *
 * <p>Names come out in alphabetical order. Values come back in one Java type per kind: text as
 * {@link String}, whole numbers as {@link Long} ({@link BigInteger} beyond its range), others as
 * {@link Double} ({@link BigDecimal} where a double cannot hold them), {@link Boolean}, and lists
 * of these. {@link #canonical} brings attributes into these types without a detour.
 */
public final class AttributeJson {
  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_INTEGER_FOR_INTS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();
  private static final TypeReference<Map<String, Object>> ATTRIBUTES = new TypeReference<>() {};

  private static final ObjectReader WITHIN_OTHER_JSON =
      MAPPER.readerFor(ATTRIBUTES).without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

  private AttributeJson() {}

  /** The attributes as one JSON object. */
  public static String write(Map<String, Object> attributes) {
    return MAPPER.writeValueAsString(canonical(attributes));
  }

  /** The attributes in text that {@link #write} made. */
  public static Map<String, Object> read(String json) {
    return canonical(MAPPER.readValue(json, ATTRIBUTES));
  }

  /** The attributes at the parser's present position. */
  static Map<String, Object> read(JsonParser in) {
    return canonical(WITHIN_OTHER_JSON.readValue(in));
  }

  /** The same attributes in the types that {@link #read} returns, sorted by name. */
  public static Map<String, Object> canonical(Map<String, Object> attributes) {
    Map<String, Object> sorted = new TreeMap<>();
    attributes.forEach((name, value) -> sorted.put(name, canonical(value)));
    return sorted;
  }

  private static Object canonical(@Nullable Object value) {
    return switch (value) {
      case String text -> text;
      case Boolean truth -> truth;
      case Byte number -> number.longValue();
      case Short number -> number.longValue();
      case Integer number -> number.longValue();
      case Long number -> number;
      case BigInteger number ->
          number.bitLength() < Long.SIZE ? (Object) number.longValue() : number;
      case Float number when Float.isFinite(number) -> decimal(new BigDecimal(number.toString()));
      // Minus zero is not equal to zero as an object, and is stored as zero.
      case Double number when Double.isFinite(number) -> number + 0.0;
      case BigDecimal number -> decimal(number);
      case Double _, Float _ ->
          throw new InvalidInput("An attribute is a number beyond 1.8e308, which cannot be kept.");
      case null -> throw new InvalidInput("A list in an attribute holds null; leave it out.");
      case List<?> list -> list.stream().map(AttributeJson::canonical).toList();
      default ->
          throw new IllegalArgumentException(
              "An attribute is text, a number, a boolean or a list of these, but was "
                  + value.getClass().getSimpleName());
    };
  }

  private static Object decimal(BigDecimal number) {
    double nearest = number.doubleValue();
    boolean exact = Double.isFinite(nearest) && BigDecimal.valueOf(nearest).compareTo(number) == 0;
    return exact ? (Object) nearest : number;
  }
}
