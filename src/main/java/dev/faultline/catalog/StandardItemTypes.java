package dev.faultline.catalog;

import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.ItemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * The item types that every estate starts with, read from {@code catalog/item-types.json}.
 *
 * <p>Parents stand before their subtypes. Needs no framework; safe for use by several threads.
 */
public final class StandardItemTypes {
  private static final String RESOURCE = "/catalog/item-types.json";

  private StandardItemTypes() {}

  /** All of them, in the order of the file. */
  public static List<ItemType> all() {
    return Holder.ALL;
  }

  /*
   * Read token by token: data binding takes longer to load than most offline commands take to run.
   */
  private static List<ItemType> read() {
    try (InputStream in = StandardItemTypes.class.getResourceAsStream(RESOURCE)) {
      if (in == null) throw new IllegalStateException(RESOURCE + " is missing from the class path");
      try (JsonParser json = new JsonFactory().createParser(ObjectReadContext.empty(), in)) {
        List<ItemType> types = new ArrayList<>();
        json.nextToken();
        while (json.nextToken() != JsonToken.END_ARRAY) types.add(type(json));
        return List.copyOf(types);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
  }

  private static ItemType type(JsonParser json) {
    List<AttributeDefinition> attributes = new ArrayList<>();
    Map<String, @Nullable String> texts = new HashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      if (!field.equals("attributes")) {
        texts.put(field, json.currentToken() == JsonToken.VALUE_NULL ? null : json.getString());
        continue;
      }
      while (json.nextToken() != JsonToken.END_ARRAY) attributes.add(attribute(json));
    }
    check(texts, Set.of("name", "parent", "description"));
    return new ItemType(
        text(texts, "name"), texts.get("parent"), text(texts, "description"), attributes);
  }

  private static AttributeDefinition attribute(JsonParser json) {
    Map<String, @Nullable String> texts = new HashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String field = json.currentName();
      json.nextToken();
      texts.put(field, json.getString());
    }
    check(texts, Set.of("name", "kind", "description"));
    return new AttributeDefinition(
        text(texts, "name"),
        AttributeDefinition.Kind.valueOf(text(texts, "kind")),
        text(texts, "description"));
  }

  private static void check(Map<String, @Nullable String> texts, Set<String> known) {
    for (String field : texts.keySet()) {
      if (!known.contains(field)) {
        throw new IllegalStateException(RESOURCE + ": unknown field \"" + field + "\"");
      }
    }
  }

  private static String text(Map<String, @Nullable String> texts, String field) {
    String text = texts.get(field);
    if (text == null) throw new IllegalStateException(RESOURCE + ": \"" + field + "\" is missing");
    return text;
  }

  /** Reads the file when it is first asked for. */
  private static final class Holder {
    static final List<ItemType> ALL = read();
  }
}
