package dev.faultline.catalog;

import dev.faultline.model.ItemType;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

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

  private static List<ItemType> read() {
    JsonMapper mapper =
        JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
    try (InputStream in = StandardItemTypes.class.getResourceAsStream(RESOURCE)) {
      if (in == null) throw new IllegalStateException(RESOURCE + " is missing from the class path");
      return List.of(mapper.readValue(in, ItemType[].class));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + RESOURCE, e);
    }
  }

  /** Reads the file when it is first asked for. */
  private static final class Holder {
    static final List<ItemType> ALL = read();
  }
}
