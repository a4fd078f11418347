package dev.faultline.record;

import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.graphql.Withholding;
import dev.faultline.model.Revision;
import dev.faultline.store.RecordEdit;
import dev.faultline.store.RevisionLog;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What was done to a record beside the graph, newest first, page by page. */
@Component
public class RecordHistory {
  private final RevisionLog log;
  private final Withholding withholding;
  private final GraphQlLimits limits;

  RecordHistory(RevisionLog log, Withholding withholding, GraphQlLimits limits) {
    this.log = log;
    this.withholding = withholding;
    this.limits = limits;
  }

  /** One step. */
  public record Event(Revision revision, String action, List<Change> changes) {}

  /** A value that a step changed. @param withheld the group it is hidden with; null: it is not */
  public record Change(
      String field,
      @Nullable Object before,
      @Nullable Object after,
      @Nullable SensitiveGroup withheld) {}

  /**
   * A page of it.
   *
   * @param kind and
   * @param id as in {@link dev.faultline.model.Edit.RecordWritten}
   * @param groups the groups of those values that can be withheld, by name
   */
  public Page<Event> page(
      String kind,
      String id,
      Map<String, SensitiveGroup> groups,
      @Nullable Integer first,
      @Nullable String after) {
    Set<SensitiveGroup> hidden = withholding.withheld();
    return Paging.<RecordEdit>ofQuery(
            (anchor, _, limit) -> log.history(kind, id, place(anchor), limit),
            RecordHistory::position,
            PageRequest.forward(first, after, limits),
            List.of("history", kind, id),
            () -> log.historyLength(kind, id))
        .map(edit -> event(edit, groups, hidden));
  }

  private static List<String> position(RecordEdit edit) {
    return List.of(String.valueOf(edit.revision().number()), String.valueOf(edit.position()));
  }

  private static RecordEdit.Place place(@Nullable List<String> anchor) {
    if (anchor == null) return RecordEdit.END;
    return new RecordEdit.Place(
        Long.parseLong(anchor.getFirst()), Integer.parseInt(anchor.getLast()));
  }

  private static Event event(
      RecordEdit edit, Map<String, SensitiveGroup> groups, Set<SensitiveGroup> hidden) {
    Map<String, Object> before = Objects.requireNonNullElse(edit.edit().before(), Map.of());
    Map<String, Object> after = Objects.requireNonNullElse(edit.edit().after(), Map.of());
    Set<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    List<Change> changes = new ArrayList<>();
    for (String name : names) {
      if (Objects.equals(before.get(name), after.get(name))) continue;
      SensitiveGroup group = groups.get(name);
      changes.add(
          group != null && hidden.contains(group)
              ? new Change(name, null, null, group)
              : new Change(name, before.get(name), after.get(name), null));
    }
    return new Event(edit.revision(), edit.edit().action(), changes);
  }
}
