package dev.faultline.impact;

import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** Decides whether targets may go in one wave: grows a wave target by target. */
final class WaveRule {
  /*
   * The rule is monotone: a wave that keeps it keeps it with fewer targets. So a wave is grown on one fixpoint (WhatIf), and a target
   * that breaks the rule is taken back. Levels up to the worst allowed need no attention, nor do items that no protected item depends on.
   */
  private final WavePlan.Question question;
  private final Topology topology;
  private final WhatIf whatIf;
  private final int worst;
  private final int start;
  private final List<Target> targets;
  private final Polls polls;

  WaveRule(WavePlan.Question question, List<Target> targets, Patience patience) {
    this.question = question;
    this.topology = question.topology();
    this.targets = targets;
    this.polls = new Polls(question.query().budget());
    this.worst = question.worstAllowed().ordinal();
    boolean[] carries = ImpactEngine.carries(topology, question.query());
    int least = Math.min(3, worst + 1);
    BitSet guarded = new BitSet();
    for (int item = 0; item < topology.itemCount(); item++) {
      if (topology.countsOn(item) && question.isProtected().test(item)) guarded.set(item);
    }
    BitSet region = new Region(topology, carries, least, patience).upstream(guarded);
    whatIf = new WhatIf(topology, carries, least, region, patience);
    whatIf.raise(ImpactEngine.given(topology, question.query()));
    start = whatIf.mark();
  }

  /** Starts an empty wave. */
  void clear() {
    whatIf.undo(start);
  }

  int mark() {
    return whatIf.mark();
  }

  void undo(int mark) {
    whatIf.undo(mark);
  }

  /** Takes the target into the wave if the rule allows it. */
  boolean add(int target) {
    int mark = whatIf.mark();
    whatIf.raise(targets.get(target));
    if (!breaks(mark)) return true;
    whatIf.undo(mark);
    return false;
  }

  /** Whether the target could be taken in; the wave stays as it is. */
  boolean allows(int target) {
    int mark = whatIf.mark();
    if (!add(target)) return false;
    whatIf.undo(mark);
    return true;
  }

  /** Every rise that is followed at all is one above what is allowed. */
  private boolean breaks(int mark) {
    if (worst == 3) return false;
    for (int entry = mark; entry < whatIf.mark(); entry++) {
      if (question.isProtected().test(whatIf.raised(entry))) return true;
    }
    return false;
  }

  /** The redundancy groups that lose a provider by the target alone, ascending. */
  int[] groups(int target) {
    clear();
    whatIf.raise(targets.get(target));
    int[] groups = new int[16];
    int count = 0;
    for (int entry = start; entry < whatIf.mark(); entry++) {
      int item = whatIf.raised(entry);
      ArcPage page = topology.dependents(item);
      polls.steps(page.end(item) - page.begin(item) + 1);
      for (int arc = page.begin(item); arc < page.end(item); arc++) {
        int group = page.group(arc);
        if (group == 0 || topology.groupRequired(group) == topology.groupSize(group)) continue;
        if (count == groups.length) groups = Arrays.copyOf(groups, 2 * count);
        groups[count++] = group;
      }
    }
    clear();
    return Arrays.stream(groups, 0, count).sorted().distinct().toArray();
  }
}
