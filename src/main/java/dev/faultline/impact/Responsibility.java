package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.List;

/**
 * Which of a change's targets bring an item to its level: the smallest sets of targets that do so
 * by themselves, on top of the present states.
 *
 * @param item the item
 * @param level the level that it reaches through the change
 * @param sets items of targets, small sets first, then by keys; none contains another one
 * @param complete whether these are all the sets there are
 * @param completeUpTo all sets of at most so many targets are listed
 */
public record Responsibility(
    int item, Level level, List<List<Integer>> sets, boolean complete, int completeUpTo) {
  public Responsibility {
    sets = sets.stream().map(List::copyOf).toList();
  }

  /**
   * Finds the sets for an item that is worse off than before.
   *
   * <p>Cost: the dependencies between the targets and the item, times the sets that meet there.
   * Where these are too many for the budget, larger sets are left out, and the answer says so; it
   * still names one set.
   *
   * @param budget its time and its cancelling count
   * @throws IllegalArgumentException if the item is not worse off
   */
  public static Responsibility of(Impact impact, int item, Budget budget) {
    return new ResponsibilitySearch(impact, item, budget).answer();
  }

  private static final int SETS_NAMED = 10;
  private static final int OTHERS_NAMED = 3;

  /** {@code sw-3 alone; db-1 with db-2}; what is left out is counted or said. */
  public String sentence(Topology topology) {
    List<List<Integer>> named = sets.subList(0, Math.min(SETS_NAMED, sets.size()));
    Wording wording =
        new Wording(
            topology, named.stream().flatMap(set -> set.stream().limit(1 + OTHERS_NAMED)).toList());
    List<String> parts = new ArrayList<>();
    for (List<Integer> set : named) {
      String first = wording.name(set.getFirst());
      parts.add(
          set.size() == 1
              ? first + " alone"
              : first + " with " + wording.names(set.subList(1, set.size()), OTHERS_NAMED));
    }
    int left = sets.size() - parts.size();
    if (left > 0) parts.add("and " + Text.count(left, "other set", "other sets"));
    return String.join("; ", parts) + (complete ? "." : "; there may be others.");
  }
}
