package dev.faultline.cost;

import dev.faultline.cost.Breakdown.Part;
import dev.faultline.money.Allocation;
import dev.faultline.money.Money;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/** Amounts of items in fine parts of a minor unit, and how they make up a sum in whole ones. */
final class Cells {
  private int[] item = new int[16];
  private long[] amount = new long[16];
  private int count;

  /** What the given part of each item's cost makes up. */
  static Breakdown contributions(
      FlowGraph graph, ItemCosts costs, long scale, Fractions fractions, Money sum, int top) {
    Cells cells = new Cells();
    for (int at = 0; at < fractions.count(); at++) {
      int node = fractions.node(at);
      for (int i = graph.memberStart[node]; i < graph.memberStart[node + 1]; i++) {
        int member = graph.members[i];
        cells.add(member, fractions.of(node, costs.minorUnits(member) * scale));
      }
    }
    return cells.breakdown(sum, scale, top);
  }

  void add(int ofItem, long fineAmount) {
    if (fineAmount == 0) return;
    if (count == item.length) {
      item = Arrays.copyOf(item, 2 * count);
      amount = Arrays.copyOf(amount, 2 * count);
    }
    item[count] = ofItem;
    amount[count++] = fineAmount;
  }

  /**
   * The parts in whole minor units: each rounded down, and what is missing to the sum given to
   * those with the largest remainders, of equal ones to the item of the lower number.
   */
  Breakdown breakdown(Money sum, long scale, int top) {
    long[] whole = whole(sum.minorUnits(), scale);
    Comparator<Integer> largestFirst =
        (a, b) ->
            whole[a] != whole[b]
                ? Long.compare(whole[b], whole[a])
                : Integer.compare(item[a], item[b]);
    PriorityQueue<Integer> largest = new PriorityQueue<>(largestFirst.reversed());
    int parts = 0;
    for (int i = 0; i < count; i++) {
      if (whole[i] == 0) continue;
      parts++;
      boolean full = largest.size() >= top;
      if (full && (top <= 0 || largestFirst.compare(i, largest.element()) > 0)) continue;
      if (full) largest.remove();
      largest.add(i);
    }
    List<Integer> indexes = new ArrayList<>(largest);
    indexes.sort(largestFirst);
    List<Part> listed = new ArrayList<>();
    Money rest = sum;
    for (int index : indexes) {
      Money part = Money.ofMinor(whole[index], sum.currency());
      listed.add(new Part(item[index], part));
      rest = rest.minus(part);
    }
    return new Breakdown(sum, List.copyOf(listed), parts - listed.size(), rest);
  }

  private long[] whole(long sum, long scale) {
    long missing = sum;
    long[] order = new long[count];
    for (int i = 0; i < count; i++) {
      missing -= amount[i] / scale;
      order[i] = (scale - amount[i] % scale) << 32 | item[i];
    }
    if (count == 0) return new long[0];
    if (missing < 0 || missing > count) { // roundings on the way are no longer below a cent
      return Allocation.byLargestRemainder(sum, amount, 0, count);
    }
    long[] whole = new long[count];
    long[] sorted = order.clone();
    Arrays.sort(sorted);
    for (int i = 0; i < count; i++) {
      boolean one = missing > 0 && order[i] <= sorted[(int) missing - 1];
      whole[i] = amount[i] / scale + (one ? 1 : 0);
    }
    return whole;
  }
}
