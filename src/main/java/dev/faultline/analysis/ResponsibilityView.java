package dev.faultline.analysis;

import dev.faultline.impact.Budget;
import dev.faultline.impact.Impact;
import dev.faultline.impact.Responsibility;
import java.util.List;

/** Which targets bring an item to its level, as a request reads it. */
record ResponsibilityView(Snapshot snapshot, Responsibility found) {
  /** Targets that together suffice. */
  record TargetSet(List<ItemView> items) {}

  static ResponsibilityView of(Snapshot snapshot, Impact impact, int item, Budget budget) {
    return new ResponsibilityView(snapshot, Responsibility.of(impact, item, budget));
  }

  List<TargetSet> sets(int most) {
    return found.sets().stream()
        .limit(most)
        .map(set -> new TargetSet(ItemView.all(snapshot, set)))
        .toList();
  }

  public int setCount() {
    return found.sets().size();
  }

  public boolean complete() {
    return found.complete();
  }

  public int completeUpTo() {
    return found.completeUpTo();
  }

  public String sentence() {
    return found.sentence(snapshot.topology());
  }
}
