package dev.faultline.model;

import org.jspecify.annotations.Nullable;

/**
 * One change within a revision. An edit holds the whole state after it and, where there was one,
 * before it: applying an edit twice does no harm, and edits can be undone in reverse order to see
 * the estate as it was.
 */
public sealed interface Edit {
  record ItemWritten(@Nullable ConfigurationItem before, ConfigurationItem after) implements Edit {}

  record RelationWritten(@Nullable Relation before, Relation after) implements Edit {}

  record RelationRemoved(Relation before) implements Edit {}

  /** A redundancy rule set or, where {@code after} is null, taken back. */
  record RedundancySet(
      String dependent,
      String group,
      @Nullable RedundancyRule before,
      @Nullable RedundancyRule after)
      implements Edit {}

  record ItemTypeWritten(@Nullable ItemType before, ItemType after) implements Edit {}

  record RelationTypeWritten(@Nullable RelationType before, RelationType after) implements Edit {}
}
