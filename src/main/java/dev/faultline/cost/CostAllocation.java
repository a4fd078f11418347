package dev.faultline.cost;

import dev.faultline.model.InvalidInput;
import dev.faultline.money.Allocation;
import dev.faultline.money.Money;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Who pays for everything, and why. Holds the flow of cost, and answers by walking it; each answer
 * adds up by itself, and the same cell seen from two sides (a service's part of an item, an item's
 * part of a service) may differ by a cent. Immutable and safe for use by several threads.
 */
public final class CostAllocation {
  private final FlowGraph graph;
  private final ItemCosts costs;
  private final CostRules rules;
  private final long scale;
  private final long[] pool;
  private final List<ServiceCost> services;
  private final Map<Integer, ServiceCost> byItem = new HashMap<>();
  private final UnallocatedCost unallocated;

  CostAllocation(FlowGraph graph, CostQuery query, long[] pool, long scale, long notCountedOn) {
    this.graph = graph;
    this.costs = query.costs();
    this.rules = query.rules();
    this.scale = scale;
    this.pool = pool;
    int count = 0;
    for (int node = 0; node < graph.nodes; node++) count += graph.serviceCount(node);
    int[] items = new int[count];
    long[] kept = new long[count + 1];
    long[] arrived = new long[count];
    long sum = 0;
    count = 0;
    for (int node = 0; node < graph.nodes; node++) {
      int ofNode = graph.serviceCount(node);
      boolean ends = !graph.hasArcs(node);
      if (ends) sum += pool[node];
      if (ends && ofNode == 0) kept[items.length] += pool[node];
      if (ofNode == 0) continue;
      long[] parts = Allocation.byLargestRemainder(ends ? pool[node] : 0, ones(ofNode));
      int[] ofThese = servicesOf(node, ofNode);
      for (int i = 0; i < ofNode; i++) {
        items[count] = ofThese[i];
        kept[count] = parts[i];
        arrived[count++] = pool[node];
      }
    }
    long[] cents = sum == 0 ? kept : Allocation.byLargestRemainder(sum / scale, kept);
    List<ServiceCost> rows = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      long total = kept[i] == arrived[i] ? cents[i] : (arrived[i] + scale / 2) / scale;
      rows.add(new ServiceCost(items[i], money(total), money(cents[i])));
    }
    Topology topology = graph.topology;
    rows.sort(
        Comparator.comparing(ServiceCost::total)
            .reversed()
            .thenComparing((a, b) -> topology.compareKeys(a.item(), b.item())));
    this.services = List.copyOf(rows);
    for (ServiceCost service : rows) byItem.put(service.item(), service);
    this.unallocated =
        new UnallocatedCost(money(cents[items.length]), money(notCountedOn), costs.withoutItem());
  }

  public CostRules rules() {
    return rules;
  }

  /** The sum of all costs: what services keep, and what is unallocated. */
  public Money total() {
    return costs.total();
  }

  /** All services, the most expensive first; of equal ones by key. */
  public List<ServiceCost> services() {
    return services;
  }

  /** What the item costs as a service; empty if it is none. */
  public Optional<ServiceCost> find(int item) {
    return Optional.ofNullable(byItem.get(item));
  }

  public UnallocatedCost unallocated() {
    return unallocated;
  }

  /** How many cycles of items were taken as one. */
  public int cycles() {
    return graph.cycles;
  }

  /**
   * Of which items' cost a service's total is made. Time O(items and relations behind it).
   *
   * @param top how many items to list
   * @throws InvalidInput if the item is not a service
   */
  public Breakdown contributions(int service, int top) {
    ServiceCost cost =
        find(service)
            .orElseThrow(() ->
                new InvalidInput(
                    "Item %s is not a service in use; ask where its cost goes instead."
                        .formatted(graph.topology.key(service))));
    Fractions fractions = Fractions.arrivingAt(graph, graph.node[service]);
    return Cells.contributions(graph, costs, scale, fractions, cost.total(), top);
  }

  /**
   * Of which items' cost that is made which reaches no service; that of items not counted on and of
   * assets without an item is not part of it. Time O(items + relations).
   *
   * @param top how many items to list
   */
  public Breakdown unallocatedItems(int top) {
    Fractions fractions = Fractions.arrivingNowhere(graph);
    return Cells.contributions(graph, costs, scale, fractions, unallocated.reachesNoService(), top);
  }

  /**
   * Where the cost of one item goes. Time O(items + relations it reaches).
   *
   * @param top how many services to list
   */
  public Destinations destinations(int item, int top) {
    long cost = costs.minorUnits(item);
    int start = graph.node[item];
    if (start < 0 || cost == 0) {
      return new Destinations(
          money(cost), new Breakdown(money(0), List.of(), 0, money(0)), money(cost));
    }
    long fine = CostEngine.scale(cost);
    long[] pool = new long[start + 1];
    pool[start] = cost * fine;
    Cells cells = new Cells();
    long nowhere = 0;
    for (int node = start; node >= 0; node--) {
      if (pool[node] == 0) continue;
      CostEngine.pass(graph, node, pool);
      if (graph.hasArcs(node)) continue;
      int ofNode = graph.serviceCount(node);
      if (ofNode == 0) {
        nowhere += pool[node];
        continue;
      }
      long[] parts = Allocation.byLargestRemainder(pool[node], ones(ofNode));
      int[] ofThese = servicesOf(node, ofNode);
      for (int i = 0; i < ofNode; i++) cells.add(ofThese[i], parts[i]);
    }
    long[] split = Allocation.byLargestRemainder(cost, cost * fine - nowhere, nowhere);
    return new Destinations(
        money(cost), cells.breakdown(money(split[0]), fine, top), money(split[1]));
  }

  /**
   * How what arrives at an item, its own cost included, is shared by its dependents: the rule at
   * work. Of an item in a cycle, what arrives at the cycle and who is outside it. Empty if nothing
   * is passed on. In the order of the dependents' numbers; the amounts add up to what arrives, in
   * whole minor units. Time O(dependents).
   */
  public List<Share> shares(int item) {
    int node = graph.node[item];
    if (node < 0 || !graph.hasArcs(node)) return List.of();
    int from = graph.arcStart[node];
    int to = graph.arcStart[node + 1];
    long passed = (pool[node] + scale / 2) / scale;
    long[] parts = Allocation.byLargestRemainder(passed, graph.weight, from, to);
    List<Share> shares = new ArrayList<>(parts.length);
    for (int arc = from; arc < to; arc++) {
      shares.add(new Share(graph.target[arc], graph.weight[arc], money(parts[arc - from])));
    }
    return List.copyOf(shares);
  }

  /**
   * What one dependent takes.
   *
   * @param dependent its number
   * @param weight by the rule; its share is this over the sum of all
   */
  public record Share(int dependent, long weight, Money amount) {}

  /** The services of a node, by number. */
  private int[] servicesOf(int node, int count) {
    int[] found = new int[count];
    int at = 0;
    for (int i = graph.memberStart[node]; i < graph.memberStart[node + 1]; i++) {
      if (graph.services.test(graph.members[i])) found[at++] = graph.members[i];
    }
    Arrays.sort(found);
    return found;
  }

  private Money money(long minorUnits) {
    return Money.ofMinor(minorUnits, costs.currency());
  }

  private static long[] ones(int count) {
    long[] ones = new long[count];
    Arrays.fill(ones, 1);
    return ones;
  }
}
