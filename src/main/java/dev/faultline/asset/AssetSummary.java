package dev.faultline.asset;

import dev.faultline.money.Money;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Assets counted, and their prices and monthly costs added up by groups.
 *
 * @param groups the largest first
 * @param groupCount how many groups there are, those that are not listed included
 */
public record AssetSummary(List<Group> groups, int groupCount) {
  /** What assets can be grouped by. */
  public enum Dimension {
    KIND("kind"),
    STATE("state"),
    VENDOR("vendor"),
    LOCATION("location"),
    COST_CENTRE("costCentre"),
    /** The month of purchase. */
    MONTH("month");

    private final String word;

    Dimension(String word) {
      this.word = word;
    }

    String word() {
      return word;
    }
  }

  /** The value of one dimension; null where assets have none. */
  public record Key(Dimension dimension, @Nullable String value) {}

  /**
   * Assets with the same values.
   *
   * @param count how many
   * @param prices their prices added up, one sum for each currency
   * @param monthlyCosts the same of what they cost every month
   */
  public record Group(List<Key> keys, long count, List<Sum> prices, List<Sum> monthlyCosts) {}

  /** The sum of prices of one currency. @param count how many assets have one in it */
  public record Sum(Money price, long count) {}
}
