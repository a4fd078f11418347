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
  private final Topology topology;

  /** Rounds that a level may be reached in: run r has level 3 - r / rounds. */
  private final int rounds;

  /**
   * Affected items in runs of equal level and hops, worst and nearest first; a run is put into the
   * order of keys when it is first read.
   */
  private final int[] order;

  /** Where each run begins, and at last where the last one ends. */
  private final int[] runs;

  private final BitSet sortedRuns = new BitSet();
  private volatile @Nullable Tally tally;

  /**
   * What one pass over the rows finds for one set of service types.
   *
   * @param services affected services in the order of rows
   */
  private record Tally(
      Set<String> serviceTypes,
      List<Integer> services,
      List<int[]> types,
      List<int[]> criticality) {}

  Rows(Topology topology, Spread before, Spread after, Set<Integer> targets) {
    this.topology = topology;
    this.rounds = after.roundsCompleted() + 1;
    this.runs = new int[3 * rounds + 1];
    this.order = sorted(before, after, targets);
  }

  /**
   * A counting sort, whose cost is linear: the rises stand in the order of rounds, so levels are
   * all that is left to sort. Fills in where the runs begin.
   */
  private int[] sorted(Spread before, Spread after, Set<Integer> targets) {
    int[] touched = targets.stream().mapToInt(Integer::intValue).sorted().toArray();
    int place = 0;
    for (int round = 0; round < rounds; round++) {
      int[] counts = new int[4];
      for (int end = after.endOf(round); place < end; place++) {
        int rise = after.riseAt(place);
        if (isRow(rise, before, touched)) counts[Spread.to(rise)]++;
      }
      for (int level = 1; level < 4; level++)
        runs[(3 - level) * rounds + round + 1] = counts[level];
    }
    for (int run = 1; run < runs.length; run++) runs[run] += runs[run - 1];
    int[] sorted = new int[runs[runs.length - 1]];
    place = 0;
    for (int round = 0; round < rounds; round++) {
      int[] next = new int[4];
      for (int level = 1; level < 4; level++) next[level] = runs[(3 - level) * rounds + round];
      for (int end = after.endOf(round); place < end; place++) {
        int rise = after.riseAt(place);
        if (isRow(rise, before, touched)) sorted[next[Spread.to(rise)]++] = Spread.item(rise);
      }
    }
    return sorted;
  }

  /** Whether the rise is the last one of an item that is no target and worse off than before. */
  private static boolean isRow(int rise, Spread before, int[] targets) {
    int item = Spread.item(rise);
    return Spread.isLast(rise)
        && Spread.to(rise) > before.level(item)
        && !(targets.length == 1 ? targets[0] == item : Arrays.binarySearch(targets, item) >= 0);
  }

  private int levelOf(int run) {
    return 3 - run / rounds;
  }

  int size() {
    return order.length;
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
    if (!sortedRuns.get(run)) {
      Integer[] items = new Integer[runs[run + 1] - runs[run]];
      for (int i = 0; i < items.length; i++) items[i] = order[runs[run] + i];
      Arrays.sort(items, topology::compareKeys);
      for (int i = 0; i < items.length; i++) order[runs[run] + i] = items[i];
      sortedRuns.set(run);
    }
    return order[place];
  }

  /** The item at a place of the rows as far as they are sorted: by level and hops, not by key. */
  synchronized int unsorted(int place) {
    return order[place];
  }

  /** The items that the predicate holds for, in order. */
  synchronized List<Integer> where(IntPredicate wanted) {
    List<Integer> found = new ArrayList<>();
    for (int run = 0; run + 1 < runs.length; run++) {
      int first = found.size();
      for (int place = runs[run]; place < runs[run + 1]; place++) {
        if (wanted.test(order[place])) found.add(order[place]);
      }
      if (!sortedRuns.get(run)) found.subList(first, found.size()).sort(topology::compareKeys);
    }
    return found;
  }

  /** The items of the given types, in order. Found once for the same types. */
  List<Integer> services(Set<String> serviceTypes) {
    return tally(serviceTypes).services;
  }

  /** Counts of the rows that have at least the level. */
  Summary summary(Set<String> serviceTypes, Level minimum) {
    Tally counted = tally(serviceTypes);
    List<String> typeNames = topology.typeNames();
    int[] byLevel = new int[4];
    int[] byType = new int[typeNames.size()];
    int[] byCriticality = new int[5];
    int[] services = new int[4];
    for (int level = Math.max(1, minimum.ordinal()); level < 4; level++) {
      for (int type = 0; type < byType.length; type++) {
        int count = counted.types.get(level)[type];
        byLevel[level] += count;
        byType[type] += count;
        if (count > 0 && serviceTypes.contains(typeNames.get(type))) services[level] += count;
      }
      for (int criticality = 0; criticality < byCriticality.length; criticality++) {
        byCriticality[criticality] += counted.criticality.get(level)[criticality];
      }
    }
    Map<String, Integer> types = new TreeMap<>();
    for (int type = 0; type < byType.length; type++) {
      if (byType[type] > 0) types.put(typeNames.get(type), byType[type]);
    }
    Map<Integer, Integer> criticalities = new TreeMap<>();
    for (int criticality = 0; criticality < byCriticality.length; criticality++) {
      if (byCriticality[criticality] > 0)
        criticalities.put(criticality, byCriticality[criticality]);
    }
    return new Summary(size(minimum), levels(byLevel), types, criticalities, levels(services));
  }

  private static Map<Level, Integer> levels(int[] counts) {
    Map<Level, Integer> levels = new EnumMap<>(Level.class);
    for (int level = 1; level < counts.length; level++) levels.put(Level.of(level), counts[level]);
    return levels;
  }

  private Tally tally(Set<String> serviceTypes) {
    Tally known = tally;
    if (known != null && known.serviceTypes.equals(serviceTypes)) return known;
    Tally counted = count(serviceTypes);
    tally = counted;
    return counted;
  }

  private synchronized Tally count(Set<String> serviceTypes) {
    List<String> typeNames = topology.typeNames();
    boolean[] isService = new boolean[typeNames.size()];
    for (int type = 0; type < isService.length; type++) {
      isService[type] = serviceTypes.contains(typeNames.get(type));
    }
    List<int[]> types = new ArrayList<>();
    List<int[]> criticality = new ArrayList<>();
    for (int level = 0; level < 4; level++) {
      types.add(new int[isService.length]);
      criticality.add(new int[5]);
    }
    List<Integer> services = new ArrayList<>();
    for (int run = 0; run + 1 < runs.length; run++) {
      int[] byType = types.get(levelOf(run));
      int[] byCriticality = criticality.get(levelOf(run));
      int first = services.size();
      for (int place = runs[run]; place < runs[run + 1]; place++) {
        int item = order[place];
        int type = topology.typeNumber(item);
        byType[type]++;
        byCriticality[topology.criticality(item)]++;
        if (isService[type]) services.add(item);
      }
      if (!sortedRuns.get(run))
        services.subList(first, services.size()).sort(topology::compareKeys);
    }
    return new Tally(Set.copyOf(serviceTypes), List.copyOf(services), types, criticality);
  }
}
