package dev.faultline.benchmark;

import dev.faultline.cost.CostAllocation;
import dev.faultline.cost.CostEngine;
import dev.faultline.cost.CostQuery;
import dev.faultline.cost.CostRules;
import dev.faultline.cost.ItemCosts;
import dev.faultline.cost.ServiceChain;
import dev.faultline.cost.ServiceCost;
import dev.faultline.cost.ShareRule;
import dev.faultline.money.Money;
import dev.faultline.topology.Topology;
import java.util.Currency;
import java.util.Random;
import java.util.function.IntPredicate;

/**
 * Allocates the cost of a whole generated estate to its services, and asks for the parts of some.
 * Arguments: items (1,000,000), relations per item (5).
 */
final class CostBenchmark {
  private CostBenchmark() {}

  public static void main(String[] args) {
    int items = args.length > 0 ? Integer.parseInt(args[0]) : 1_000_000;
    double relations = args.length > 1 ? Double.parseDouble(args[1]) : 5;
    Topology topology = GeneratedEstate.of(items, relations);
    int type = topology.typeNames().indexOf("BusinessService");
    IntPredicate services = item -> topology.typeNumber(item) == type;
    Currency euro = Currency.getInstance("EUR");
    ItemCosts costs = new ItemCosts(euro, topology);
    Random random = new Random(1);
    for (int item = 0; item < topology.itemCount(); item++) {
      costs.add(item, Money.ofMinor(random.nextInt(100_000), euro));
    }
    System.out.printf(
        "%,d items, %,d relations, %s%n", items, topology.arcCount(), costs.total().format());
    CostRules equal = CostRules.standardRules();
    CostRules byCapacity =
        equal.withStandard(new ShareRule.ByCapacity("cores", item -> 1 + item % 64));
    for (int round = 0; round < 3; round++) {
      measure("equal, flow on", topology, CostQuery.of(costs, services, equal));
      measure(
          "equal, stop",
          topology,
          CostQuery.of(costs, services, equal.withChain(ServiceChain.STOP)));
      measure("by capacity", topology, CostQuery.of(costs, services, byCapacity));
    }
  }

  private static void measure(String name, Topology topology, CostQuery query) {
    long start = System.nanoTime();
    CostAllocation allocation = new CostEngine().allocate(topology, query);
    double seconds = (System.nanoTime() - start) / 1e9;
    Money sum = allocation.unallocated().sum();
    for (ServiceCost service : allocation.services()) sum = sum.plus(service.kept());
    if (!sum.equals(query.costs().total())) throw new AssertionError(sum.format());
    start = System.nanoTime();
    ServiceCost first = allocation.services().getFirst();
    int parts = 0;
    for (int i = 0; i < Math.min(10, allocation.services().size()); i++) {
      parts += allocation.contributions(allocation.services().get(i).item(), 10).others();
    }
    double breakdowns = (System.nanoTime() - start) / 1e9 / 10;
    start = System.nanoTime();
    for (int i = 0; i < 10; i++) allocation.destinations(topology.itemCount() / 11 * i, 10);
    double destinations = (System.nanoTime() - start) / 1e9 / 10;
    start = System.nanoTime();
    allocation.unallocatedItems(10);
    double nowhere = (System.nanoTime() - start) / 1e9;
    System.out.printf(
        "%-15s %.2f s; %,d services, first %s, unallocated %s, %d cycles; breakdown of a service"
            + " %.3f s (of %,d parts), of an item %.3f s, of the unallocated %.2f s%n",
        name,
        seconds,
        allocation.services().size(),
        first.total().format(),
        allocation.unallocated().sum().format(),
        allocation.cycles(),
        breakdowns,
        parts / 10,
        destinations,
        nowhere);
  }
}
