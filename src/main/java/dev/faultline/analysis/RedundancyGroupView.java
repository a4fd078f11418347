package dev.faultline.analysis;

import dev.faultline.model.RedundancyRule;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
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
    return Math.max(1, snapshot.topology().groupRequired(number));
  }

  /**
   * Whether it says anything: an image keeps the place of a group that is no longer there, or is
   * yet to come.
   */
  boolean isThere() {
    Topology topology = snapshot.topology();
    if (topology.groupSize(number) > 0 || topology.groupRule(number) != null) return true;
    int owner = topology.groupDependent(number);
    ArcPage page = topology.providers(owner);
    for (int arc = page.begin(owner); arc < page.end(owner); arc++) {
      if (page.group(arc) == number) return true;
    }
    return false;
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
