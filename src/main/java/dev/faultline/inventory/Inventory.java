package dev.faultline.inventory;

import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.Level;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.Relation;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The record of items and relations.
 *
 * <p>Writes are checked, become one revision each, and throw a {@link
 * dev.faultline.model.FaultlineException} that names what is wrong; then nothing is written. Safe
 * for use by several threads.
 */
public class Inventory {
  /** The stored items with these keys; unknown keys are absent. One query. */
  public Map<String, ConfigurationItem> items(Collection<String> keys) {
    throw new UnsupportedOperationException();
  }

  /** The stored relations with these identities; unknown ones are absent. One query. */
  public Map<RelationId, Relation> relations(Collection<RelationId> ids) {
    throw new UnsupportedOperationException();
  }

  /**
   * Full text over keys, names and attributes, best first; of the given types and their subtypes,
   * or of all where none is given.
   */
  public List<SearchHit> search(String text, Collection<String> types, int first) {
    throw new UnsupportedOperationException();
  }

  public Committed<ConfigurationItem> upsertItem(Author author, EstateRecord.Item item) {
    throw new UnsupportedOperationException();
  }

  public Committed<Relation> upsertRelation(Author author, EstateRecord.Relation relation) {
    throw new UnsupportedOperationException();
  }

  public Committed<Relation> removeRelation(Author author, RelationId id) {
    throw new UnsupportedOperationException();
  }

  /** Sets the rule of a group, or takes it back where the rule is null. */
  public Committed<ConfigurationItem> setRedundancy(
      Author author, String dependent, String group, @Nullable RedundancyRule rule) {
    throw new UnsupportedOperationException();
  }

  public Committed<ConfigurationItem> setState(Author author, String key, Level state) {
    throw new UnsupportedOperationException();
  }

  public Committed<ConfigurationItem> retireItem(Author author, String key) {
    throw new UnsupportedOperationException();
  }
}
