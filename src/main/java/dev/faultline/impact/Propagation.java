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
 * run touched. Memory 1 byte an item and 8 bytes a group, and 4 bytes a rise of the largest answer.
 */
final class Propagation {
  /*
   * The equations of the impact semantics are monotone, so the least fixpoint is reached by raising levels only. The iteration is
   * synchronous, as the hops demand: round r sees the levels of round r - 1. A round walks the out-arcs of the items that rose in the
   * round before and collects the items that rise by them.
   *
   * The trail is queue and answer in one: the rises of all rounds, one behind the other. Examining a round appends the items that rise
   * in the next one and adds to the marks of their state: bit 1 to 3 for the level reached, bit 0 for AT_RISK by a group without spare.
   * Adding marks is one OR, and an item is appended whenever its marks change; seldom that is more than once in a round, or changes no
   * level. Settling a round keeps one entry of each item whose level did rise, with the level before, which stays in bits 4-5 of the
   * state, and the new one (see Spread). So an arc costs one look-up of one byte at its dependent, and all else is read and written in
   * order. What need not be known in the loop over the arcs, such as whether an item is counted on, is looked up on settling, where one
   * look-up does not wait for the other; for the same reason a block of rows is looked up before it is walked (a tenth of the time).
   *
   * A single arc passes its level straight on. For a group three counters say how many of its arcs pass on at least AT_RISK, DEGRADED and
   * DOWN; the k-th smallest of n is at least L exactly if fewer than k arcs pass on less than L, that is if count(L) > n - k, the spare
   * of the group. A fourth one, of DEGRADED, says when the spare is used up. The four share one int, a byte each, and start so far
   * below 128 that the top bit is set when a counter passes what the group can spare: no comparison, and one multiplication gathers the
   * bits into the marks of the dependent. Once there a counter stays at 128. A group that can lose more than 125 (WIDE) has counters
   * of its own. What the counters start from is kept for the next run on the same image. Arcs are visited once per rise of their
   * provider, at most three times: O(arcs touched) in all.
   *
   * Tried on an answer with 60,000 items and lost, each by about a tenth on a busy machine: writing states through a table by level and
   * state, and comparing each counter with a spare kept beside them. Rows with the arcs that have neither group nor cap in front, walked
   * in a loop of their own, gained nothing (the state of the dependent is what is waited for), and a method of their own for the others
   * lost a quarter.
   */
  private static final int AT_RISK = 1;
  private static final int DEGRADED = 2;
  private static final int DOWN = 3;

  /** Set in the state of an item once it is known to be counted on. */
  private static final int COUNTED_ON = 64;

  /** The state of an item that is not counted on: nothing rises above it. */
  private static final byte LEFT_OUT = DOWN << 4 | 15;

  /** The most that a counter of a byte can tell from more. */
  private static final int MOST_SPARE = 125;

  /** Stands for the counters of a group that has its own. */
  private static final int WIDE = 1;

  /** The top bit of each counter. */
  private static final int REACHED = 0x80808080;

  /** Times bits 0, 8, 16 and 24 brings these to bits 28-31. */
  private static final int GATHER = 0x10204080;

  /** By the rise of a provider (to, from) and the cap of an arc, 1 for each counter that grows. */
  private static final int[] RISES = new int[64];

  /**
   * By the rise of a provider (to, from) and the cap of an arc, the marks that a single one sets.
   */
  private static final int[] MARKS = new int[64];

  /** By marks, the level. */
  private static final int[] LEVELS = new int[16];

  static {
    for (int rise = 0; rise < RISES.length; rise++) {
      int from = rise >>> 2 & 3;
      int to = Math.min(rise >>> 4, rise & 3);
      for (int level = AT_RISK; level <= to; level++) {
        MARKS[rise] |= 1 << level;
        if (level > from) RISES[rise] |= 1 << 8 * level;
      }
      if (from < DEGRADED && to >= DEGRADED) RISES[rise] |= 1;
    }
    for (int marks = 1; marks < LEVELS.length; marks++) {
      LEVELS[marks] = Math.max(AT_RISK, 31 - Integer.numberOfLeadingZeros(marks));
    }
  }

  private static final int POLL_EVERY = 1 << 14;

  /** Rows that are looked up at once. */
  private static final int BLOCK = 256;

  /** If more than one in so many was touched, clearing all is cheaper than clearing each. */
  private static final int SPARSE = 16;

  private byte[] state = new byte[0];
  private int[] trail = new int[64];
  private int size;
  private int[] roundEnds = new int[16];
  private int[] leftOut = new int[0];
  private int leftOutCount;

  /** By group its counters; 0: not looked up yet. */
  private int[] groups = new int[0];

  /** By group its counters before the first arc rose. */
  private int[] fresh = new int[0];

  /** The counters of the groups that can lose very many. */
  private final Map<Integer, int[]> wide = new HashMap<>();

  /** The image of which spares and what is counted on are known from a run before. */
  private WeakReference<Topology> known = new WeakReference<>(null);

  private int[] touchedGroups = new int[64];
  private int touchedGroupCount;

  /** Where the arcs of the rows of a block begin and end. */
  private final int[] begins = new int[BLOCK];

  private final int[] ends = new int[BLOCK];

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
    if (groups.length < topology.groupSlots()) {
      groups = new int[topology.groupSlots()];
      fresh = new int[groups.length];
    } else {
      Arrays.fill(groups, 0);
      Arrays.fill(fresh, 0);
    }
  }

  /**
   * Iterates from the given own levels.
   *
   * @param carries by number of the relation type, whether it carries impact; null: all do
   * @param before the fixpoint of what holds anyway: the limit on items does not count what rises
   *     no further than that
   */
  Spread run(
      Topology topology,
      Iterable<Target> own,
      boolean @Nullable [] carries,
      Budget budget,
      Spread before) {
    fit(topology);
    deadline = System.nanoTime() + budget.maxTime().toNanos();
    try {
      for (Target start : own) {
        raise(start.item(), start.effect().ordinal());
      }
      settle(topology, 0);
      int itemCount = size;
      long affectedCount = 0;
      boolean isCounting = before.size() > 0 && budget.maxItems() < topology.itemCount();
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
        int newlyAffected = isCounting ? newlyAbove(before, end) : newItems;
        if (round == budget.maxHops()) stoppedBy = Completeness.Reason.MAX_HOPS;
        else if (affectedCount + newlyAffected > budget.maxItems()) {
          stoppedBy = Completeness.Reason.MAX_ITEMS;
        }
        if (stoppedBy != null) {
          unexplored = newlyAbove(before, end);
          if (unexplored == 0) unexplored = size - end;
          break;
        }
        itemCount += newItems;
        affectedCount += newlyAffected;
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

  /** Notes that the item will have at least the level at the end of the round. */
  private void raise(int item, int to) {
    int now = state[item];
    int then = now | MARKS[to << 4 | DOWN];
    if (then == now) return;
    if (size == trail.length) trail = Arrays.copyOf(trail, 2 * size);
    trail[size++] = item;
    state[item] = (byte) then;
  }

  /** Walks the out-arcs of a round. False if the time is up; then the next one is incomplete. */
  private boolean examine(
      Topology topology, boolean @Nullable [] carries, Budget budget, int from, int to) {
    for (int at = from; at < to; ) {
      if (untilPoll <= 0 && !poll(budget)) return false;
      int rows = 0;
      int arcs = 0;
      while (rows < BLOCK && at + rows < to && arcs < POLL_EVERY) {
        int item = Spread.item(trail[at + rows]);
        ArcPage page = topology.dependents(item);
        int begin = page.begin(item);
        int end = page.end(item);
        begins[rows] = begin;
        ends[rows++] = end;
        arcs += end - begin;
      }
      untilPoll -= arcs + rows;
      examine(topology, carries, at, rows, arcs);
      at += rows;
    }
    return true;
  }

  /** Walks the out-arcs of so many rises of a round, whose rows are looked up. */
  private void examine(
      Topology topology, boolean @Nullable [] carries, int from, int rows, int arcs) {
    if (trail.length - size < arcs) trail = Arrays.copyOf(trail, 2 * trail.length + arcs);
    if (touchedGroups.length - touchedGroupCount < arcs) {
      touchedGroups = Arrays.copyOf(touchedGroups, 2 * touchedGroups.length + arcs);
    }
    byte[] states = state;
    int[] words = groups;
    int[] risen = trail;
    int[] touched = touchedGroups;
    int last = size;
    int lastTouched = touchedGroupCount;
    for (int row = 0; row < rows; row++) {
      int rise = risen[from + row];
      ArcPage page = topology.dependents(Spread.item(rise));
      int levels = rise >>> 25 & 60;
      for (int arc = begins[row], end = ends[row]; arc < end; arc++) {
        if (carries != null && !carries[page.type(arc)]) continue;
        int group = page.group(arc);
        int passed = levels | page.cap(arc);
        int marks = MARKS[passed];
        if (group != 0) {
          int word = words[group];
          touched[lastTouched++] = group;
          if ((word & ~WIDE) == 0) word = lookUp(topology, group);
          if (word == WIDE) marks = countWide(topology, group, RISES[passed]);
          else {
            word += RISES[passed];
            int reached = word & REACHED;
            // A counter that has reached its level stays there.
            words[group] = word & ~(reached - (reached >>> 7));
            marks = (reached >>> 7) * GATHER >>> 28;
          }
        }
        int dependent = page.other(arc);
        int now = states[dependent];
        int then = now | marks;
        if (then != now) {
          states[dependent] = (byte) then;
          risen[last++] = dependent;
        }
      }
    }
    size = last;
    touchedGroupCount = lastTouched;
  }

  private boolean poll(Budget budget) {
    untilPoll = POLL_EVERY;
    if (budget.cancelled().getAsBoolean()) {
      throw new DeadlineExceeded("The analysis was cancelled.");
    }
    return System.nanoTime() - deadline <= 0;
  }

  /** What the counters of the group start from, or {@link #WIDE}. */
  private int lookUp(Topology topology, int group) {
    int spare = topology.groupSpare(group);
    int word = WIDE;
    if (spare <= MOST_SPARE) {
      word = (127 - spare) * 0x01010100 | (spare == 0 ? 0 : 128 - spare);
    }
    fresh[group] = word;
    groups[group] = word;
    return word;
  }

  /** Counts an arc of a group with counters of its own, and returns the marks of its dependent. */
  private int countWide(Topology topology, int group, int rises) {
    int[] counts = wide.computeIfAbsent(group, _ -> new int[DOWN + 1]);
    for (int level = AT_RISK; level <= DOWN; level++) counts[level] += rises >>> 8 * level & 1;
    int spare = topology.groupSpare(group);
    int marks = counts[DEGRADED] >= spare ? 1 : 0;
    for (int level = AT_RISK; level <= DOWN; level++) {
      if (counts[level] > spare) marks |= 1 << level;
    }
    return marks;
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
      int was = now >>> 4 & 3;
      int is = LEVELS[now & 15];
      if (is == was) continue;
      if (was == 0) {
        if ((now & COUNTED_ON) == 0 && !topology.countsOn(item)) {
          leaveOut(item);
          continue;
        }
        newItems++;
      }
      trail[kept++] = Spread.rise(item, was, is);
      state[item] = (byte) (COUNTED_ON | is << 4 | now & 15);
    }
    size = kept;
    return newItems;
  }

  /** How many of the last rises take an item above its level before, for the first time. */
  private int newlyAbove(Spread before, int from) {
    int count = 0;
    for (int at = from; at < size; at++) {
      int rise = trail[at];
      int level = before.level(Spread.item(rise));
      if (Spread.to(rise) > level && Spread.from(rise) <= level) count++;
    }
    return count;
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
        state[Spread.item(trail[at])] = (byte) (COUNTED_ON | Spread.from(trail[at]) << 4);
      }
      for (int at = 0; at < end; at++) {
        int rise = rises[at];
        int to = Spread.to(rise);
        if (to == DOWN || to == (state[Spread.item(rise)] >>> 4 & 3))
          rises[at] = rise | Spread.LAST;
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
      System.arraycopy(fresh, 0, groups, 0, groups.length);
    } else {
      for (int at = 0; at < touchedGroupCount; at++) {
        groups[touchedGroups[at]] = fresh[touchedGroups[at]];
      }
    }
    if (!wide.isEmpty()) wide.clear();
    size = 0;
    touchedGroupCount = 0;
  }
}
