package dev.faultline.cost;

import java.util.function.BooleanSupplier;
import java.util.function.IntPredicate;

/**
 * What is to be allocated, to whom, and how.
 *
 * @param costs of the items of the topology asked about
 * @param services which items are services, by number; one that is not counted on is none
 * @param cancelled polled now and then; once true, the answer is a {@link
 *     dev.faultline.model.DeadlineExceeded}
 */
public record CostQuery(
    ItemCosts costs, IntPredicate services, CostRules rules, BooleanSupplier cancelled) {
  public static CostQuery of(ItemCosts costs, IntPredicate services, CostRules rules) {
    return new CostQuery(costs, services, rules, () -> false);
  }
}
