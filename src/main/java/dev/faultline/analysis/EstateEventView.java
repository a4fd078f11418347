package dev.faultline.analysis;

import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.Edit;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.Relation;
import dev.faultline.model.Revision;
import dev.faultline.store.LoggedRevision;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** One write to the estate as a subscriber reads it. */
record EstateEventView(Revision revision, List<Change> changes) {
  private static final JsonMapper JSON = new JsonMapper();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  enum Kind {
    ITEM_CREATED,
    ITEM_UPDATED,
    RELATION_CREATED,
    RELATION_UPDATED,
    RELATION_REMOVED,
    REDUNDANCY_SET,
    ITEM_TYPE_WRITTEN,
    RELATION_TYPE_WRITTEN,
    RECORD_CREATED,
    RECORD_UPDATED,
    RECORD_REMOVED,
    ESTATE_REPLACED
  }

  /** One change within a write. */
  record Change(
      Kind kind,
      @Nullable ItemView item,
      @Nullable RelationView relation,
      @Nullable String group,
      @Nullable String typeName,
      @Nullable Map<String, Object> before,
      @Nullable Map<String, Object> after,
      @Nullable RecordChange record) {
    Change(
        Kind kind,
        @Nullable ItemView item,
        @Nullable RelationView relation,
        @Nullable String group,
        @Nullable String typeName,
        @Nullable Map<String, Object> before,
        @Nullable Map<String, Object> after) {
      this(kind, item, relation, group, typeName, before, after, null);
    }
  }

  /**
   * Which record was written and how. Its values stay out: some of them are not for everyone's
   * eyes, and the record itself can be asked for.
   */
  record RecordChange(String kind, String key, String action) {}

  /**
   * The write, seen in an image that holds it.
   *
   * @param wanted which items matter; null: everything, types included
   */
  static EstateEventView of(
      LoggedRevision logged, Snapshot snapshot, @Nullable IntPredicate wanted) {
    List<Change> changes = new ArrayList<>();
    for (Edit edit : logged.edits()) {
      Change change = change(snapshot, edit);
      if (wanted == null || matters(change, wanted)) changes.add(change);
    }
    return new EstateEventView(logged.revision(), changes);
  }

  /** The store was replaced; this is its newest revision now. */
  static EstateEventView replaced(Revision newest) {
    Change change = new Change(Kind.ESTATE_REPLACED, null, null, null, null, null, null);
    return new EstateEventView(newest, List.of(change));
  }

  private static boolean matters(Change change, IntPredicate wanted) {
    if (change.item != null) return wanted.test(change.item.number());
    RelationView relation = change.relation;
    return relation != null
        && (wanted.test(relation.from().number()) || wanted.test(relation.to().number()));
  }

  private static Change change(Snapshot snapshot, Edit edit) {
    return switch (edit) {
      case Edit.ItemWritten(var before, var after) ->
          new Change(
              before == null ? Kind.ITEM_CREATED : Kind.ITEM_UPDATED,
              item(snapshot, after.key(), after),
              null,
              null,
              null,
              json(before),
              json(after));
      case Edit.RelationWritten(var before, var after) ->
          relation(
              snapshot,
              before == null ? Kind.RELATION_CREATED : Kind.RELATION_UPDATED,
              before,
              after);
      case Edit.RelationRemoved(var before) ->
          relation(snapshot, Kind.RELATION_REMOVED, before, null);
      case Edit.RedundancySet(var dependent, var group, var before, var after) ->
          new Change(
              Kind.REDUNDANCY_SET,
              item(snapshot, dependent, null),
              null,
              group,
              null,
              rule(before),
              rule(after));
      case Edit.ItemTypeWritten(var before, var after) ->
          new Change(
              Kind.ITEM_TYPE_WRITTEN, null, null, null, after.name(), json(before), json(after));
      case Edit.RelationTypeWritten(var before, var after) ->
          new Change(
              Kind.RELATION_TYPE_WRITTEN,
              null,
              null,
              null,
              after.name(),
              json(before),
              json(after));
      case Edit.RecordWritten(var kind, var key, var action, var before, var after) ->
          new Change(
              before == null
                  ? Kind.RECORD_CREATED
                  : after == null ? Kind.RECORD_REMOVED : Kind.RECORD_UPDATED,
              null,
              null,
              null,
              null,
              null,
              null,
              new RecordChange(kind, key, action));
    };
  }

  private static @Nullable ItemView item(
      Snapshot snapshot, String key, @Nullable ConfigurationItem stored) {
    int item = snapshot.topology().find(key);
    return item < 0 ? null : new ItemView(snapshot, item, stored);
  }

  private static Change relation(
      Snapshot snapshot, Kind kind, @Nullable Relation before, @Nullable Relation after) {
    Relation relation = after == null ? before : after;
    if (relation == null) throw new IllegalArgumentException("a relation edit has a relation");
    boolean known =
        snapshot.topology().find(relation.from()) >= 0
            && snapshot.topology().find(relation.to()) >= 0;
    return new Change(
        kind,
        null,
        known ? RelationView.ofStored(snapshot, relation) : null,
        relation.group(),
        null,
        json(before),
        json(after));
  }

  private static @Nullable Map<String, Object> rule(@Nullable RedundancyRule rule) {
    return switch (rule) {
      case null -> null;
      case RedundancyRule.MinimumUp(int count) -> Map.of("minimumUp", count);
      case RedundancyRule.MinimumUpPercent(double percent) -> Map.of("minimumUpPercent", percent);
    };
  }

  private static @Nullable Map<String, Object> json(@Nullable Object state) {
    return state == null ? null : JSON.convertValue(state, OBJECT);
  }
}
