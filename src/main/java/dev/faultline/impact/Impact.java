package dev.faultline.impact;

import static dev.faultline.impact.Completeness.Reason;

import dev.faultline.model.Level;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
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

  private final Rows rows;

  private final Polls polls;

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
    this.polls = new Polls(query.budget());
    this.rows = new Rows(engine, topology, before, after, targets.keySet(), polls);
    this.proofs = new Proofs(topology, carries, targets, before, after, polls);
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
    return rows.size();
  }

  /** How many affected items have at least the level; they come first in the order of rows. */
  public int affectedCount(Level minimum) {
    return rows.size(minimum);
  }

  /** The affected item at a place in the order of rows. */
  public int affected(int place) {
    return rows.at(place);
  }

  /** The affected items that the predicate holds for, in the order of rows. */
  public List<Integer> affected(IntPredicate wanted) {
    return rows.where(wanted);
  }

  /**
   * The affected items of the given types, in the order of rows. Cost O(affected) when first asked
   * for; where a good part of all is affected O(items) for the first such answer on an image, and
   * O(items of these types) for the others. Shared with {@link Summary#services}.
   */
  public List<Integer> services(Set<String> serviceTypes) {
    return rows.services(serviceTypes);
  }

  /** The affected items in the order of rows, but for keys: equal level and hops in any order. */
  int[] unsorted() {
    return rows.unsorted();
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

  /** Counts of the affected items. */
  public Summary summary(Set<String> serviceTypes) {
    return summary(serviceTypes, Level.AT_RISK);
  }

  /** Counts of the affected items that have at least the level. */
  public Summary summary(Set<String> serviceTypes, Level minimum) {
    return new Summary(rows, serviceTypes, minimum);
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
   * key and name of the group. Of an answer that a limit cut short it says what holds so far: the
   * rest may take them down. Cost O(arcs out of what the change reached).
   */
  public List<GroupState> absorbed() {
    Set<Integer> seen = new HashSet<>();
    List<GroupState> found = new ArrayList<>();
    for (int place = 0; place < after.size(); place++) {
      int rise = after.riseAt(place);
      int item = Spread.item(rise);
      if (!Spread.isLast(rise) || Spread.to(rise) <= before.level(item)) continue;
      ArcPage page = topology.dependents(item);
      polls.steps(page.end(item) - page.begin(item) + 1);
      for (int arc = page.begin(item); arc < page.end(item); arc++) {
        int group = page.group(arc);
        if (group == 0 || !topology.countsOn(page.other(arc)) || !seen.add(group)) continue;
        if (proofs.absorbs(group)) found.add(proofs.groupState(group));
      }
    }
    found.sort(
        polls.during(
            Comparator.comparingInt(GroupState::spareAfter)
                .thenComparing(GroupState::dependent, topology::compareKeys)
                .thenComparing(GroupState::name)));
    return found;
  }

  /**
   * What the targets do together beyond what each does alone: the items whose level is above the
   * highest of their levels under each target alone, in the order of rows. A limit on the question
   * makes it a lower bound. Cost: one whole analysis a target.
   */
  public List<Integer> joint() {
    List<Target> single = targets();
    if (single.size() < 2) return List.of();
    byte[] highest = new byte[topology.itemCount()];
    for (Target target : single) {
      Spread alone = engine.alone(topology, query, carries, target);
      polls.steps(alone.size());
      for (int place = 0; place < alone.size(); place++) {
        int rise = alone.riseAt(place);
        int item = Spread.item(rise);
        if (Spread.to(rise) > highest[item]) highest[item] = (byte) Spread.to(rise);
      }
    }
    List<Integer> found = new ArrayList<>();
    for (int place = 0; place < after.size(); place++) {
      int rise = after.riseAt(place);
      int item = Spread.item(rise);
      if (Spread.isLast(rise) && Spread.to(rise) > highest[item]) found.add(item);
    }
    found.sort(polls.during(ROWS));
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
    for (int item : rows.unsorted()) {
      ArcPage page = topology.providers(item);
      polls.steps(page.end(item) - page.begin(item) + 1);
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
