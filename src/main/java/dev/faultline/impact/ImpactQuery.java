package dev.faultline.impact;

import java.util.List;
import java.util.Set;

/**
 * One impact question.
 *
 * @param targets what the change touches, judged together; of an item that is named twice the worse
 *     effect counts
 * @param alsoChanging what else is down at the time without being the change's own doing; it counts
 *     before and after
 * @param ignoreStates true: do not count present outages
 * @param relationTypes names of the only relation types that carry impact; empty: all. A relation
 *     left out still counts in the size of its group, so that the answer is a lower bound
 */
public record ImpactQuery(
    List<Target> targets,
    List<Target> alsoChanging,
    boolean ignoreStates,
    Set<String> relationTypes,
    Budget budget) {
  public ImpactQuery {
    targets = List.copyOf(targets);
    alsoChanging = List.copyOf(alsoChanging);
    relationTypes = Set.copyOf(relationTypes);
  }

  /** The targets together, on top of the present states, without limits. */
  public static ImpactQuery of(List<Target> targets) {
    return new ImpactQuery(targets, List.of(), false, Set.of(), Budget.unlimited());
  }
}
