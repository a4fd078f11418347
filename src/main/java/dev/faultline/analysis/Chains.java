package dev.faultline.analysis;

import dev.faultline.graphql.Deadline;
import dev.faultline.impact.Impact;
import dev.faultline.model.Level;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;
import org.jspecify.annotations.Nullable;

/** The shortest chains of relations along which impact can travel from one item to another. */
final class Chains {
  /*
   * Best first: a partial chain is continued in the order of the least length that it can come to, which a breadth-first search from
   * the far end knows exactly; of equal ones in the order of keys. Chains are thus finished in their final order, and the first one
   * without a wrong step. Listing all is exponential on redundant layers, so the search ends after a number of steps, and says so.
   */
  private static final int MAX_STEPS = 100_000;
  private static final int POLL_EVERY = 1 << 10;

  private final Search search;
  private final Snapshot snapshot;
  private final Topology topology;
  private final int maxHops;
  private final Deadline deadline;
  private int steps;
  private boolean leftOut;

  /**
   * @param maxHops longest chain that is looked for beside the shortest one
   */
  Chains(Search search, int maxHops) {
    this.search = search;
    this.snapshot = search.snapshot();
    this.topology = snapshot.topology();
    this.maxHops = maxHops;
    this.deadline = search.deadline();
  }

  /** A chain as a request reads it. */
  record Chain(int length, List<HopView> hops, boolean more) {}

  /** A chain under way: its last item, and the arc that led there. */
  private record Partial(
      @Nullable Partial before, int item, int type, int group, int cap, int length, int least) {
    boolean holds(int other) {
      for (Partial at = this; at != null; at = at.before) {
        if (at.item == other) return true;
      }
      return false;
    }

    /** The steps from the first on. */
    List<Partial> steps() {
      List<Partial> steps = new ArrayList<>();
      for (Partial at = this; at.before != null; at = at.before) steps.add(at);
      return steps.reversed();
    }
  }

  List<Chain> between(int from, int to, int most) {
    Closure needed = Closure.upstreamOf(to, topology, Integer.MAX_VALUE, deadline);
    if (needed.distance(from) < 0) return List.of();
    int longest = Math.max(maxHops, needed.distance(from));
    PriorityQueue<Partial> open = new PriorityQueue<>(inOrder());
    open.add(new Partial(null, from, 0, 0, 0, 0, needed.distance(from)));
    List<Partial> found = new ArrayList<>();
    while (!open.isEmpty() && found.size() <= most && steps < MAX_STEPS) {
      Partial next = open.remove();
      if (next.item == to) found.add(next);
      else extend(next, needed, longest, open);
    }
    boolean more = found.size() > most || !open.isEmpty() || leftOut;
    Impact loss = search.loss(List.of(from));
    return found.stream()
        .limit(most)
        .map(chain -> new Chain(chain.length, hops(chain, loss), more))
        .toList();
  }

  private void extend(Partial chain, Closure needed, int longest, PriorityQueue<Partial> open) {
    ArcPage page = topology.dependents(chain.item);
    for (int arc = page.begin(chain.item); arc < page.end(chain.item); arc++) {
      int dependent = page.other(arc);
      int rest = needed.distance(dependent);
      if (rest < 0 || !topology.countsOn(dependent) && rest > 0 || chain.holds(dependent)) continue;
      int length = chain.length + 1;
      if (length + rest > longest) {
        leftOut = true;
        continue;
      }
      if ((++steps & POLL_EVERY - 1) == 0) deadline.check();
      open.add(
          new Partial(
              chain,
              dependent,
              page.type(arc),
              page.group(arc),
              page.cap(arc),
              length,
              length + rest));
    }
  }

  private Comparator<Partial> inOrder() {
    return Comparator.comparingInt(Partial::least).thenComparing(this::compareSteps);
  }

  private int compareSteps(Partial a, Partial b) {
    List<Partial> first = a.steps();
    List<Partial> second = b.steps();
    for (int i = 0; i < Math.min(first.size(), second.size()); i++) {
      Partial x = first.get(i);
      Partial y = second.get(i);
      int byKey = topology.compareKeys(x.item, y.item);
      if (byKey != 0) return byKey;
      int byType = name(x).compareTo(name(y));
      if (byType != 0) return byType;
      if (x.group != y.group) return group(x).compareTo(group(y));
    }
    return Integer.compare(first.size(), second.size());
  }

  private String name(Partial step) {
    return topology.relationType(step.type).name();
  }

  private String group(Partial step) {
    return step.group == 0 ? "" : topology.groupName(step.group);
  }

  private List<HopView> hops(Partial chain, Impact loss) {
    List<HopView> hops = new ArrayList<>();
    Level level = Level.DOWN;
    for (Partial step : chain.steps()) {
      Partial before = step.before;
      if (before == null) throw new IllegalStateException("a step starts somewhere");
      Level passed = Level.of(Math.min(level.ordinal(), step.cap));
      boolean redundant =
          step.group != 0 && topology.groupRequired(step.group) < topology.groupSize(step.group);
      hops.add(
          new HopView(
              ItemView.of(snapshot, before.item),
              ItemView.of(snapshot, step.item),
              RelationView.between(snapshot, before.item, step.item, step.type, step.group),
              level,
              passed,
              redundant ? new GroupStateView(snapshot, loss.groupState(step.group)) : null));
      level = passed;
    }
    return hops;
  }
}
