package dev.faultline.costing;

import dev.faultline.asset.RunningCost;
import dev.faultline.asset.RunningCost.Source;
import dev.faultline.cost.ItemCosts;
import dev.faultline.model.DeadlineExceeded;
import dev.faultline.money.Money;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Lays the costs of a month on items, by currency. A credit is nobody's: it counts with what no
 * item causes, so that no service pays less than what it stands on costs. For one thread.
 */
final class MonthCosts implements Consumer<RunningCost> {
  private final Topology topology;
  private final BooleanSupplier cancelled;
  private final Map<String, OfCurrency> currencies = new TreeMap<>();
  private @Nullable OfCurrency last;
  private long added;

  MonthCosts(Topology topology, BooleanSupplier cancelled) {
    this.topology = topology;
    this.cancelled = cancelled;
  }

  /** The costs of one currency, and why they arise. */
  record OfCurrency(Currency currency, ItemCosts items, Map<Source, Money> bySource) {}

  @Override
  public void accept(RunningCost cost) {
    if ((++added & 0xFFF) == 0 && cancelled.getAsBoolean())
      throw new DeadlineExceeded("The allocation of cost was cancelled.");
    OfCurrency its = of(cost.amount().currency());
    its.bySource().merge(cost.source(), cost.amount(), Money::plus);
    List<Integer> items = new ArrayList<>(cost.itemKeys().size());
    for (String key : cost.itemKeys()) {
      int item = topology.find(key);
      if (item >= 0) items.add(item);
    }
    if (items.isEmpty() || cost.amount().isNegative()) {
      its.items().addWithoutItem(cost.amount());
    } else if (items.size() == 1) {
      its.items().add(items.getFirst(), cost.amount());
    } else {
      long[] equal = new long[items.size()];
      Arrays.fill(equal, 1);
      List<Money> parts = cost.amount().allocate(equal);
      for (int i = 0; i < equal.length; i++) its.items().add(items.get(i), parts.get(i));
    }
  }

  private OfCurrency of(Currency currency) {
    OfCurrency known = last;
    if (known == null || !known.currency().equals(currency)) {
      known =
          currencies.computeIfAbsent(
              currency.getCurrencyCode(),
              _ ->
                  new OfCurrency(
                      currency, new ItemCosts(currency, topology), new EnumMap<>(Source.class)));
      last = known;
    }
    return known;
  }

  /** In the order of the currencies' codes. */
  List<OfCurrency> done() {
    return List.copyOf(currencies.values());
  }
}
