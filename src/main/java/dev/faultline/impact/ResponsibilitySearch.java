package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The search behind {@link Responsibility}. */
final class ResponsibilitySearch {
  /*
   * Which sets of targets bring item x to level L is a set-valued form of the level equations: a maximum becomes "or", the k-th smallest
   * becomes "at least n - k + 1 of", and each such function is kept as its smallest sets (Family), as MOCUS does for fault trees. The
   * least fixpoint of these equations is the wanted answer for every set of targets at once, cycles included: a claim is recomputed
   * until none changes, providers before dependents (depth-first post-order from the item), so that without cycles each is computed
   * once. In the order in which the claims rise under all targets, a target far down a chain made all behind it be computed again for
   * each target before it. Only claims upstream of the item that the targets raise matter.
   *
   * Sets of at most s targets are built from sets of at most s targets, so the calculation may drop larger ones and stays exact up to
   * s. It first tries without a limit; where the sets become too many it counts s up from 1 for as long as it can. Trying all subsets,
   * or growing them target by target, was the alternative: it needs n^s fixpoints for sets that do not interact.
   */
  private static final int MOST_SETS = 1_000;

  private final Topology topology;
  private final int item;
  private final int level;
  private final Budget budget;
  private final Patience patience;
  private final List<Target> targets;
  private final Map<Integer, Integer> targetNumbers = new HashMap<>();
  private final Region arcs;
  private final BitSet upstream;

  /** Claims (4 × item + level) that the targets bring about, providers before dependents. */
  private final Map<Integer, Integer> claims = new LinkedHashMap<>();

  /** Levels without the targets, of the items that they raise. */
  private final Map<Integer, Integer> before = new HashMap<>();

  private final WhatIf whatIf;

  ResponsibilitySearch(Impact impact, int item, Budget budget) {
    this.topology = impact.topology();
    this.item = item;
    this.level = impact.level(item).ordinal();
    this.budget = budget;
    this.patience = new Patience(budget);
    if (level <= impact.before(item).ordinal()) {
      throw new IllegalArgumentException("item " + topology.key(item) + " is not affected");
    }
    arcs = new Region(topology, impact.carries(), 1, patience);
    BitSet goal = new BitSet();
    goal.set(item);
    upstream = arcs.upstream(goal);
    targets =
        impact.targets().stream()
            .filter(target -> upstream.get(target.item()) && target.effect() != Level.NONE)
            .sorted(Comparator.comparing(Target::item, topology::compareKeys))
            .toList();
    for (int i = 0; i < targets.size(); i++) targetNumbers.put(targets.get(i).item(), i);
    whatIf = new WhatIf(topology, impact.carries(), 1, upstream, patience);
    whatIf.raise(ImpactEngine.given(topology, impact.query()));
    noteClaims();
  }

  private void noteClaims() {
    int mark = whatIf.mark();
    whatIf.raise(targets);
    int end = whatIf.mark();
    int[] items = new int[end - mark];
    for (int entry = mark; entry < end; entry++) items[entry - mark] = whatIf.raised(entry);
    Map<Integer, Integer> after = new LinkedHashMap<>();
    for (int raised : items) after.putIfAbsent(raised, whatIf.level(raised));
    whatIf.undo(mark);
    for (int raised : providersFirst(after.keySet())) {
      before.put(raised, whatIf.level(raised));
      for (int at = whatIf.level(raised) + 1; at <= after.getOrDefault(raised, 0); at++) {
        claims.put(4 * raised + at, claims.size());
      }
    }
  }

  /** Those of the items that the item in question depends on through others of them, and itself. */
  private int[] providersFirst(Set<Integer> items) {
    int[] order = new int[items.size()];
    int count = 0;
    int[] path = new int[items.size()];
    int[] next = new int[items.size()];
    int depth = 0;
    BitSet open = new BitSet();
    for (int one : items) open.set(one);
    Polls polls = new Polls(budget);
    path[0] = item;
    next[0] = topology.providers(item).begin(item);
    open.clear(item);
    while (depth >= 0) {
      int at = path[depth];
      ArcPage page = topology.providers(at);
      if (next[depth] == page.end(at)) {
        order[count++] = at;
        depth--;
        continue;
      }
      polls.step();
      int arc = next[depth]++;
      int provider = page.other(arc);
      if (!open.get(provider) || !arcs.follows(page, arc)) continue;
      open.clear(provider);
      path[++depth] = provider;
      next[depth] = topology.providers(provider).begin(provider);
    }
    return Arrays.copyOf(order, count);
  }

  Responsibility answer() {
    Family.Limits whole = new Family.Limits(Integer.MAX_VALUE, MOST_SETS, patience);
    try {
      return answer(families(whole), true, targets.size());
    } catch (Family.Exhausted e) {
      return upToASize();
    }
  }

  private Responsibility upToASize() {
    Family found = Family.NEVER;
    int size = 0;
    try {
      while (size < targets.size()) {
        Family.Limits limits = new Family.Limits(size + 1, MOST_SETS, patience);
        found = families(limits);
        size++;
        if (!limits.dropped()) return answer(found, true, targets.size());
      }
    } catch (Family.Exhausted e) {
      // What was found up to the size before stands.
    }
    return answer(found.isNever() ? one() : found, false, size);
  }

  private Responsibility answer(Family family, boolean complete, int completeUpTo) {
    List<List<Integer>> sets = new ArrayList<>();
    for (int[] set : family.sets()) {
      sets.add(Arrays.stream(set).map(i -> targets.get(i).item()).boxed().toList());
    }
    return new Responsibility(item, Level.of(level), sets, complete, completeUpTo);
  }

  private Family families(Family.Limits limits) {
    Map<Integer, Family> known = new HashMap<>();
    Integer[] order = claims.keySet().toArray(new Integer[0]);
    TreeSet<Integer> open = new TreeSet<>();
    for (int place = 0; place < order.length; place++) open.add(place);
    while (!open.isEmpty()) {
      limits.check();
      int claim = order[open.removeFirst()];
      Family was = known.getOrDefault(claim, Family.NEVER);
      Family is = compute(claim >> 2, claim & 3, known, limits);
      if (is.sameAs(was)) continue;
      known.put(claim, is);
      ArcPage page = topology.dependents(claim >> 2);
      for (int arc = page.begin(claim >> 2); arc < page.end(claim >> 2); arc++) {
        for (int at = 1; at <= (claim & 3); at++) {
          Integer place = claims.get(4 * page.other(arc) + at);
          if (place != null) open.add(place);
        }
      }
    }
    return known.getOrDefault(4 * item + level, Family.NEVER);
  }

  private Family family(int provider, int at, Map<Integer, Family> known) {
    Integer was = before.get(provider);
    if ((was == null ? whatIf.level(provider) : was) >= at) return Family.ALWAYS;
    return known.getOrDefault(4 * provider + at, Family.NEVER);
  }

  private Family compute(int dependent, int at, Map<Integer, Family> known, Family.Limits limits) {
    Integer number = targetNumbers.get(dependent);
    boolean own = number != null && targets.get(number).effect().ordinal() >= at;
    Family found = own ? Family.single(new int[] {number}) : Family.NEVER;
    Map<Integer, List<Family>> reaching = new LinkedHashMap<>();
    Map<Integer, List<Family>> lost = new LinkedHashMap<>();
    ArcPage page = topology.providers(dependent);
    for (int arc = page.begin(dependent); arc < page.end(dependent); arc++) {
      int provider = page.other(arc);
      int group = page.group(arc);
      if (!arcs.follows(page, arc) || !topology.countsOn(provider)) continue;
      boolean redundant = group != 0 && topology.groupRequired(group) < topology.groupSize(group);
      if (page.cap(arc) >= at) {
        Family passed = family(provider, at, known);
        if (redundant) reaching.computeIfAbsent(group, _ -> new ArrayList<>()).add(passed);
        else found = found.or(passed, limits);
      }
      if (redundant && at == 1 && page.cap(arc) >= 2) {
        lost.computeIfAbsent(group, _ -> new ArrayList<>()).add(family(provider, 2, known));
      }
    }
    for (Map.Entry<Integer, List<Family>> entry : reaching.entrySet()) {
      int spare = topology.groupSize(entry.getKey()) - topology.groupRequired(entry.getKey());
      found = found.or(Family.atLeast(spare + 1, entry.getValue(), limits), limits);
    }
    for (Map.Entry<Integer, List<Family>> entry : lost.entrySet()) {
      int spare = topology.groupSize(entry.getKey()) - topology.groupRequired(entry.getKey());
      found = found.or(Family.atLeast(spare, entry.getValue(), limits), limits);
    }
    return found;
  }

  /** One smallest set: of targets added in order, the one that makes the difference stays. */
  private Family one() {
    int mark = whatIf.mark();
    List<Integer> set = new ArrayList<>();
    int end = targets.size();
    while (whatIf.level(item) < level) {
      int trial = whatIf.mark();
      int last = -1;
      while (whatIf.level(item) < level) whatIf.raise(targets.get(++last));
      if (last >= end) throw new IllegalStateException("the targets do not reach the item");
      whatIf.undo(trial);
      whatIf.raise(targets.get(last));
      set.add(last);
      end = last;
    }
    whatIf.undo(mark);
    return Family.single(set.stream().mapToInt(Integer::intValue).sorted().toArray());
  }
}
