package dev.faultline.impact;

import static dev.faultline.impact.Completeness.Reason;

import dev.faultline.model.Level;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * The answer to one impact question: levels before and after, affected items in their order, and
 * proofs made when asked for.
 *
 * <p>Affected are the items that are no target and whose level after the change is above the one
 * before. Rows are ordered by level, worst first, then hops, then key. Safe for use by several
 * threads.
 */
public final class Impact {
  private final ImpactEngine engine;
  private final Topology topology;
  private final ImpactQuery query;
  private final boolean @Nullable [] carries;
  private final Spread before;
  private final Spread after;
  private final Map<Integer, Level> targets = new HashMap<>();
  private final Proofs proofs;

  /**
   * Affected items in runs of equal level and hops, worst and nearest first; a run is put into the
   * order of keys when it is first read.
   */
  private final int[] order;

  /** Where each run begins, and at last where the last one ends; run r has level 3 - r / rounds. */
  private final int[] runs;

  private final BitSet sortedRuns = new BitSet();

  Impact(
      ImpactEngine engine,
      Topology topology,
      ImpactQuery query,
      boolean @Nullable [] carries,
      Spread before,
      Spread after) {
    this.engine = engine;
    this.topology = topology;
    this.query = query;
    this.carries = carries;
    this.before = before;
    this.after = after;
    for (Target target : query.targets()) {
      targets.merge(target.item(), target.effect(), (a, b) -> a.compareTo(b) >= 0 ? a : b);
    }
    this.runs = new int[3 * (after.roundsCompleted() + 1) + 1];
    this.order = order();
    this.proofs = new Proofs(topology, carries, targets, before, after);
  }

  /** A counting sort, whose cost is linear. Fills in where the runs begin. */
  private int[] order() {
    int rounds = after.roundsCompleted() + 1;
    int[] touched = targets.keySet().stream().mapToInt(Integer::intValue).sorted().toArray();
    int[] run = new int[after.size()];
    for (int position = 0; position < run.length; position++) {
      int level = after.levelAt(position);
      int item = after.item(position);
      boolean affected = level > before.level(item) && Arrays.binarySearch(touched, item) < 0;
      run[position] = affected ? (3 - level) * rounds + after.lastRoundAt(position) : -1;
      if (affected) runs[run[position] + 1]++;
    }
    for (int i = 1; i < runs.length; i++) runs[i] += runs[i - 1];
    int[] next = runs.clone();
    int[] sorted = new int[runs[runs.length - 1]];
    for (int position = 0; position < run.length; position++) {
      if (run[position] >= 0) sorted[next[run[position]]++] = after.item(position);
    }
    return sorted;
  }

  private int levelOf(int run) {
    return 3 - run / (after.roundsCompleted() + 1);
  }

  public Topology topology() {
    return topology;
  }

  public ImpactQuery query() {
    return query;
  }

  /** The targets' items and the worst effect given for each, in the order of the query. */
  public List<Target> targets() {
    return query.targets().stream()
        .map(target ->
            new Target(target.item(), targets.getOrDefault(target.item(), target.effect())))
        .distinct()
        .toList();
  }

  public boolean isTarget(int item) {
    return targets.containsKey(item);
  }

  public Completeness completeness() {
    Set<Reason> reasons = EnumSet.noneOf(Reason.class);
    if (after.stoppedBy() != null) reasons.add(after.stoppedBy());
    if (carries != null) reasons.add(Reason.RELATION_FILTER);
    return new Completeness(reasons, after.unexplored(), after.roundsCompleted());
  }

  public int affectedCount() {
    return order.length;
  }

  /** The affected item at a place in the order of rows. */
  public synchronized int affected(int place) {
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

  /** The affected items that the predicate holds for, in the order of rows. */
  public synchronized List<Integer> affected(IntPredicate wanted) {
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

  private final Comparator<Integer> ROWS =
      Comparator.<Integer>comparingInt(item -> -level(item).ordinal())
          .thenComparingInt(this::hops)
          .thenComparing(this::compareKeys);

  private int compareKeys(Integer a, Integer b) {
    return topology.compareKeys(a, b);
  }

  /** Whether the item is no target and worse off than before. */
  public boolean isAffected(int item) {
    return !targets.containsKey(item) && after.level(item) > before.level(item);
  }

  /** The item's level after the change. */
  public Level level(int item) {
    return Level.of(after.level(item));
  }

  /** The item's level before the change. */
  public Level before(int item) {
    return Level.of(before.level(item));
  }

  /**
   * The round in which the item reached its level; on a plain graph the distance from the nearest
   * target. 0 if it is NONE.
   */
  public int hops(int item) {
    int level = after.level(item);
    return level == 0 ? 0 : after.round(item, level);
  }

  /** Counts of the affected items. Cost O(affected). */
  public Summary summary(Set<String> serviceTypes) {
    List<String> typeNames = topology.typeNames();
    int[] byLevel = new int[4];
    int[] byType = new int[typeNames.size()];
    int[] byCriticality = new int[5];
    int[] services = new int[4];
    boolean[] isService = new boolean[typeNames.size()];
    for (int type = 0; type < isService.length; type++) {
      isService[type] = serviceTypes.contains(typeNames.get(type));
    }
    for (int run = 0; run + 1 < runs.length; run++) {
      int level = levelOf(run);
      byLevel[level] += runs[run + 1] - runs[run];
      for (int place = runs[run]; place < runs[run + 1]; place++) {
        int type = topology.typeNumber(order[place]);
        byType[type]++;
        byCriticality[topology.criticality(order[place])]++;
        if (isService[type]) services[level]++;
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
    return new Summary(order.length, levels(byLevel), types, criticalities, levels(services));
  }

  private static Map<Level, Integer> levels(int[] counts) {
    Map<Level, Integer> levels = new EnumMap<>(Level.class);
    for (int level = 1; level < counts.length; level++) levels.put(Level.of(level), counts[level]);
    return levels;
  }

  /**
   * A shortest chain from a target to an item that is worse off than before.
   *
   * @throws IllegalArgumentException if the item is not worse off
   */
  public Why why(int item) {
    if (after.level(item) <= before.level(item)) {
      throw new IllegalArgumentException("item " + topology.key(item) + " is not affected");
    }
    return proofs.why(item);
  }

  /**
   * Whether the item is affected, and why or why not. Cost O(arcs upstream of it) where it is not.
   */
  public Verdict verdict(int item) {
    boolean affected = isAffected(item);
    Proofs.WhyNot whyNot =
        affected || isTarget(item) ? new Proofs.WhyNot(List.of(), true) : proofs.whyNot(item);
    return new Verdict(
        item,
        level(item),
        before(item),
        isTarget(item),
        affected ? proofs.why(item) : null,
        whyNot.groups(),
        whyNot.reachable());
  }

  /** The state of one named group of the item after the change. */
  public GroupState groupState(int group) {
    return proofs.groupState(group);
  }

  /**
   * Groups that lost a provider through the change and still deliver: least spare first, then by
   * key and name of the group. Cost O(arcs out of what the change reached).
   */
  public List<GroupState> absorbed() {
    Set<Integer> seen = new HashSet<>();
    List<GroupState> found = new ArrayList<>();
    for (int position = 0; position < after.size(); position++) {
      int item = after.item(position);
      if (after.levelAt(position) <= before.level(item)) continue;
      ArcPage page = topology.dependents(item);
      for (int arc = page.begin(item); arc < page.end(item); arc++) {
        int group = page.group(arc);
        if (group == 0 || !topology.countsOn(page.other(arc)) || !seen.add(group)) continue;
        if (proofs.absorbs(group)) found.add(proofs.groupState(group));
      }
    }
    found.sort(
        Comparator.comparingInt(GroupState::spareAfter)
            .thenComparing(GroupState::dependent, topology::compareKeys)
            .thenComparing(GroupState::name));
    return found;
  }

  /**
   * What the targets do together beyond what each does alone: the items whose level is above the
   * highest of their levels under each target alone, in the order of rows. Cost: one analysis a
   * target.
   */
  public List<Integer> joint() {
    List<Target> single = targets();
    if (single.size() < 2) return List.of();
    Map<Integer, Integer> highest = new HashMap<>();
    for (Target target : single) {
      Spread alone = engine.alone(topology, query, carries, target);
      for (int position = 0; position < alone.size(); position++) {
        highest.merge(alone.item(position), alone.levelAt(position), Math::max);
      }
    }
    List<Integer> found = new ArrayList<>();
    for (int position = 0; position < after.size(); position++) {
      int item = after.item(position);
      if (after.levelAt(position) > highest.getOrDefault(item, 0)) found.add(item);
    }
    found.sort(ROWS);
    return found;
  }

  /**
   * Relations along which the change's impact passes and that were last confirmed before the given
   * day.
   *
   * @param day in days since 1970; relations whose day is not known do not count
   */
  public int staleRelations(int day) {
    int stale = 0;
    for (int item : order) {
      ArcPage page = topology.providers(item);
      for (int arc = page.begin(item); arc < page.end(item); arc++) {
        if (page.seenDay(arc) != 0 && page.seenDay(arc) < day && proofs.passesImpact(page, arc))
          stale++;
      }
    }
    return stale;
  }

  /** Whether the arc passes on a level that its provider has through the change. */
  public boolean passesImpact(ArcPage page, int arc) {
    return proofs.passesImpact(page, arc);
  }

  boolean @Nullable [] carries() {
    return carries;
  }

  ImpactEngine engine() {
    return engine;
  }

  Proofs proofs() {
    return proofs;
  }
}
