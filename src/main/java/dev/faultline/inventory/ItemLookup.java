package dev.faultline.inventory;

import dev.faultline.model.UnknownItem;
import java.util.List;
import java.util.Optional;

/** Finds items without asking the store. */
public interface ItemLookup {
  /** The key of the item with this id; empty if there is none. */
  Optional<String> findKey(String id);

  /** Keys that look like this one, best first; may be empty. */
  List<String> nearest(String key);

  /** The key that a reference by id names; throws {@link UnknownItem} if there is none. */
  default String key(String id) {
    return findKey(id).orElseThrow(() -> new UnknownItem(id, List.of()));
  }

  /** The refusal with the keys that look like what was given. */
  default UnknownItem withNearest(UnknownItem refused) {
    return new UnknownItem(refused.reference(), nearest(refused.reference()));
  }
}
