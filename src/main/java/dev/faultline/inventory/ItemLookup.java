package dev.faultline.inventory;

import java.util.Optional;

/** Finds items by id without asking the store. */
@FunctionalInterface
public interface ItemLookup {
  /** The key of the item with this id; empty if there is none. */
  Optional<String> findKey(String id);
}
