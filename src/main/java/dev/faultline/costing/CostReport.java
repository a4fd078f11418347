package dev.faultline.costing;

import dev.faultline.analysis.Snapshot;
import dev.faultline.asset.RunningCost.Source;
import dev.faultline.cost.CostAllocation;
import dev.faultline.cost.ServiceCost;
import dev.faultline.money.Money;
import java.time.YearMonth;
import java.util.Currency;
import java.util.List;
import java.util.Map;

/**
 * Who pays for a month.
 *
 * @param currencies one allocation for each, in the order of their codes
 */
record CostReport(
    Snapshot snapshot, YearMonth month, RulesInput rules, List<OfCurrency> currencies) {
  /**
   * The allocation of one currency.
   *
   * @param bySource why the costs arise; they add up to the total
   */
  record OfCurrency(
      Snapshot snapshot,
      YearMonth month,
      RulesInput input,
      Currency currency,
      CostAllocation allocation,
      Map<Source, Money> bySource) {
    public Money total() {
      return allocation.total();
    }

    /** What all services keep, added up. */
    public Money kept() {
      Money sum = Money.zero(currency);
      for (ServiceCost service : allocation.services()) sum = sum.plus(service.kept());
      return sum;
    }

    public boolean addsUp() {
      return kept().plus(allocation.unallocated().sum()).equals(total());
    }

    /** The identity as a sentence. */
    public String identity() {
      Money unallocated = allocation.unallocated().sum();
      return "Services keep %s and %s is unallocated: %s in all."
          .formatted(kept().format(), unallocated.format(), total().format());
    }

    public List<String> rules() {
      return allocation.rules().sentences();
    }

    public int cycles() {
      return allocation.cycles();
    }
  }
}
