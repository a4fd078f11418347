package dev.faultline.asset;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * An asset as a person or a file states it, before anything is checked. What is absent says
 * nothing.
 *
 * @param tag as given
 * @param kind name of the kind; null: as it is
 * @param state name of the state; null: as it is, {@code IN_STOCK} for a new asset
 * @param values by the name of the field: text, a number, a list, or a map with amount and currency
 * @param attributes free attributes by name; null takes one away
 * @param items keys of items that it embodies, in addition to those that it does already
 * @param cleared names of fields that shall have no value any more
 */
public record AssetDraft(
    String tag,
    @Nullable String kind,
    @Nullable String state,
    Map<String, Object> values,
    Map<String, @Nullable Object> attributes,
    List<String> items,
    List<String> cleared) {
  public AssetDraft {
    values = Map.copyOf(values);
    attributes = Collections.unmodifiableMap(new TreeMap<>(attributes));
    items = List.copyOf(items);
    cleared = List.copyOf(cleared);
  }
}
