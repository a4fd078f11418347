package dev.faultline.cost;

import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntPredicate;

/** What cost allocation means, in exact fractions and without regard to time. */
final class SlowCost {
  record Fraction(BigInteger over, BigInteger under) {
    static final Fraction ZERO = of(0);

    Fraction {
      BigInteger common = over.gcd(under);
      over = over.divide(common);
      under = under.divide(common);
    }

    static Fraction of(long number) {
      return new Fraction(BigInteger.valueOf(number), BigInteger.ONE);
    }

    Fraction plus(Fraction other) {
      return new Fraction(
          over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
    }

    Fraction times(long of, long all) {
      return new Fraction(
          over.multiply(BigInteger.valueOf(of)), under.multiply(BigInteger.valueOf(all)));
    }

    /** How far a whole number is from this, in millionths, rounded up. */
    long millionthsFrom(long number) {
      BigInteger difference = over.subtract(under.multiply(BigInteger.valueOf(number))).abs();
      BigInteger[] parts =
          difference.multiply(BigInteger.valueOf(1_000_000)).divideAndRemainder(under);
      return parts[0].longValueExact() + (parts[1].signum() == 0 ? 0 : 1);
    }
  }

  private final Topology topology;
  private final CostRules rules;
  private final ItemCosts costs;
  private final IntPredicate services;
  private final int size;
  private final boolean[][] reaches;
  private final Map<Integer, Fraction> arrived = new HashMap<>();

  final Map<Integer, Fraction> kept = new TreeMap<>();
  final Map<Integer, Fraction> totals = new TreeMap<>();
  Fraction nowhere = Fraction.ZERO;

  SlowCost(Topology topology, CostQuery query) {
    this(topology, query, query.costs());
  }

  SlowCost(Topology topology, CostQuery query, ItemCosts costs) {
    this.topology = topology;
    this.rules = query.rules();
    this.costs = costs;
    this.services = item -> topology.countsOn(item) && query.services().test(item);
    this.size = topology.itemCount();
    this.reaches = new boolean[size][size];
    for (int item = 0; item < size; item++) {
      reaches[item][item] = true;
      for (int other : flowsTo(item, rule(item)).keySet()) reaches[item][other] = true;
    }
    for (int via = 0; via < size; via++) {
      for (int from = 0; from < size; from++) {
        for (int to = 0; to < size; to++) {
          reaches[from][to] |= reaches[from][via] && reaches[via][to];
        }
      }
    }
    for (int item = 0; item < size; item++) {
      if (!topology.countsOn(item) || cycle(item).getFirst() != item) continue;
      List<Integer> ofThese = cycle(item).stream().filter(services::test).toList();
      boolean ends = shares(cycle(item)).isEmpty();
      for (int service : ofThese) {
        totals.put(service, arrived(cycle(item)));
        Fraction share = ends ? arrived(cycle(item)).times(1, ofThese.size()) : Fraction.ZERO;
        kept.put(service, share);
      }
      if (ends && ofThese.isEmpty()) nowhere = nowhere.plus(arrived(cycle(item)));
    }
  }

  /** The items that reach the item and are reached by it, itself included, ascending. */
  private List<Integer> cycle(int item) {
    List<Integer> cycle = new ArrayList<>();
    for (int other = 0; other < size; other++) {
      if (reaches[item][other] && reaches[other][item]) cycle.add(other);
    }
    return cycle;
  }

  /** All cost that arrives at a cycle, or at an item that is in none. */
  private Fraction arrived(List<Integer> cycle) {
    Fraction known = arrived.get(cycle.getFirst());
    if (known != null) return known;
    Fraction sum = Fraction.ZERO;
    for (int member : cycle) sum = sum.plus(Fraction.of(costs.minorUnits(member)));
    for (int item = 0; item < size; item++) {
      if (!topology.countsOn(item) || cycle(item).getFirst() != item || cycle.contains(item)) {
        continue;
      }
      Map<Integer, Long> shares = shares(cycle(item));
      long all = shares.values().stream().mapToLong(Long::longValue).sum();
      for (Map.Entry<Integer, Long> share : shares.entrySet()) {
        if (cycle.contains(share.getKey())) {
          sum = sum.plus(arrived(cycle(item)).times(share.getValue(), all));
        }
      }
    }
    arrived.put(cycle.getFirst(), sum);
    return sum;
  }

  /** Who takes how much of what arrives at a cycle. */
  private Map<Integer, Long> shares(List<Integer> cycle) {
    ShareRule rule = rule(cycle.getFirst());
    for (int member : cycle) if (!rule(member).equals(rule)) rule = rules.standard();
    boolean adds = rule instanceof ShareRule.ByRelation || rule instanceof ShareRule.ByRelationType;
    Map<Integer, Long> shares = new TreeMap<>();
    for (int member : cycle) {
      Map<Integer, Long> own = flowsTo(member, rule(member));
      for (Map.Entry<Integer, Long> flow : flowsTo(member, rule).entrySet()) {
        if (cycle.contains(flow.getKey()) || !own.containsKey(flow.getKey())) continue;
        shares.merge(flow.getKey(), flow.getValue(), adds ? Long::sum : Long::max);
      }
    }
    boolean leading = shares.keySet().stream().anyMatch(this::leads);
    boolean service = cycle.stream().anyMatch(services::test);
    if (service || leading && rules.deadEnds() == DeadEnds.SKIPPED) {
      shares.keySet().removeIf(other -> !leads(other));
    }
    return shares;
  }

  /** Whether the item is a service or leads to one. */
  private boolean leads(int item) {
    for (int other = 0; other < size; other++) {
      if (reaches[item][other] && services.test(other)) return true;
    }
    return false;
  }

  private ShareRule rule(int item) {
    return rules.byProviderType().getOrDefault(topology.type(item), rules.standard());
  }

  private Map<Integer, Long> flowsTo(int item, ShareRule rule) {
    Map<Integer, Long> flows = new TreeMap<>();
    if (!topology.countsOn(item)) return flows;
    if (rules.chain() == ServiceChain.STOP && services.test(item)) return flows;
    ArcPage page = topology.dependents(item);
    for (int arc = page.begin(item); arc < page.end(item); arc++) {
      int other = page.other(arc);
      if (!topology.countsOn(other)) continue;
      int type = page.type(arc);
      long weight =
          switch (rule) {
            case ShareRule.Equal() -> 1;
            case ShareRule.ByRelationType(var weights, long otherwise) ->
                weights.getOrDefault(topology.relationType(type).name(), otherwise);
            case ShareRule.ByRelation(_, var function) -> function.of(item, other, type);
            case ShareRule.ByCapacity(_, var capacity) -> capacity.applyAsLong(other);
          };
      if (weight == 0) continue;
      boolean adds =
          rule instanceof ShareRule.ByRelation || rule instanceof ShareRule.ByRelationType;
      flows.merge(other, weight, adds ? Long::sum : Long::max);
    }
    return flows;
  }
}
