package dev.faultline.cost;

import dev.faultline.model.InvalidInput;
import dev.faultline.money.Money;
import dev.faultline.topology.Topology;
import java.util.Currency;

/**
 * What each item costs in the period asked for, such as a month: depreciation, running and contract
 * cost of its assets, added up. One currency. Filled by one thread, then read only.
 */
public final class ItemCosts {
  private final Currency currency;
  private final long[] minorUnits;
  private Money withoutItem;
  private Money total;

  /** No cost yet, for the items of a topology. */
  public ItemCosts(Currency currency, Topology topology) {
    this.currency = currency;
    this.total = Money.zero(currency);
    this.withoutItem = Money.zero(currency);
    this.minorUnits = new long[topology.itemCount()];
  }

  /**
   * Adds to what the item costs.
   *
   * @param item its number in the topology
   * @throws InvalidInput if the cost is negative or in another currency, or the total too large
   */
  public void add(int item, Money cost) {
    long checked = check(cost);
    total = total.plus(cost);
    minorUnits[item] += checked;
  }

  /** Adds what no item causes, credits included: counted, and never allocated. */
  public void addWithoutItem(Money cost) {
    total = total.plus(cost);
    withoutItem = withoutItem.plus(cost);
  }

  /** What is to be allocated: the costs of items alone. */
  long ofItems() {
    return total.minus(withoutItem).minorUnits();
  }

  public Currency currency() {
    return currency;
  }

  public Money of(int item) {
    return Money.ofMinor(minorUnits[item], currency);
  }

  public Money withoutItem() {
    return withoutItem;
  }

  /** The sum of everything added. */
  public Money total() {
    return total;
  }

  long minorUnits(int item) {
    return minorUnits[item];
  }

  int itemCount() {
    return minorUnits.length;
  }

  private long check(Money cost) {
    if (!cost.currency().equals(currency)) {
      throw new InvalidInput(
          "Cost %s is not in %s, in which costs are allocated; convert it first."
              .formatted(cost.format(), currency));
    }
    if (cost.isNegative()) {
      throw new InvalidInput(
          "Cost %s is negative; give 0 or more and keep credits outside the allocation."
              .formatted(cost.format()));
    }
    return cost.minorUnits();
  }
}
