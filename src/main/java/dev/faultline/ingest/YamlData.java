package dev.faultline.ingest;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Looks into data of unknown form: what is not there or has another form is empty. */
final class YamlData {
  private YamlData() {}

  /** The value at the end of a path of keys. */
  static @Nullable Object at(@Nullable Object data, String... path) {
    Object here = data;
    for (String key : path) {
      if (!(here instanceof Map<?, ?> map)) return null;
      here = map.get(key);
    }
    return here;
  }

  /** The text, number or truth value at the end of a path, as text. */
  static @Nullable String text(@Nullable Object data, String... path) {
    Object value = at(data, path);
    return value instanceof String || value instanceof Number || value instanceof Boolean
        ? value.toString()
        : null;
  }

  /** The elements of the list at the end of a path. */
  static List<?> list(@Nullable Object data, String... path) {
    return at(data, path) instanceof List<?> list ? list : List.of();
  }

  /** The mapping at the end of a path, with its keys as texts, in its order. */
  static Map<String, @Nullable Object> map(@Nullable Object data, String... path) {
    Map<String, @Nullable Object> result = new LinkedHashMap<>();
    if (at(data, path) instanceof Map<?, ?> map) {
      map.forEach((key, value) -> result.put(String.valueOf(key), value));
    }
    return result;
  }

  /** The mapping at the end of a path, of which only texts, numbers and truth values are taken. */
  static Map<String, String> texts(@Nullable Object data, String... path) {
    Map<String, String> result = new LinkedHashMap<>();
    map(data, path)
        .forEach((key, value) -> {
          String text = text(value);
          if (text != null) result.put(key, text);
        });
    return result;
  }

  /** The texts of the list at the end of a path; a text alone is a list of one. */
  static List<String> textList(@Nullable Object data, String... path) {
    Object value = at(data, path);
    String single = text(value);
    if (single != null) return List.of(single);
    List<String> result = new ArrayList<>();
    for (Object element : list(value)) {
      String text = text(element);
      if (text != null) result.add(text);
    }
    return result;
  }

  static boolean isTrue(@Nullable Object data, String... path) {
    return Boolean.TRUE.equals(at(data, path)) || "true".equals(at(data, path));
  }
}
