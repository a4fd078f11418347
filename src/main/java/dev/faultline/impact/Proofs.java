package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Why an item is affected, and why not. Reads the two fixpoints; stateless beside them. */
final class Proofs {
  /*
   * A chain is searched backwards. Its states are claims "item reached level L (first in round r) through the change". A claim is
   * supported by an arc whose provider reached, in a round before r, the level that the group needs from it, and did not have that level
   * before the change; the group as a whole must have passed on L in round r - 1. Rounds fall along a chain, so it ends, and it ends at a
   * target, since only a target has a level in round 0 that it did not have before. Breadth first finds the shortest; of equal ones
   * the keys decide, from the target on. No path is enumerated: a claim is visited once.
   */
  private final Topology topology;
  private final boolean @Nullable [] carries;
  private final Map<Integer, Level> targets;
  private final Spread before;
  private final Spread after;
  private final Polls polls;

  Proofs(
      Topology topology,
      boolean @Nullable [] carries,
      Map<Integer, Level> targets,
      Spread before,
      Spread after,
      Polls polls) {
    this.topology = topology;
    this.carries = carries;
    this.targets = targets;
    this.before = before;
    this.after = after;
    this.polls = polls;
  }

  /** An item at a level that it has through the change. */
  record Claim(int item, int level) {}

  /** The arc by which a claim supports another one. */
  record Support(Claim provider, Claim dependent, int type, int group) {}

  Why why(int item) {
    Claim goal = new Claim(item, after.level(item));
    // By claim, its best support of a claim one step nearer to the goal; none for the goal.
    Map<Claim, @Nullable Support> supportOf = new HashMap<>();
    supportOf.put(goal, null);
    List<Claim> layer = List.of(goal);
    Claim start = isStart(goal) ? goal : null;
    while (start == null && !layer.isEmpty()) {
      Map<Claim, Support> next = new LinkedHashMap<>();
      for (Claim claim : layer) {
        for (Support support : supports(claim)) {
          if (supportOf.containsKey(support.provider)) continue;
          next.merge(support.provider, support, (was, is) -> better(was, is));
        }
      }
      supportOf.putAll(next);
      layer = new ArrayList<>(next.keySet());
      for (Claim claim : layer) {
        if (isStart(claim) && (start == null || isSmaller(claim, start))) start = claim;
      }
    }
    if (start == null) throw new IllegalStateException("no chain leads to " + topology.key(item));
    return new Why(item, follow(start, supportOf));
  }

  /** Whether the change itself puts the item at the level: a chain starts here. */
  boolean isStart(Claim claim) {
    Level effect = targets.get(claim.item);
    return effect != null && effect.ordinal() >= claim.level;
  }

  /** The round in which the claim came true. */
  int round(Claim claim) {
    return after.round(claim.item, claim.level);
  }

  private boolean isSmaller(Claim one, Claim two) {
    int byKey = topology.compareKeys(one.item, two.item);
    return byKey != 0 ? byKey < 0 : one.level > two.level;
  }

  /** The one of two supports by the same claim that a chain follows. */
  private Support better(Support one, Support two) {
    if (one.dependent.item != two.dependent.item || one.dependent.level != two.dependent.level) {
      return isSmaller(two.dependent, one.dependent) ? two : one;
    }
    int byType =
        topology.relationType(one.type).name().compareTo(topology.relationType(two.type).name());
    if (byType == 0) byType = groupName(one).compareTo(groupName(two));
    return byType <= 0 ? one : two;
  }

  private String groupName(Support support) {
    return support.group == 0 ? "" : topology.groupName(support.group);
  }

  private List<Step> follow(Claim start, Map<Claim, @Nullable Support> supportOf) {
    List<Step> steps = new ArrayList<>();
    int levelIn = targets.getOrDefault(start.item, Level.DOWN).ordinal();
    Claim at = start;
    for (Support best = supportOf.get(at); best != null; best = supportOf.get(at)) {
      GroupState group = isRedundant(best.group) ? groupState(best.group) : null;
      int levelOut = group != null ? best.dependent.level : Math.min(levelIn, cap(best));
      steps.add(
          new Step(
              at.item,
              best.dependent.item,
              best.type,
              best.group,
              Level.of(levelIn),
              Level.of(levelOut),
              group));
      levelIn = levelOut;
      at = best.dependent;
    }
    return steps;
  }

  private int cap(Support support) {
    int item = support.dependent.item;
    ArcPage page = topology.providers(item);
    polls.steps(page.end(item) - page.begin(item) + 1);
    int cap = 0;
    for (int arc = page.begin(item); arc < page.end(item); arc++) {
      if (page.other(arc) == support.provider.item
          && page.type(arc) == support.type
          && page.group(arc) == support.group) {
        cap = Math.max(cap, page.cap(arc));
      }
    }
    return cap;
  }

  /** The claims and arcs that support a claim, from one step upstream. */
  List<Support> supports(Claim claim) {
    List<Support> found = new ArrayList<>();
    int item = claim.item;
    int round = after.round(item, claim.level);
    ArcPage page = topology.providers(item);
    polls.steps(page.end(item) - page.begin(item) + 1);
    Map<Integer, Integer> needed = Map.of();
    for (int arc = page.begin(item); arc < page.end(item); arc++) {
      int group = page.group(arc);
      int level = claim.level;
      if (isRedundant(group)) {
        if (needed.isEmpty()) needed = needed(claim, round);
        level = needed.getOrDefault(group, 0);
      }
      int provider = page.other(arc);
      if (level == 0 || !passes(page, arc, level, round) || before.level(provider) >= level)
        continue;
      found.add(new Support(new Claim(provider, level), claim, page.type(arc), group));
    }
    return found;
  }

  /**
   * By redundancy group of the claim's item, the level that an arc must pass on to have a part in
   * the group's reaching the claim's level before the round; 0 if it did not.
   */
  private Map<Integer, Integer> needed(Claim claim, int round) {
    Map<Integer, int[]> counts = new HashMap<>();
    ArcPage page = topology.providers(claim.item);
    for (int arc = page.begin(claim.item); arc < page.end(claim.item); arc++) {
      if (!isRedundant(page.group(arc))) continue;
      int[] count = counts.computeIfAbsent(page.group(arc), _ -> new int[2]);
      if (passes(page, arc, claim.level, round)) count[0]++;
      if (passes(page, arc, DEGRADED, round)) count[1]++;
    }
    Map<Integer, Integer> needed = new HashMap<>();
    counts.forEach((group, count) -> {
      int left = topology.groupSize(group) - count[0];
      int kept = topology.groupSize(group) - count[1];
      int required = topology.groupRequired(group);
      boolean atRisk = claim.level == AT_RISK && count[1] > 0 && kept <= required;
      needed.put(group, left < required ? claim.level : atRisk ? DEGRADED : 0);
    });
    return needed;
  }

  private static final int AT_RISK = Level.AT_RISK.ordinal();
  private static final int DEGRADED = Level.DEGRADED.ordinal();

  /** Whether the arc passed on at least the level before the round of the iteration. */
  private boolean passes(ArcPage page, int arc, int level, int round) {
    if (page.cap(arc) < level || !isFollowed(page, arc)) return false;
    int provider = page.other(arc);
    return after.level(provider) >= level && after.round(provider, level) < round;
  }

  private boolean isRedundant(int group) {
    return group != 0 && topology.groupRequired(group) < topology.groupSize(group);
  }

  GroupState groupState(int group) {
    int dependent = topology.groupDependent(group);
    ArcPage page = topology.providers(dependent);
    polls.steps(page.end(dependent) - page.begin(dependent) + 1);
    int lostBefore = 0;
    int lostAfter = 0;
    Set<Integer> lost = new HashSet<>();
    for (int arc = page.begin(dependent); arc < page.end(dependent); arc++) {
      if (page.group(arc) != group || !topology.countsOn(page.other(arc))) continue;
      if (passed(page, arc, before) >= DEGRADED) lostBefore++;
      if (passed(page, arc, after) >= DEGRADED) {
        lostAfter++;
        lost.add(page.other(arc));
      }
    }
    int size = topology.groupSize(group);
    int required = topology.groupRequired(group);
    return new GroupState(
        group,
        dependent,
        topology.groupName(group),
        size,
        required,
        lost.stream().sorted(topology::compareKeys).toList(),
        Math.max(0, size - lostBefore - required),
        Math.max(0, size - lostAfter - required));
  }

  /** Providers of the group that are at risk or worse after the change, by key; each once. */
  List<Integer> atRisk(GroupState group) {
    ArcPage page = topology.providers(group.dependent());
    Set<Integer> found = new HashSet<>();
    for (int arc = page.begin(group.dependent()); arc < page.end(group.dependent()); arc++) {
      if (page.group(arc) == group.group() && passed(page, arc, after) >= AT_RISK) {
        found.add(page.other(arc));
      }
    }
    return found.stream().sorted(topology::compareKeys).toList();
  }

  private boolean isFollowed(ArcPage page, int arc) {
    return carries == null || carries[page.type(arc)];
  }

  private int passed(ArcPage page, int arc, Spread spread) {
    if (!isFollowed(page, arc)) return 0;
    return Math.min(page.cap(arc), spread.level(page.other(arc)));
  }

  boolean passesImpact(ArcPage page, int arc) {
    return passed(page, arc, after) > passed(page, arc, before);
  }

  /** Whether the group lost a provider through the change and still delivers. */
  boolean absorbs(int group) {
    return delivers(group) && losses(group, after) > losses(group, before);
  }

  /** Whether the group lost a provider, if not through the change alone, and still delivers. */
  private boolean delivers(int group) {
    if (!isRedundant(group)) return false;
    int lost = losses(group, after);
    return lost > 0 && topology.groupSize(group) - lost >= topology.groupRequired(group);
  }

  private int losses(int group, Spread spread) {
    int dependent = topology.groupDependent(group);
    ArcPage page = topology.providers(dependent);
    polls.steps(page.end(dependent) - page.begin(dependent) + 1);
    int lost = 0;
    for (int arc = page.begin(dependent); arc < page.end(dependent); arc++) {
      if (page.group(arc) == group && passed(page, arc, spread) >= DEGRADED) lost++;
    }
    return lost;
  }

  /**
   * The groups upstream of an unaffected item that absorbed the loss, and whether a target lies
   * upstream at all.
   */
  record WhyNot(List<GroupState> groups, boolean reachable) {}

  WhyNot whyNot(int item) {
    boolean reachable = false;
    Set<Integer> judged = new HashSet<>();
    Set<Integer> groups = new HashSet<>();
    Set<Integer> seen = new HashSet<>(Set.of(item));
    Deque<Integer> open = new ArrayDeque<>(seen);
    while (!open.isEmpty()) {
      int at = open.remove();
      ArcPage page = topology.providers(at);
      polls.steps(page.end(at) - page.begin(at) + 1);
      for (int arc = page.begin(at); arc < page.end(at); arc++) {
        int provider = page.other(arc);
        if (!topology.countsOn(provider) || !isFollowed(page, arc)) continue;
        boolean hit =
            targets.containsKey(provider) || after.level(provider) > before.level(provider);
        reachable |= hit;
        int group = page.group(arc);
        if (hit && judged.add(group) && delivers(group)) groups.add(group);
        if (!hit && seen.add(provider)) open.add(provider);
      }
    }
    List<GroupState> states = new ArrayList<>();
    for (int group : groups) states.add(groupState(group));
    states.sort(
        Comparator.comparingInt(GroupState::spareAfter)
            .thenComparing(GroupState::dependent, topology::compareKeys)
            .thenComparing(GroupState::name));
    return new WhyNot(states, reachable);
  }
}
