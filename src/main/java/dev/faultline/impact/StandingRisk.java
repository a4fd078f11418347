package dev.faultline.impact;

import java.util.List;
import java.util.function.IntPredicate;

/**
 * What a change leaves without a net: while its targets are down, the further single failures that
 * take protected items down which would have survived them before.
 *
 * <p>A row's items are down with the targets and the further failure together, and with neither of
 * the two alone; present states count as in the impact itself.
 *
 * @param rows by the number of items newly taken down, most first, then by key
 * @param unexamined further failures that the budget left unexamined; 0: the answer is complete
 */
public record StandingRisk(List<Row> rows, int unexamined) {
  public StandingRisk {
    rows = List.copyOf(rows);
  }

  /**
   * @param item the further failure
   * @param newlyDown the protected items that it takes down, by key
   */
  public record Row(int item, List<Integer> newlyDown) {
    public Row {
      newlyDown = List.copyOf(newlyDown);
    }
  }

  public boolean isComplete() {
    return unexamined == 0;
  }

  /**
   * Finds the rows.
   *
   * <p>Cost: the dependencies between the groups that the change touches and the protected items,
   * and for each candidate what its failure alone reaches of them.
   *
   * @param isProtected the items to watch, such as business services
   * @param budget its time and its cancelling count
   */
  public static StandingRisk of(Impact impact, IntPredicate isProtected, Budget budget) {
    return new StandingRiskSearch(impact, isProtected, budget).answer();
  }
}
