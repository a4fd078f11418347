package dev.faultline.impact;

import dev.faultline.model.DeadlineExceeded;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.lang.ref.WeakReference;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The working memory and the loop of one fixpoint iteration.
 *
 * <p>Not safe for use by several threads; kept and used again, because clearing costs what the last
 * run touched. Memory 1 byte an item and 4 bytes a group, and 4 bytes a rise of the largest answer.
 */
final class Propagation {
  /*
   * The equations of the impact semantics are monotone, so the least fixpoint is reached by raising levels only. The iteration is
   * synchronous, as the hops demand: round r sees the levels of round r - 1. A round walks the out-arcs of the items that rose in the
   * round before and collects the items that rise by them.
   *
   * The trail is queue and answer in one: the rises of all rounds, one behind the other. Examining a round appends the items that rise
   * in the next one and raises their newest level (bits 0-1 of their state) while the level of the round before stays in bits 2-3; the
   * two differ exactly as long as the item waits in the trail. Settling a round writes both levels into its entries (see Spread). So
   * an arc costs one look-up of one byte at its dependent, and all else is read and written in order. What need not be known in the
   * loop over the arcs, such as whether an item is counted on, is looked up on settling, where one look-up does not wait for the other.
   *
   * A single arc passes its level straight on. For a group three counters say how many of its arcs pass on at least AT_RISK, DEGRADED and
   * DOWN; the k-th smallest of n is at least L exactly if fewer than k arcs pass on less than L, that is if count(L) > n - k, the spare
   * of the group. The counters and the spare share one int: a counter of 7 bits that stays full at 127 still is above any spare up to
   * 125; a group with more (WIDE) has counters of its own. The spare stays there for the next run on the same image. Arcs are visited
   * once per rise of their provider, at most three times: O(arcs touched) in all, and a hub with 100,000 arcs into one group costs no
   * more than 100,000 single ones.
   */
  private static final int AT_RISK = 1;
  private static final int DEGRADED = 2;
  private static final int DOWN = 3;

  /** Set in the state of an item once it is known to be counted on. */
  private static final int COUNTED_ON = 16;

  /** The state of an item that is not counted on: nothing rises above it. */
  private static final byte LEFT_OUT = DOWN << 2 | DOWN;

  /** The most that a counter of 7 bits can tell from more. */
  private static final int MOST_SPARE = 125;

  private static final int WIDE = 0xFF;
  private static final int TOUCHED = 1 << 8;

  /** The bits above the counters, which are set when one runs over. */
  private static final int FULL = 0x80808000;

  /** By the levels (from, to) of an arc that rose, one for each counter that grows by it. */
  private static final int[] RISES = new int[16];

  static {
    for (int from = 0; from < DOWN; from++) {
      for (int to = from + 1; to <= DOWN; to++) {
        RISES[from << 2 | to] = RISES[from << 2 | to - 1] | 1 << 8 * to;
      }
    }
  }

  private static final int POLL_EVERY = 1 << 14;

  /** If more than one in so many was touched, clearing all is cheaper than clearing each. */
  private static final int SPARSE = 16;

  private byte[] state = new byte[0];
  private int[] trail = new int[64];
  private int size;
  private int[] roundEnds = new int[16];
  private int[] leftOut = new int[0];
  private int leftOutCount;

  /** By group: bits 0-7 its spare + 1 (0: not looked up yet), and the counters of three levels. */
  private int[] groups = new int[0];

  /** The counters of the groups that can lose very many. */
  private final Map<Integer, int[]> wide = new HashMap<>();

  /** The image of which spares and what is counted on are known from a run before. */
  private WeakReference<Topology> known = new WeakReference<>(null);

  private int[] touchedGroups = new int[64];
  private int touchedGroupCount;

  private int untilPoll = POLL_EVERY;
  private long deadline;

  /** Grows to the size of the topology. */
  private void fit(Topology topology) {
    if (topology.itemCount() > Spread.MOST_ITEMS) {
      throw new IllegalArgumentException(
          "items must be <= " + Spread.MOST_ITEMS + " but were " + topology.itemCount());
    }
    if (known.get() == topology) return;
    known = new WeakReference<>(topology);
    leftOutCount = 0;
    if (state.length < topology.itemCount()) state = new byte[topology.itemCount()];
    else Arrays.fill(state, (byte) 0);
    if (groups.length < topology.groupSlots()) groups = new int[topology.groupSlots()];
    else Arrays.fill(groups, 0);
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
        reserve(1);
        raise(start.item(), start.effect().ordinal());
      }
      settle(topology, 0);
      int startCount = size;
      int itemCount = size;
      int round = 0;
      int begin = 0;
      int end = size;
      roundEnds[0] = end;
      Completeness.Reason stoppedBy = null;
      int unexplored = 0;
      while (begin < end) {
        boolean inTime = examine(topology, carries, budget, begin, end);
        int newItems = settle(topology, end);
        if (!inTime) {
          stoppedBy = Completeness.Reason.TIME;
          unexplored = Math.max(1, size - end);
          break;
        }
        if (size == end) break;
        if (round == budget.maxHops()) stoppedBy = Completeness.Reason.MAX_HOPS;
        else if ((long) itemCount - startCount + newItems > budget.maxItems()) {
          stoppedBy = Completeness.Reason.MAX_ITEMS;
        }
        if (stoppedBy != null) {
          unexplored = size - end;
          break;
        }
        itemCount += newItems;
        if (++round == roundEnds.length) roundEnds = Arrays.copyOf(roundEnds, 2 * round);
        begin = end;
        end = size;
        roundEnds[round] = end;
      }
      return result(topology, end, itemCount, round, stoppedBy, unexplored);
    } finally {
      clear(topology);
    }
  }

  /** Makes room in the trail for so many more. */
  private void reserve(int more) {
    if (trail.length - size < more) {
      trail = Arrays.copyOf(trail, Math.max(size + more, 2 * size));
    }
  }

  /** Notes that the item will have at least the level at the end of the round. */
  private void raise(int item, int to) {
    int now = state[item];
    if (to <= (now & 3)) return;
    if ((now >>> 2 & 3) == (now & 3)) trail[size++] = item;
    state[item] = (byte) (now & ~3 | to);
  }

  /** Walks the out-arcs of a round. False if the time is up; then the next one is incomplete. */
  private boolean examine(
      Topology topology, boolean @Nullable [] carries, Budget budget, int from, int to) {
    for (int at = from; at < to; at++) {
      int rise = trail[at];
      int item = Spread.item(rise);
      ArcPage page = topology.dependents(item);
      int begin = page.begin(item);
      int end = page.end(item);
      reserve(end - begin);
      if (touchedGroups.length - touchedGroupCount <= end - begin) {
        touchedGroups = Arrays.copyOf(touchedGroups, 2 * touchedGroups.length + end - begin);
      }
      walk(topology, carries, page, begin, end, Spread.from(rise), Spread.to(rise));
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

  private void walk(
      Topology topology,
      boolean @Nullable [] carries,
      ArcPage page,
      int begin,
      int end,
      int was,
      int is) {
    byte[] states = state;
    int[] risen = trail;
    int last = size;
    for (int arc = begin; arc < end; arc++) {
      int cap = page.cap(arc);
      if (was >= cap || carries != null && !carries[page.type(arc)]) continue;
      int to = Math.min(is, cap);
      int group = page.group(arc);
      if (group != 0) to = count(topology, group, was, to);
      // As raise(), without a branch that nobody could predict.
      int dependent = page.other(arc);
      int now = states[dependent];
      int newest = now & 3;
      int settled = now >>> 2 & 3;
      risen[last] = dependent;
      last += newest - to >>> 31 & (settled - newest >>> 31 ^ 1);
      states[dependent] = (byte) (now & ~3 | Math.max(newest, to));
    }
    size = last;
  }

  /** Counts an arc of a named group that rose, and returns the level of its group. */
  private int count(Topology topology, int group, int was, int passed) {
    int word = groups[group];
    touchedGroups[touchedGroupCount] = group;
    if (word >>> 8 == 0) touchedGroupCount++;
    int known = word & 0xFF;
    if ((known + 1 & 0xFE) == 0) {
      if (known == 0) {
        int spare = topology.groupSpare(group);
        word |= spare > MOST_SPARE ? WIDE : spare + 1;
      }
      if ((word & 0xFF) == WIDE) {
        groups[group] = word | TOUCHED;
        return countWide(topology, group, was, passed);
      }
    }
    word += RISES[was << 2 | passed];
    word -= (word & FULL) >>> 7;
    groups[group] = word;
    int spare = (word & 0xFF) - 1;
    int atLeastAtRisk = word >>> 8 & 0x7F;
    int lost = word >>> 16 & 0x7F;
    int down = word >>> 24;
    // A difference below zero has its sign set: one for each level that the group has reached.
    return (spare - down >>> 31)
        + (spare - lost >>> 31)
        + ((spare - atLeastAtRisk | spare - 1 - lost) >>> 31);
  }

  private int countWide(Topology topology, int group, int was, int passed) {
    int[] counts = wide.computeIfAbsent(group, _ -> new int[DOWN + 1]);
    for (int level = was + 1; level <= passed; level++) counts[level]++;
    int spare = topology.groupSpare(group);
    if (counts[DOWN] > spare) return DOWN;
    if (counts[DEGRADED] > spare) return DEGRADED;
    return counts[DEGRADED] == spare || counts[AT_RISK] > spare ? AT_RISK : 0;
  }

  /**
   * Ends a round: what rose in it takes its newest level.
   *
   * @return how many items rose for the first time
   */
  private int settle(Topology topology, int from) {
    int kept = from;
    int newItems = 0;
    for (int at = from; at < size; at++) {
      int item = trail[at];
      int now = state[item];
      int was = now >>> 2 & 3;
      int is = now & 3;
      if (was == 0) {
        if ((now & COUNTED_ON) == 0 && !topology.countsOn(item)) {
          leaveOut(item);
          continue;
        }
        newItems++;
      }
      trail[kept++] = Spread.rise(item, was, is);
      state[item] = (byte) (COUNTED_ON | is << 2 | is);
    }
    size = kept;
    return newItems;
  }

  private void leaveOut(int item) {
    if (leftOutCount == leftOut.length) {
      leftOut = Arrays.copyOf(leftOut, Math.max(16, 2 * leftOutCount));
    }
    leftOut[leftOutCount++] = item;
    state[item] = LEFT_OUT;
  }

  /** The trail up to the end of the last round that counts. */
  private Spread result(
      Topology topology,
      int end,
      int itemCount,
      int rounds,
      Completeness.@Nullable Reason stoppedBy,
      int unexplored) {
    int[] rises = Arrays.copyOf(trail, end);
    if (itemCount == end) {
      for (int at = 0; at < end; at++) rises[at] |= Spread.LAST;
    } else {
      for (int at = end; at < size; at++) {
        state[Spread.item(trail[at])] = (byte) (COUNTED_ON | Spread.from(trail[at]));
      }
      for (int at = 0; at < end; at++) {
        int rise = rises[at];
        int to = Spread.to(rise);
        if (to == DOWN || to == (state[Spread.item(rise)] & 3)) rises[at] = rise | Spread.LAST;
      }
    }
    return new Spread(
        topology.itemCount(), rises, Arrays.copyOf(roundEnds, rounds + 1), stoppedBy, unexplored);
  }

  private void clear(Topology topology) {
    if (size > topology.itemCount() / SPARSE) {
      byte[] states = state;
      for (int item = 0; item < states.length; item++) states[item] &= COUNTED_ON;
      for (int at = 0; at < leftOutCount; at++) state[leftOut[at]] = LEFT_OUT;
    } else {
      for (int at = 0; at < size; at++) state[Spread.item(trail[at])] &= COUNTED_ON;
    }
    if (touchedGroupCount > topology.groupSlots() / SPARSE) {
      int[] words = groups;
      for (int group = 0; group < words.length; group++) words[group] &= 0xFF;
    } else {
      for (int at = 0; at < touchedGroupCount; at++) groups[touchedGroups[at]] &= 0xFF;
    }
    if (!wide.isEmpty()) wide.clear();
    size = 0;
    touchedGroupCount = 0;
  }
}
