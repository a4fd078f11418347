package dev.faultline.cost;

import dev.faultline.money.Money;
import java.util.List;

/**
 * An amount and what it is made of, the largest parts first; parts and rest add up to it exactly.
 *
 * @param parts the largest, none of them 0
 * @param others how many parts are not listed
 * @param rest what those add up to
 */
public record Breakdown(Money sum, List<Part> parts, int others, Money rest) {
  /**
   * The part of one item.
   *
   * @param item its number
   */
  public record Part(int item, Money amount) {}
}
