package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.function.IntPredicate;

/** The search behind {@link StandingRisk}. */
final class StandingRiskSearch {
  /*
   * Whether an item is DOWN depends on what is DOWN alone, so all of this looks at that level only. Let an item be down with targets and
   * candidate together and with neither alone, and take the first such item in the order of rounds: its providers are each down by one of
   * the two already, so what brings it down is a group with spare that loses a provider by the targets and another one by the
   * candidate. So only these matter:
   *   meeting groups:  need fewer than all, lost a provider by the targets, still deliver
   *   protected items: downstream of a meeting group, not down yet
   *   candidates:      upstream of a provider of a meeting group that is upstream of such an item
   *   region:          everything upstream of these items; the rest cannot matter to them
   * Each candidate is then put on top of two fixpoints, with and without the targets, and taken back.
   */
  private static final int DOWN = Level.DOWN.ordinal();

  private final Impact impact;
  private final Topology topology;
  private final IntPredicate isProtected;
  private final Patience patience;
  private final Region arcs;
  private final Polls polls;

  StandingRiskSearch(Impact impact, IntPredicate isProtected, Budget budget) {
    this.impact = impact;
    this.topology = impact.topology();
    this.isProtected = isProtected;
    this.patience = new Patience(budget);
    this.polls = new Polls(budget);
    this.arcs = new Region(topology, impact.carries(), DOWN, patience);
  }

  StandingRisk answer() {
    WhatIf changed = new WhatIf(topology, impact.carries(), DOWN, null, patience);
    changed.raise(ImpactEngine.given(topology, impact.query()));
    int mark = changed.mark();
    changed.raise(impact.targets());
    BitSet meeting = meetingDependents(changed, mark);
    BitSet watched = arcs.downstream(meeting);
    for (int at = watched.nextSetBit(0); at >= 0; at = watched.nextSetBit(at + 1)) {
      if (changed.level(at) == DOWN || !isProtected.test(at)) watched.clear(at);
    }
    if (watched.isEmpty()) return new StandingRisk(List.of(), 0);
    BitSet region = arcs.upstream(watched);
    meeting.and(region);
    List<Integer> candidates = new ArrayList<>();
    arcs.upstream(meeting).stream()
        .filter(item -> changed.level(item) < DOWN)
        .forEach(candidates::add);
    return examine(candidates, watched, region);
  }

  /** Items with a group that lost a provider by the targets and still delivers. */
  private BitSet meetingDependents(WhatIf changed, int mark) {
    BitSet found = new BitSet();
    for (int entry = mark; entry < changed.mark(); entry++) {
      int item = changed.raised(entry);
      ArcPage page = topology.dependents(item);
      polls.steps(page.end(item) - page.begin(item) + 1);
      for (int arc = page.begin(item); arc < page.end(item); arc++) {
        int group = page.group(arc);
        if (group == 0 || topology.groupRequired(group) == topology.groupSize(group)) continue;
        int dependent = page.other(arc);
        if (arcs.follows(page, arc) && changed.level(dependent) < DOWN) found.set(dependent);
      }
    }
    return found;
  }

  private StandingRisk examine(List<Integer> candidates, BitSet watched, BitSet region) {
    WhatIf without = new WhatIf(topology, impact.carries(), DOWN, region, patience);
    without.raise(ImpactEngine.given(topology, impact.query()));
    WhatIf with = new WhatIf(topology, impact.carries(), DOWN, region, patience);
    with.raise(ImpactEngine.given(topology, impact.query()));
    with.raise(impact.targets());
    List<StandingRisk.Row> rows = new ArrayList<>();
    candidates.sort(topology::compareKeys);
    int examined = 0;
    while (examined < candidates.size() && !patience.isOver()) {
      int candidate = candidates.get(examined++);
      List<Integer> down = down(candidate, with, watched);
      if (down.isEmpty()) continue;
      int mark = without.mark();
      without.raise(Target.down(candidate));
      down.removeIf(item -> without.level(item) == DOWN);
      without.undo(mark);
      down.sort(topology::compareKeys);
      if (!down.isEmpty()) rows.add(new StandingRisk.Row(candidate, down));
    }
    rows.sort(
        Comparator.comparingInt((StandingRisk.Row row) -> -row.newlyDown().size())
            .thenComparing(StandingRisk.Row::item, topology::compareKeys));
    return new StandingRisk(rows, candidates.size() - examined);
  }

  private static List<Integer> down(int candidate, WhatIf with, BitSet watched) {
    int mark = with.mark();
    with.raise(Target.down(candidate));
    List<Integer> down = new ArrayList<>();
    for (int entry = mark; entry < with.mark(); entry++) {
      if (watched.get(with.raised(entry))) down.add(with.raised(entry));
    }
    with.undo(mark);
    return down;
  }
}
