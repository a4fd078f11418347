package dev.faultline.impact;

import dev.faultline.model.DeadlineExceeded;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * The working memory and the loop of one fixpoint iteration.
 *
 * <p>Not safe for use by several threads; kept and used again, because clearing costs what the last
 * run touched.
 */
final class Propagation {
  /*
   * The equations of the impact semantics are monotone, so the least fixpoint is reached by raising levels only. The iteration is
   * synchronous, as the hops demand: round r sees the levels of round r - 1. A round walks the out-arcs of the items that rose in the
   * round before ("frontier"), collects for every dependent the level that it will have ("pending"), and applies them at its end.
   *
   * A single arc (or one of a group that needs all its providers) passes its level straight on: the maximum over arcs is the k-th
   * smallest for k = n, and AT_RISK by loss is implied by DEGRADED. For a group with k < n three counters say how many of its arcs pass
   * on at least AT_RISK, DEGRADED and DOWN; the k-th smallest of n is at least L exactly if fewer than k arcs pass on less than L, that
   * is if count(L) > n - k, the spare of the group. Arcs are visited once per rise of their provider, at most three times: O(arcs
   * touched) in all, and a hub with 100,000 arcs into one group costs no more than 100,000 single ones.
   */
  private static final int AT_RISK = 1;
  private static final int DEGRADED = 2;
  private static final int DOWN = 3;
  private static final int POLL_EVERY = 1 << 14;

  private byte[] level = new byte[0];
  private byte[] levelBefore = new byte[0];
  private byte[] pending = new byte[0];
  private int[] rounds = new int[0];
  private int[] touched = new int[16];
  private int touchedCount;
  private int[] frontier = new int[16];
  private int frontierCount;
  private int[] candidates = new int[16];
  private int candidateCount;
  private int[] counts = new int[0];
  private int[] touchedGroups = new int[16];
  private int touchedGroupCount;

  private int untilPoll = POLL_EVERY;
  private long deadline;

  /** Grows to the size of the topology. */
  private void fit(Topology topology) {
    if (level.length < topology.itemCount()) {
      level = new byte[topology.itemCount()];
      levelBefore = new byte[topology.itemCount()];
      pending = new byte[topology.itemCount()];
      rounds = new int[3 * topology.itemCount()];
    }
    if (counts.length < 3 * topology.groupSlots()) counts = new int[3 * topology.groupSlots()];
  }

  /**
   * Iterates from the given own levels.
   *
   * @param carries by number of the relation type, whether it carries impact; null: all do
   */
  Spread run(Topology topology, Iterable<Target> own, boolean @Nullable [] carries, Budget budget) {
    fit(topology);
    deadline = System.nanoTime() + budget.maxTime().toNanos();
    try {
      for (Target start : own) {
        if (topology.countsOn(start.item())) raise(start.item(), start.effect().ordinal());
      }
      int startCount = candidateCount;
      apply(0);
      int round = 0;
      Completeness.Reason stoppedBy = null;
      int unexplored = 0;
      while (frontierCount > 0) {
        if (!examine(topology, carries, budget)) {
          stoppedBy = Completeness.Reason.TIME;
          unexplored = Math.max(1, candidateCount);
          break;
        }
        if (candidateCount == 0) break;
        if (round == budget.maxHops()) stoppedBy = Completeness.Reason.MAX_HOPS;
        else if ((long) touchedCount - startCount + newCandidates() > budget.maxItems()) {
          stoppedBy = Completeness.Reason.MAX_ITEMS;
        }
        if (stoppedBy != null) {
          unexplored = candidateCount;
          break;
        }
        apply(++round);
      }
      return result(round, stoppedBy, unexplored);
    } finally {
      clear();
    }
  }

  private int newCandidates() {
    int count = 0;
    for (int i = 0; i < candidateCount; i++) {
      if (level[candidates[i]] == 0) count++;
    }
    return count;
  }

  /** Notes that the item will have at least the level at the end of the round. */
  private void raise(int item, int to) {
    if (to <= level[item] || to <= pending[item]) return;
    if (pending[item] == 0) {
      if (candidateCount == candidates.length)
        candidates = Arrays.copyOf(candidates, 2 * candidateCount);
      candidates[candidateCount++] = item;
    }
    pending[item] = (byte) to;
  }

  /**
   * Walks the out-arcs of the frontier. False if the time is up; then pending levels are
   * incomplete.
   */
  private boolean examine(Topology topology, boolean @Nullable [] carries, Budget budget) {
    for (int i = 0; i < frontierCount; i++) {
      int item = frontier[i];
      int was = levelBefore[item];
      int is = level[item];
      ArcPage page = topology.dependents(item);
      int end = page.end(item);
      int begin = page.begin(item);
      for (int arc = begin; arc < end; arc++) {
        int cap = page.cap(arc);
        if (was >= cap || carries != null && !carries[page.type(arc)]) continue;
        int dependent = page.other(arc);
        int passed = Math.min(is, cap);
        int group = page.group(arc);
        int to = passed;
        if (group != 0) {
          int spare = topology.groupSpare(group);
          if (spare > 0) to = count(group, spare, was, passed);
        }
        if (to > level[dependent] && to > pending[dependent] && topology.countsOn(dependent))
          raise(dependent, to);
      }
      untilPoll -= end - begin + 1;
      if (untilPoll < 0) {
        untilPoll = POLL_EVERY;
        if (budget.cancelled().getAsBoolean())
          throw new DeadlineExceeded("The analysis was cancelled.");
        if (System.nanoTime() - deadline > 0) return false;
      }
    }
    return true;
  }

  /** Counts an arc that rose, and returns the level of its group. */
  private int count(int group, int spare, int was, int passed) {
    int at = 3 * group - 1;
    if (counts[at + 1] == 0) {
      if (touchedGroupCount == touchedGroups.length) {
        touchedGroups = Arrays.copyOf(touchedGroups, 2 * touchedGroupCount);
      }
      touchedGroups[touchedGroupCount++] = group;
    }
    for (int rising = was + 1; rising <= passed; rising++) counts[at + rising]++;
    if (counts[at + DOWN] > spare) return DOWN;
    int lost = counts[at + DEGRADED];
    if (lost > spare) return DEGRADED;
    return counts[at + AT_RISK] > spare || lost == spare ? AT_RISK : 0;
  }

  /** Ends a round: the candidates take their pending levels and become the frontier. */
  private void apply(int round) {
    for (int i = 0; i < candidateCount; i++) {
      int item = candidates[i];
      int from = level[item];
      int to = pending[item];
      if (from == 0) {
        if (touchedCount == touched.length) touched = Arrays.copyOf(touched, 2 * touchedCount);
        touched[touchedCount++] = item;
      }
      for (int reached = from + 1; reached <= to; reached++) rounds[3 * item + reached - 1] = round;
      levelBefore[item] = (byte) from;
      level[item] = (byte) to;
      pending[item] = 0;
    }
    int[] spare = frontier;
    frontier = candidates;
    frontierCount = candidateCount;
    candidates = spare;
    candidateCount = 0;
  }

  private Spread result(int round, Completeness.@Nullable Reason stoppedBy, int unexplored) {
    int[] items = Arrays.copyOf(touched, touchedCount);
    byte[] levels = new byte[touchedCount];
    int[] reached = new int[3 * touchedCount];
    for (int position = 0; position < touchedCount; position++) {
      int item = items[position];
      levels[position] = level[item];
      System.arraycopy(rounds, 3 * item, reached, 3 * position, level[item]);
    }
    return new Spread(items, levels, reached, round, stoppedBy, unexplored);
  }

  private void clear() {
    for (int i = 0; i < touchedCount; i++) level[touched[i]] = 0;
    for (int i = 0; i < candidateCount; i++) pending[candidates[i]] = 0;
    for (int i = 0; i < touchedGroupCount; i++)
      Arrays.fill(counts, 3 * touchedGroups[i], 3 * touchedGroups[i] + 3, 0);
    touchedCount = 0;
    touchedGroupCount = 0;
    candidateCount = 0;
    frontierCount = 0;
  }
}
