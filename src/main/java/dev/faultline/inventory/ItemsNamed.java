package dev.faultline.inventory;

import java.util.List;

/**
 * Something in an answer that names items by key, whatever package shows it: its field {@code
 * items} becomes those items, by what lies downstream of that package.
 */
public interface ItemsNamed {
  /** In the order in which they are shown; keys that are no item any more are passed over. */
  List<String> itemKeys();
}
