package dev.faultline.asset;

import dev.faultline.money.Money;
import java.util.List;

/**
 * A cost of one month.
 *
 * @param itemKeys the items that cause it, in equal parts; empty: none does
 */
public record RunningCost(Source source, Money amount, List<String> itemKeys) {
  /** Why it arises. */
  public enum Source {
    /** An asset loses value, in the financial books. */
    DEPRECIATION,
    /** An asset costs something every month. */
    RUNNING,
    /** A contract is paid for. */
    CONTRACT
  }

  public RunningCost {
    itemKeys = List.copyOf(itemKeys);
  }
}
