package dev.faultline.catalog;

import dev.faultline.model.ItemType;
import dev.faultline.model.RelationType;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;

/** The catalogue as it is stored, and the way to extend it. */
public class Catalog {
  /** The catalogue as this instance knows it. */
  public Catalogue current() {
    throw new UnsupportedOperationException();
  }

  /** Adds an item type, or changes one. */
  public Committed<ItemType> putItemType(Author author, ItemType type) {
    throw new UnsupportedOperationException();
  }

  /** Adds a relation type, or changes one. */
  public Committed<RelationType> putRelationType(Author author, RelationType type) {
    throw new UnsupportedOperationException();
  }
}
