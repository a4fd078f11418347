package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Answers which items a change affects, how badly and why, exactly as the impact semantics define
 * it: the least fixpoint of levels over redundancy groups, present states included.
 *
 * <p>Time O(arcs touched) for the answer; memory O(items) per question under way, kept for the next
 * one. Safe for use by several threads.
 */
public final class ImpactEngine {
  private static final int MOST_IDLE = Math.max(2, Runtime.getRuntime().availableProcessors());

  private final ConcurrentLinkedQueue<Propagation> idle = new ConcurrentLinkedQueue<>();
  private volatile @Nullable Standing standing;
  private volatile @Nullable OfTypes ofTypes;

  /** What the present states alone do to a topology. */
  private record Standing(Topology topology, Spread spread) {}

  /** The items of some types. */
  private record OfTypes(Topology topology, Set<String> types, int[] items) {}

  /** Computes the impact of the query's targets, judged together. */
  public Impact analyse(Topology topology, ImpactQuery query) {
    boolean[] carries = carries(topology, query);
    Spread before = before(topology, query, carries);
    List<Target> own = new ArrayList<>(given(topology, query));
    own.addAll(query.targets());
    Spread after = run(topology, own, carries, query.budget(), before);
    return new Impact(this, topology, query, carries, before, after);
  }

  /**
   * The fixpoint of present states, what else is changing, and one target alone. The whole of it,
   * whatever the limits of the query: what comes of a target alone must not be taken for joint.
   */
  Spread alone(Topology topology, ImpactQuery query, boolean @Nullable [] carries, Target target) {
    List<Target> own = new ArrayList<>(given(topology, query));
    own.add(target);
    return run(topology, own, carries, query.budget().whole(), Spread.NOTHING);
  }

  private Spread before(Topology topology, ImpactQuery query, boolean @Nullable [] carries) {
    List<Target> given = given(topology, query);
    if (given.isEmpty()) return Spread.NOTHING;
    // The state of things before is a matter of fact, not of the caller's patience.
    if (!query.alsoChanging().isEmpty() || carries != null)
      return run(topology, given, carries, query.budget().whole(), Spread.NOTHING);
    Standing known = standing;
    if (known == null || known.topology != topology) {
      known =
          new Standing(
              topology, run(topology, given, null, query.budget().whole(), Spread.NOTHING));
      standing = known;
    }
    return known.spread;
  }

  /** All items of the given types, ascending; found once for the same image and types. */
  int[] ofTypes(Topology topology, Set<String> types) {
    OfTypes known = ofTypes;
    if (known == null || known.topology != topology || !known.types.equals(types)) {
      boolean[] wanted = chosen(topology, types);
      IntStream items =
          IntStream.range(0, topology.itemCount())
              .filter(item -> wanted[topology.typeNumber(item)]);
      known = new OfTypes(topology, Set.copyOf(types), items.toArray());
      ofTypes = known;
    }
    return known.items;
  }

  /** The own levels that hold without the change. */
  static List<Target> given(Topology topology, ImpactQuery query) {
    List<Target> given = new ArrayList<>(query.alsoChanging());
    if (!query.ignoreStates()) {
      for (int i = 0; i < topology.impairedCount(); i++) {
        int item = topology.impaired(i);
        Level state = topology.state(item);
        given.add(new Target(item, state));
      }
    }
    return given;
  }

  static boolean @Nullable [] carries(Topology topology, ImpactQuery query) {
    if (query.relationTypes().isEmpty()) return null;
    boolean[] carries = new boolean[topology.relationTypeCount()];
    for (int type = 0; type < carries.length; type++) {
      carries[type] = query.relationTypes().contains(topology.relationType(type).name());
    }
    return carries;
  }

  /** By number of the item type, whether it is one of those. */
  static boolean[] chosen(Topology topology, Set<String> types) {
    List<String> names = topology.typeNames();
    boolean[] chosen = new boolean[names.size()];
    for (int type = 0; type < chosen.length; type++) chosen[type] = types.contains(names.get(type));
    return chosen;
  }

  private Spread run(
      Topology topology,
      List<Target> own,
      boolean @Nullable [] carries,
      Budget budget,
      Spread before) {
    Propagation propagation = idle.poll();
    if (propagation == null) propagation = new Propagation();
    try {
      return propagation.run(topology, own, carries, budget, before);
    } finally {
      if (idle.size() < MOST_IDLE) idle.add(propagation);
    }
  }
}
