package dev.faultline.ingest;

import dev.faultline.model.InvalidInput;
import dev.faultline.store.AttributeJson;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** Values of records as cells of a table, and back. */
final class RecordCells {
  static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();
  static final TypeReference<Map<String, @Nullable Object>> OBJECT = new TypeReference<>() {};
  private static final TypeReference<List<String>> TEXTS = new TypeReference<>() {};

  private RecordCells() {}

  /** The cell; empty for null. A list that its separator would tear is a JSON array. */
  static String write(RecordColumn column, @Nullable Object value) {
    if (value instanceof Map<?, ?>) return AttributeJson.write(asAttributes(value));
    if (!(value instanceof List<?> list)) return Objects.toString(value, "");
    String separator = column.form().separator;
    List<String> texts = list.stream().map(String::valueOf).toList();
    String joined =
        texts.stream().collect(Collectors.joining(separator.isBlank() ? " " : separator + " "));
    return split(separator, joined).equals(texts) && !joined.startsWith("[")
        ? joined
        : JSON.writeValueAsString(texts);
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> asAttributes(Object value) {
    return (Map<String, Object>) value;
  }

  /** The value of a cell that is not empty; {@link InvalidInput} if it is none of the form. */
  static Object read(RecordColumn column, String cell) {
    try {
      return switch (column.form()) {
        case VALUE -> cell;
        case ATTRIBUTES -> JSON.readValue(cell, OBJECT);
        case NAMES, WORDS, CLAUSES ->
            cell.startsWith("[")
                ? JSON.readValue(cell, TEXTS)
                : split(column.form().separator, cell);
      };
    } catch (JacksonException e) {
      throw new InvalidInput(
          column.form() == RecordColumn.Form.ATTRIBUTES
              ? column.word() + " is a JSON object, such as {\"rackUnits\": 2}."
              : column.word() + " starts as a JSON list of texts but is none.");
    }
  }

  private static List<String> split(String separator, String cell) {
    return List.of(cell.split(separator.isBlank() ? "\\s+" : "\\s*" + separator + "\\s*"));
  }
}
