package dev.faultline.cli;

import dev.faultline.catalog.StandardItemTypes;
import dev.faultline.model.ItemType;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The item types of an estate file and what they descend from: those that the file brings, and the
 * standard ones.
 */
final class ItemTypes {
  private final Map<String, ItemType> types = new HashMap<>();

  ItemTypes() {
    for (ItemType type : StandardItemTypes.all()) types.put(type.name(), type);
  }

  void add(ItemType type) {
    types.put(type.name(), type);
  }

  /** Whether a type is another one or descends from it. */
  boolean isA(String type, String ancestor) {
    Set<String> seen = new HashSet<>();
    String at = type;
    while (at != null && seen.add(at)) {
      if (at.equals(ancestor)) return true;
      at = parent(at);
    }
    return false;
  }

  private @Nullable String parent(String name) {
    ItemType type = types.get(name);
    return type == null ? null : type.parent();
  }

  /** Of the types the ones that are business services. */
  Set<String> services(Collection<String> names) {
    Set<String> services = new TreeSet<>();
    for (String name : names) {
      if (isA(name, ItemType.BUSINESS_SERVICE)) services.add(name);
    }
    return services;
  }

  /** Names of the types that are defined. */
  Set<String> names() {
    return types.keySet();
  }
}
