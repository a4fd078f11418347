package dev.faultline.model;

import java.util.Map;
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

  /**
   * A record beside the graph of items was written or removed, such as an asset: impact does not
   * look at it.
   *
   * @param kind which kind of record, in camel case: {@code asset}
   * @param key what never changes about the record, unique within its kind
   * @param action what was done, in upper snake case: {@code CHECK_OUT}
   * @param before its values by name as JSON has them, absent ones left out; null if it is new
   * @param after likewise; null if it is gone
   */
  record RecordWritten(
      String kind,
      String key,
      String action,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after)
      implements Edit {
    public RecordWritten {
      if (before == null && after == null)
        throw new IllegalArgumentException("before or after must be given");
      before = before == null ? null : Map.copyOf(before);
      after = after == null ? null : Map.copyOf(after);
    }
  }
}
