package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The affected items in the order of rows: level, worst first, then hops, then key. Safe for use by
 * several threads.
 */
final class Rows {
  /*
   * The rises stand in the order of rounds, so a run of equal level and hops is what a round holds of one level. Counting the runs is
   * one pass in order; a run is collected, and put into the order of keys, when one of its rows is first read. A page of the worst
   * rows thus costs nothing for the runs behind it. Sorting all runs when the answer was made took a tenth of its time.
   */
  /** Of so many rises one may have been there before, and taking those back is still faster. */
  private static final int FEW_BEFORE = 8;

  /** None, and 1 to 4. */
  private static final int CRITICALITIES = 5;

  private final ImpactEngine engine;
  private final Topology topology;
  private final Spread before;
  private final Spread after;

  private final Polls polls;

  /** Items of the targets, ascending. */
  private final int[] targets;

  /** Rounds that a level may be reached in: run r has level 3 - r / rounds. */
  private final int rounds;

  /** Affected items by run, worst and nearest first, as far as collected; made when first read. */
  private int @Nullable [] order;

  /** Where each run begins, and at last where the last one ends. */
  private final int[] runs;

  /** A bit for each rise: whether it makes a row. */
  private final long[] rows;

  private final BitSet collectedRuns = new BitSet();
  private final BitSet sortedRuns = new BitSet();
  private volatile @Nullable Services services;

  /** Rows by level, type and criticality, in this order of digits; made when first asked for. */
  private int @Nullable [] counts;

  /**
   * The rows of some types.
   *
   * @param items in the order of rows
   * @param byLevel how many there are, by the number of the level
   */
  private record Services(Set<String> types, List<Integer> items, int[] byLevel) {}

  /** A row and its run. */
  private record Found(int run, int item) {}

  Rows(
      ImpactEngine engine,
      Topology topology,
      Spread before,
      Spread after,
      Set<Integer> targets,
      Polls polls) {
    this.engine = engine;
    this.topology = topology;
    this.before = before;
    this.after = after;
    this.polls = polls;
    this.targets = targets.stream().mapToInt(Integer::intValue).sorted().toArray();
    this.rounds = after.roundsCompleted() + 1;
    this.runs = new int[3 * rounds + 1];
    this.rows = new long[after.size() + 63 >>> 6];
    countRuns();
  }

  private void countRuns() {
    boolean correcting = after.isDense() && before.size() <= after.size() / FEW_BEFORE;
    int place = 0;
    for (int round = 0; round < rounds; round++) {
      int down = 0;
      int degraded = 0;
      int atRisk = 0;
      for (int end = after.endOf(round); place < end; place++) {
        int rise = after.riseAt(place);
        int isRow = correcting ? rise >>> 31 : makesRow(rise) ? 1 : 0;
        rows[place >>> 6] |= (long) isRow << place;
        int to = Spread.to(rise);
        down += isRow & to & to >>> 1;
        degraded += isRow & ~to & to >>> 1;
        atRisk += isRow & to & ~(to >>> 1);
      }
      runs[round + 1] = down;
      runs[rounds + round + 1] = degraded;
      runs[2 * rounds + round + 1] = atRisk;
    }
    if (correcting) {
      for (int target : targets) withdraw(target);
      for (int rise = 0; rise < before.size(); rise++) withdraw(Spread.item(before.riseAt(rise)));
    }
    for (int run = 1; run < runs.length; run++) runs[run] += runs[run - 1];
  }

  /** Takes away the row of an item that should have none, if it has one. */
  private void withdraw(int item) {
    int place = after.lastPlace(item);
    if (place < 0 || !isRow(place) || makesRow(after.riseAt(place))) return;
    rows[place >>> 6] &= ~(1L << place);
    runs[run(after.level(item), after.roundAt(place)) + 1]--;
  }

  /** The order with the run collected, its items in the order in which they rose. */
  private int[] collected(int run) {
    int[] items = order;
    if (items == null) {
      items = new int[size()];
      order = items;
    }
    if (runs[run] == runs[run + 1] || collectedRuns.get(run)) return items;
    int level = levelOf(run);
    int round = run % rounds;
    int end = after.endOf(round);
    int next = runs[run];
    for (int place = round == 0 ? 0 : after.endOf(round - 1); place < end; place++) {
      polls.step();
      int rise = after.riseAt(place);
      if (Spread.to(rise) == level && isRow(place)) items[next++] = Spread.item(rise);
    }
    collectedRuns.set(run);
    return items;
  }

  /** Whether the rise is the last one of an item that is no target and worse off than before. */
  private boolean makesRow(int rise) {
    int item = Spread.item(rise);
    return Spread.isLast(rise) && Spread.to(rise) > before.level(item) && !isTarget(item);
  }

  private boolean isTarget(int item) {
    return targets.length == 1 ? targets[0] == item : Arrays.binarySearch(targets, item) >= 0;
  }

  private boolean isRow(int place) {
    return (rows[place >>> 6] >>> place & 1) != 0;
  }

  private int run(int level, int round) {
    return (3 - level) * rounds + round;
  }

  private int levelOf(int run) {
    return 3 - run / rounds;
  }

  int size() {
    return runs[runs.length - 1];
  }

  /** How many rows have at least the level; they come first. */
  int size(Level minimum) {
    return runs[Math.min(3, 4 - Math.max(1, minimum.ordinal())) * rounds];
  }

  /** The item at a place. */
  synchronized int at(int place) {
    int run = Arrays.binarySearch(runs, place);
    if (run < 0) run = -2 - run;
    // Of several runs that begin at the place all but the last are empty.
    while (runs[run + 1] == place) run++;
    int[] items = collected(run);
    if (!sortedRuns.get(run)) {
      Integer[] sorted = new Integer[runs[run + 1] - runs[run]];
      for (int i = 0; i < sorted.length; i++) sorted[i] = items[runs[run] + i];
      Arrays.sort(sorted, polls.during(topology::compareKeys));
      for (int i = 0; i < sorted.length; i++) items[runs[run] + i] = sorted[i];
      sortedRuns.set(run);
    }
    return items[place];
  }

  /** All items, by level and hops, but not by key. */
  synchronized int[] unsorted() {
    for (int run = 0; run + 1 < runs.length; run++) collected(run);
    return order == null ? new int[0] : order.clone();
  }

  /** The items that the predicate holds for, in order. */
  synchronized List<Integer> where(IntPredicate wanted) {
    List<Integer> found = new ArrayList<>();
    for (int run = 0; run + 1 < runs.length; run++) {
      int first = found.size();
      int[] items = collected(run);
      for (int place = runs[run]; place < runs[run + 1]; place++) {
        polls.step();
        if (wanted.test(items[place])) found.add(items[place]);
      }
      if (!sortedRuns.get(run))
        found.subList(first, found.size()).sort(polls.during(topology::compareKeys));
    }
    return found;
  }

  /** The items of the given types, in order. Found once for the same types. */
  List<Integer> services(Set<String> serviceTypes) {
    return servicesOf(serviceTypes).items;
  }

  /** How many rows of the given types have each level, from the given one on. */
  Map<Level, Integer> servicesByLevel(Set<String> serviceTypes, Level minimum) {
    return levels(servicesOf(serviceTypes).byLevel, minimum);
  }

  /** How many rows have each level, from the given one on. */
  Map<Level, Integer> byLevel(Level minimum) {
    int[] byLevel = new int[4];
    for (int level = 1; level < 4; level++) {
      byLevel[level] = runs[(4 - level) * rounds] - runs[(3 - level) * rounds];
    }
    return levels(byLevel, minimum);
  }

  private static Map<Level, Integer> levels(int[] counts, Level minimum) {
    Map<Level, Integer> levels = new EnumMap<>(Level.class);
    for (int level = 1; level < counts.length; level++) {
      levels.put(Level.of(level), level < minimum.ordinal() ? 0 : counts[level]);
    }
    return levels;
  }

  /** How many rows of at least the level each type has, by its name. */
  Map<String, Integer> byType(Level minimum) {
    List<String> names = topology.typeNames();
    Map<String, Integer> byType = new TreeMap<>();
    int[] known = counts();
    for (int place = Math.max(1, minimum.ordinal()) * names.size() * CRITICALITIES;
        place < known.length;
        place++) {
      if (known[place] == 0) continue;
      byType.merge(names.get(place / CRITICALITIES % names.size()), known[place], Integer::sum);
    }
    return byType;
  }

  /** How many rows of at least the level each criticality has; 0 for those without. */
  Map<Integer, Integer> byCriticality(Level minimum) {
    Map<Integer, Integer> byCriticality = new TreeMap<>();
    int[] known = counts();
    for (int place = Math.max(1, minimum.ordinal()) * topology.typeNames().size() * CRITICALITIES;
        place < known.length;
        place++) {
      if (known[place] == 0) continue;
      byCriticality.merge(place % CRITICALITIES, known[place], Integer::sum);
    }
    return byCriticality;
  }

  private synchronized int[] counts() {
    int[] known = counts;
    if (known != null) return known;
    int types = topology.typeNames().size();
    known = new int[4 * types * CRITICALITIES];
    for (int place = 0; place < after.size(); place++) {
      polls.step();
      if (!isRow(place)) continue;
      int rise = after.riseAt(place);
      int item = Spread.item(rise);
      int typeAndLevel = Spread.to(rise) * types + topology.typeNumber(item);
      known[typeAndLevel * CRITICALITIES + topology.criticality(item)]++;
    }
    counts = known;
    return known;
  }

  private Services servicesOf(Set<String> types) {
    Services known = services;
    if (known != null && known.types.equals(types)) return known;
    List<Found> found = after.isDense() ? amongItems(types) : amongRises(types);
    found.sort(
        polls.during((a, b) ->
            a.run == b.run ? topology.compareKeys(a.item, b.item) : Integer.compare(a.run, b.run)));
    int[] byLevel = new int[4];
    for (Found row : found) byLevel[levelOf(row.run)]++;
    known = new Services(Set.copyOf(types), found.stream().map(Found::item).toList(), byLevel);
    services = known;
    return known;
  }

  /** Looks at all items of the types, which beats looking up the types of very many. */
  private List<Found> amongItems(Set<String> types) {
    List<Found> found = new ArrayList<>();
    for (int item : engine.ofTypes(topology, types)) {
      polls.step();
      int level = after.level(item);
      if (level <= before.level(item) || isTarget(item)) continue;
      found.add(new Found(run(level, after.round(item, level)), item));
    }
    return found;
  }

  private List<Found> amongRises(Set<String> types) {
    boolean[] isService = ImpactEngine.chosen(topology, types);
    List<Found> found = new ArrayList<>();
    int place = 0;
    for (int round = 0; round < rounds; round++) {
      for (int end = after.endOf(round); place < end; place++) {
        polls.step();
        if (!isRow(place)) continue;
        int rise = after.riseAt(place);
        int item = Spread.item(rise);
        if (!isService[topology.typeNumber(item)]) continue;
        found.add(new Found(run(Spread.to(rise), round), item));
      }
    }
    return found;
  }
}
