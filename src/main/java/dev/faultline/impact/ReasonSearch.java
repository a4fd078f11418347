package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the proofs in one answer, the worse one, rest on that is different in the other one. */
final class ReasonSearch {
  /*
   * Walks the claims upstream of the items that are worse off, all of them once, and looks at each relation, each redundant group, and
   * each provider's life cycle and standing level in the other estate. Were all of them the same, the other answer would be as bad. A
   * group is compared with all of its relations: one more provider in the other estate is what may save it there. What a claim does
   * not owe to the targets (a provider that was down before) is compared by its level before.
   */
  private final Impact worse;
  private final Impact other;
  private final Topology here;
  private final Topology there;
  private final boolean worseIsBase;
  private final Patience patience;
  private final Set<Comparison.Reason> reasons = new LinkedHashSet<>();
  private final Set<Integer> groupsSeen = new HashSet<>();

  ReasonSearch(Impact worse, Impact other, boolean worseIsBase, Patience patience) {
    this.worse = worse;
    this.other = other;
    this.here = worse.topology();
    this.there = other.topology();
    this.worseIsBase = worseIsBase;
    this.patience = patience;
  }

  Collection<Comparison.Reason> reasons(List<Integer> items) {
    Deque<Proofs.Claim> open = new ArrayDeque<>();
    Set<Proofs.Claim> seen = new HashSet<>();
    for (int item : items) {
      if (worse.level(item).compareTo(worse.before(item)) <= 0) {
        standing(item);
        continue;
      }
      Proofs.Claim claim = new Proofs.Claim(item, worse.level(item).ordinal());
      if (seen.add(claim)) open.add(claim);
    }
    while (!open.isEmpty()) {
      patience.poll();
      Proofs.Claim claim = open.remove();
      if (worse.proofs().isStart(claim)) {
        lifeCycle(claim.item());
        continue;
      }
      lifeCycle(claim.item());
      for (Proofs.Support support : worse.proofs().supports(claim)) {
        int group = support.group();
        boolean redundant = group != 0 && here.groupRequired(group) < here.groupSize(group);
        if (group != 0 && groupsSeen.add(group)) group(group);
        if (!redundant) relation(claim.item(), support.provider().item(), support.type(), group);
        if (seen.add(support.provider())) open.add(support.provider());
      }
    }
    return reasons;
  }

  private int other(int item) {
    return ComparisonSearch.other(here, item, there);
  }

  private void standing(int item) {
    int match = other(item);
    Level elsewhere = match < 0 ? Level.NONE : other.before(match);
    if (worse.before(item) == elsewhere) return;
    reasons.add(
        worseIsBase
            ? new Comparison.StateDiffers(here.key(item), worse.before(item), elsewhere)
            : new Comparison.StateDiffers(here.key(item), elsewhere, worse.before(item)));
  }

  private void lifeCycle(int item) {
    int match = other(item);
    LifeCycle elsewhere = match < 0 ? null : there.lifeCycle(match);
    if (here.lifeCycle(item) == elsewhere) return;
    reasons.add(
        worseIsBase
            ? new Comparison.LifeCycleDiffers(here.key(item), here.lifeCycle(item), elsewhere)
            : new Comparison.LifeCycleDiffers(here.key(item), elsewhere, here.lifeCycle(item)));
  }

  private void relation(int dependent, int provider, int type, int group) {
    String typeName = here.relationType(type).name();
    String groupName = group == 0 ? null : here.groupName(group);
    Level cap = cap(here, dependent, provider, typeName, groupName);
    int otherDependent = other(dependent);
    int otherProvider = other(provider);
    Level elsewhere =
        otherDependent < 0 || otherProvider < 0
            ? null
            : cap(there, otherDependent, otherProvider, typeName, groupName);
    if (cap == elsewhere) return;
    add(typeName, here.key(dependent), here.key(provider), groupName, cap, elsewhere);
  }

  private void add(
      String type,
      String dependent,
      String provider,
      @Nullable String group,
      @Nullable Level inWorse,
      @Nullable Level inOther) {
    reasons.add(
        new Comparison.RelationDiffers(
            type,
            dependent,
            provider,
            group,
            worseIsBase ? inWorse : inOther,
            worseIsBase ? inOther : inWorse));
  }

  private static @Nullable Level cap(
      Topology topology, int dependent, int provider, String type, @Nullable String group) {
    ArcPage page = topology.providers(dependent);
    int cap = -1;
    for (int arc = page.begin(dependent); arc < page.end(dependent); arc++) {
      if (page.other(arc) != provider || !topology.relationType(page.type(arc)).name().equals(type))
        continue;
      int itsGroup = page.group(arc);
      boolean same =
          itsGroup == 0
              ? group == null
              : group != null && topology.groupName(itsGroup).equals(group);
      if (same) cap = Math.max(cap, page.cap(arc));
    }
    return cap < 0 ? null : Level.of(cap);
  }

  /** Compares a group, its relations in both estates, and what its providers were before. */
  private void group(int group) {
    int dependent = here.groupDependent(group);
    String name = here.groupName(group);
    int otherDependent = other(dependent);
    int match = otherDependent < 0 ? 0 : group(there, otherDependent, name);
    int required = match == 0 ? 0 : there.groupRequired(match);
    int size = match == 0 ? 0 : there.groupSize(match);
    if (required != here.groupRequired(group) || size != here.groupSize(group)) {
      reasons.add(
          worseIsBase
              ? new Comparison.GroupDiffers(
                  here.key(dependent),
                  name,
                  here.groupRequired(group),
                  here.groupSize(group),
                  required,
                  size)
              : new Comparison.GroupDiffers(
                  here.key(dependent),
                  name,
                  required,
                  size,
                  here.groupRequired(group),
                  here.groupSize(group)));
    }
    for (int provider : providers(here, dependent, group)) {
      for (int type : types(here, dependent, provider, group)) {
        relation(dependent, provider, type, group);
      }
      lifeCycle(provider);
      standing(provider);
    }
    if (match == 0) return;
    for (int provider : providers(there, otherDependent, match)) {
      int back = ComparisonSearch.other(there, provider, here);
      for (int type : types(there, otherDependent, provider, match)) {
        String typeName = there.relationType(type).name();
        if (back >= 0 && cap(here, dependent, back, typeName, name) != null) continue;
        add(
            typeName,
            here.key(dependent),
            there.key(provider),
            name,
            null,
            cap(there, otherDependent, provider, typeName, name));
      }
    }
  }

  private static int group(Topology topology, int dependent, String name) {
    int group = topology.firstGroup(dependent);
    while (group != 0 && !topology.groupName(group).equals(name)) {
      group = topology.nextGroup(group);
    }
    return group;
  }

  private static Set<Integer> providers(Topology topology, int dependent, int group) {
    Set<Integer> found = new LinkedHashSet<>();
    ArcPage page = topology.providers(dependent);
    for (int arc = page.begin(dependent); arc < page.end(dependent); arc++) {
      if (page.group(arc) == group) found.add(page.other(arc));
    }
    List<Integer> sorted = new ArrayList<>(found);
    sorted.sort(topology::compareKeys);
    return new LinkedHashSet<>(sorted);
  }

  private static Set<Integer> types(Topology topology, int dependent, int provider, int group) {
    Set<Integer> found = new LinkedHashSet<>();
    ArcPage page = topology.providers(dependent);
    for (int arc = page.begin(dependent); arc < page.end(dependent); arc++) {
      if (page.group(arc) == group && page.other(arc) == provider) found.add(page.type(arc));
    }
    return found;
  }
}
