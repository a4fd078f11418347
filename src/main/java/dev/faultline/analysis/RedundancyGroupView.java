package dev.faultline.analysis;

import dev.faultline.model.RedundancyRule;
import org.jspecify.annotations.Nullable;

/**
 * A named redundancy group in one snapshot.
 *
 * @param number its number in the topology
 */
record RedundancyGroupView(Snapshot snapshot, int number) {
  public String name() {
    return snapshot.topology().groupName(number);
  }

  public ItemView dependent() {
    return ItemView.of(snapshot, snapshot.topology().groupDependent(number));
  }

  public int size() {
    return snapshot.topology().groupSize(number);
  }

  public int required() {
    return snapshot.topology().groupRequired(number);
  }

  public @Nullable Integer minimumUp() {
    return snapshot.topology().groupRule(number) instanceof RedundancyRule.MinimumUp(int count)
        ? count
        : null;
  }

  public @Nullable Double minimumUpPercent() {
    return snapshot.topology().groupRule(number)
            instanceof RedundancyRule.MinimumUpPercent(double percent)
        ? percent
        : null;
  }
}
