package dev.faultline.asset.api;

import dev.faultline.asset.Asset;
import dev.faultline.asset.AssetField;
import dev.faultline.asset.Assets;
import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.graphql.Withholding;
import dev.faultline.model.Revision;
import dev.faultline.store.RecordEdit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What was done to an asset, from the revision log. */
@Controller
final class AssetHistoryController {
  private final Assets assets;
  private final Withholding withholding;
  private final GraphQlLimits limits;

  AssetHistoryController(Assets assets, Withholding withholding, GraphQlLimits limits) {
    this.assets = assets;
    this.withholding = withholding;
    this.limits = limits;
  }

  /** One step in an asset's history. */
  record Event(Revision revision, String action, List<Change> changes) {}

  /** A value that a step changed. */
  record Change(
      String field,
      @Nullable Object before,
      @Nullable Object after,
      @Nullable SensitiveGroup withheld) {}

  @SchemaMapping(typeName = "Asset")
  Page<Event> history(
      Asset asset, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    Set<SensitiveGroup> hidden = withholding.withheld();
    return Paging.<RecordEdit>ofQuery(
            (anchor, _, limit) -> assets.history(asset.id(), place(anchor), limit),
            AssetHistoryController::position,
            PageRequest.forward(first, after, limits),
            List.of("history", asset.id()),
            () -> assets.historyLength(asset.id()))
        .map(edit -> event(edit, hidden));
  }

  private static List<String> position(RecordEdit edit) {
    return List.of(String.valueOf(edit.revision().number()), String.valueOf(edit.position()));
  }

  private static RecordEdit.Place place(@Nullable List<String> anchor) {
    if (anchor == null) return RecordEdit.END;
    return new RecordEdit.Place(
        Long.parseLong(anchor.getFirst()), Integer.parseInt(anchor.getLast()));
  }

  private static Event event(RecordEdit edit, Set<SensitiveGroup> hidden) {
    Map<String, Object> before = Objects.requireNonNullElse(edit.edit().before(), Map.of());
    Map<String, Object> after = Objects.requireNonNullElse(edit.edit().after(), Map.of());
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (String name : names) {
      if (Objects.equals(before.get(name), after.get(name))) continue;
      SensitiveGroup group = AssetField.find(name).map(AssetField::group).orElse(null);
      changes.add(
          group != null && hidden.contains(group)
              ? new Change(name, null, null, group)
              : new Change(name, before.get(name), after.get(name), null));
    }
    return new Event(edit.revision(), edit.edit().action(), changes);
  }
}
