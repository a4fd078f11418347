package dev.faultline.inventory;

import dev.faultline.model.Relation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What writing a batch of relations would do: an outcome a record, and the changes behind it. */
public record RelationPlan(List<Outcome> outcomes, List<Write> writes) {
  /**
   * One relation to write.
   *
   * @param confirmedOnly nothing but the time of its last confirmation is new
   */
  record Write(@Nullable Relation before, Relation after, boolean confirmedOnly) {}
}
