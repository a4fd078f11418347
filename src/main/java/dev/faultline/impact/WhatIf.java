package dev.faultline.impact;

import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.Arrays;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * Levels that grow target by target and can be taken back: the fixpoint for questions that try many
 * sets of targets on the same estate.
 *
 * <p>Not safe for use by several threads. Memory 1 byte an item and 12 bytes a group.
 */
final class WhatIf {
  /*
   * The least fixpoint is monotone in the targets, so the fixpoint of a set with one more target is reached from the fixpoint of the set by
   * raising alone: a step costs the arcs of what it raises and not those of the whole answer. The trail is worklist and undo log in one:
   * an entry says which item rose from where to where; entries are worked off in their order, and taken back in reverse by walking the
   * same arcs. Rounds are not kept.
   *
   * Two things cut the work where only some levels of some items are asked for. A level of DEGRADED or worse depends on providers at
   * that level or worse only, so rises below the least level of interest need not be followed. And the levels of a set of items that
   * is closed upstream do not depend on anything outside it.
   */
  private static final int POLL_EVERY = 1 << 14;

  private final Topology topology;
  private final boolean @Nullable [] carries;
  private final int least;
  private final @Nullable BitSet region;
  private final Patience patience;
  private final byte[] level;
  private final int[] counts;
  private int[] trail = new int[64];

  /** By entry of the trail: the levels from which (bits 2-3) and to which (bits 0-1) it rose. */
  private byte[] span = new byte[64];

  private int size;
  private int head;
  private int untilPoll = POLL_EVERY;

  /**
   * @param carries by number of the relation type, whether it carries impact; null: all do
   * @param least the number of the lowest level that is of interest, at least 1; levels below it
   *     are not computed
   * @param region items of interest, closed upstream; null: all
   */
  WhatIf(
      Topology topology,
      boolean @Nullable [] carries,
      int least,
      @Nullable BitSet region,
      Patience patience) {
    this.topology = topology;
    this.carries = carries;
    this.least = least;
    this.region = region;
    this.patience = patience;
    level = new byte[topology.itemCount()];
    counts = new int[3 * topology.groupSlots()];
  }

  /** The number of the item's level. */
  int level(int item) {
    return level[item];
  }

  /** Where the trail stands now: what is raised from here on can be taken back. */
  int mark() {
    return size;
  }

  /** The item that the trail's entry raised. */
  int raised(int entry) {
    return trail[entry];
  }

  WhatIf raise(Iterable<Target> targets) {
    for (Target target : targets) note(target.item(), target.effect().ordinal());
    settle(Long.MAX_VALUE);
    return this;
  }

  void raise(Target target) {
    note(target.item(), target.effect().ordinal());
    settle(Long.MAX_VALUE);
  }

  /**
   * Raises one more target, as far as it takes at most so many rises.
   *
   * @return false if it takes more; then the levels are too low, and have to be taken back
   */
  boolean raise(Target target, int mostRises) {
    long most = (long) size + mostRises;
    note(target.item(), target.effect().ordinal());
    return settle(most);
  }

  private void note(int item, int to) {
    int from = level[item];
    if (to <= from || to < least || !topology.countsOn(item)) return;
    if (region != null && !region.get(item)) return;
    if (size == trail.length) {
      trail = Arrays.copyOf(trail, 2 * size);
      span = Arrays.copyOf(span, 2 * size);
    }
    trail[size] = item;
    span[size++] = (byte) (from << 2 | to);
    level[item] = (byte) to;
  }

  private boolean settle(long most) {
    while (head < size) {
      if (size > most) return false;
      walk(head++, 1);
    }
    return true;
  }

  /** Takes back everything that was raised since the mark. */
  void undo(int mark) {
    while (size > mark) {
      size--;
      if (size < head) {
        walk(size, -1);
        head = size;
      }
      level[trail[size]] = (byte) (span[size] >>> 2);
    }
  }

  /** Counts the arcs out of a risen item, forwards or back; forwards it notes who rises by it. */
  private void walk(int entry, int direction) {
    int item = trail[entry];
    int was = span[entry] >>> 2;
    int is = span[entry] & 3;
    ArcPage page = topology.dependents(item);
    int end = page.end(item);
    untilPoll -= end - page.begin(item) + 1;
    if (untilPoll < 0) {
      untilPoll = POLL_EVERY;
      patience.poll();
    }
    for (int arc = page.begin(item); arc < end; arc++) {
      int cap = page.cap(arc);
      if (was >= cap || carries != null && !carries[page.type(arc)]) continue;
      int passed = Math.min(is, cap);
      int group = page.group(arc);
      int to = passed;
      if (group != 0) {
        int groupSize = topology.groupSize(group);
        int required = topology.groupRequired(group);
        if (required < groupSize) {
          int at = 3 * group - 1;
          for (int rising = was + 1; rising <= passed; rising++) counts[at + rising] += direction;
          to = direction < 0 ? 0 : groupLevel(at, groupSize, required);
        }
      }
      if (direction > 0 && to > 0) note(page.other(arc), to);
    }
  }

  private int groupLevel(int at, int groupSize, int required) {
    if (groupSize - counts[at + 3] < required) return 3;
    int lost = counts[at + 2];
    if (groupSize - lost < required) return 2;
    boolean risk = lost > 0 && groupSize - lost <= required;
    return risk || groupSize - counts[at + 1] < required ? 1 : 0;
  }
}
