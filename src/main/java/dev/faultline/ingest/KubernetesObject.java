package dev.faultline.ingest;

import dev.faultline.model.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What every Kubernetes object has, and the item that stands for it.
 *
 * @param file where it was read, for messages; empty with a single input
 * @param type item type
 * @param attributes of the item
 */
record KubernetesObject(
    String file,
    long line,
    String kind,
    String namespace,
    String name,
    String type,
    Map<String, Object> attributes) {
  /** What the keys of all objects start with. */
  static final String PREFIX = "k8s:";

  /** Most characters of a name in Kubernetes. */
  static final int LONGEST_NAME = 253;

  static String key(String namespace, String kind, String name) {
    return PREFIX + namespace + "/" + kind.toLowerCase(Locale.ROOT) + "/" + name;
  }

  String key() {
    return key(namespace, kind, name);
  }

  /** As a rejection names it: {@code Deployment default/cart}. */
  String label() {
    return label(file, kind, namespace, name);
  }

  static String label(String file, String kind, String namespace, String name) {
    String object = Text.shorten(kind) + " " + Text.shorten(namespace) + "/" + Text.shorten(name);
    return file.isEmpty() ? object : file + ": " + object;
  }

  /** The attributes that every object has. */
  static Map<String, Object> attributes(Object data, String kind, String namespace) {
    Map<String, Object> attributes = new LinkedHashMap<>();
    attributes.put("kind", kind);
    attributes.put("namespace", namespace);
    String apiVersion = YamlData.text(data, "apiVersion");
    if (apiVersion != null) attributes.put("apiVersion", apiVersion);
    putPairs(attributes, "labels", YamlData.texts(data, "metadata", "labels"));
    return attributes;
  }

  static void putPairs(Map<String, Object> attributes, String name, Map<String, String> pairs) {
    List<String> texts = new ArrayList<>();
    new TreeMap<>(pairs).forEach((key, value) -> texts.add(key + "=" + value));
    putList(attributes, name, texts);
  }

  static void putList(Map<String, Object> attributes, String name, List<String> texts) {
    if (!texts.isEmpty()) attributes.put(name, List.copyOf(texts));
  }

  static void putText(Map<String, Object> attributes, String name, @Nullable String text) {
    if (text != null && !text.isBlank()) attributes.put(name, text);
  }
}
