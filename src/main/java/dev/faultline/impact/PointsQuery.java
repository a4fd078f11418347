package dev.faultline.impact;

import dev.faultline.topology.Topology;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * A question about single points of failure.
 *
 * @param of the items that could be taken down, by their numbers
 * @param among the items whose loss is tried; called from several threads
 * @param alsoChanging what else is down at the time; it counts before and after
 * @param ignoreStates true: do not count present outages
 * @param budget time; as {@code maxItems} the pairs of goal and point that are kept, not counting
 *     points whose loss does nothing but take down one other point; hops do not matter
 */
public record PointsQuery(
    IntPredicate of,
    IntPredicate among,
    List<Target> alsoChanging,
    boolean ignoreStates,
    Budget budget) {
  public PointsQuery {
    alsoChanging = List.copyOf(alsoChanging);
  }

  /** Any item may be lost, on top of the present states, without limits. */
  public static PointsQuery of(IntPredicate of) {
    return new PointsQuery(of, _ -> true, List.of(), false, Budget.unlimited());
  }

  /**
   * The impact of one candidate's loss under the same conditions: its {@link Impact#why} is the
   * proof that the candidate takes an item down.
   */
  public Impact proof(ImpactEngine engine, Topology topology, int candidate) {
    return engine.analyse(
        topology,
        new ImpactQuery(
            List.of(Target.down(candidate)), alsoChanging, ignoreStates, Set.of(), budget));
  }
}
