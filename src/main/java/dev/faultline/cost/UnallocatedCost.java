package dev.faultline.cost;

import dev.faultline.money.Money;

/**
 * Cost that no service keeps, by reason.
 *
 * @param reachesNoService of items in use from which no service is reached, shares of other items
 *     that ended there included
 * @param notCountedOn of items that are planned or retired
 * @param withoutItem of assets that embody no item, and credits; may be negative
 */
public record UnallocatedCost(Money reachesNoService, Money notCountedOn, Money withoutItem) {
  public Money sum() {
    return reachesNoService.plus(notCountedOn).plus(withoutItem);
  }
}
