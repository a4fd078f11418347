package dev.faultline.inventory;

import dev.faultline.store.RevisionTransaction;
import java.util.Collection;

/** Takes part in each write that retires items, so that what belongs to them can follow at once. */
@FunctionalInterface
public interface ItemsRetired {
  /**
   * Called once the items are written and before the revision is committed; what is thrown undoes
   * all of it.
   *
   * @param keys items that were not retired before; never empty
   */
  void within(RevisionTransaction transaction, Collection<String> keys);
}
