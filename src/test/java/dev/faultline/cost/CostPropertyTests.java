package dev.faultline.cost;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.cost.Breakdown.Part;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RelationType;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.money.Money;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyBuilder;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every answer adds up to the cent, and is the exact one but for the rounding to cents. */
class CostPropertyTests {
  private static final List<String> TYPES = List.of("Server", "Application", "Database");

  static LongStream seeds() {
    return LongStream.range(0, 600);
  }

  @ParameterizedTest
  @MethodSource("seeds")
  void agreesWithTheSlowDefinition(long seed) {
    Random random = new Random(seed);
    Topology topology = topology(random, 2 + (int) (seed / 50));
    ItemCosts costs = costs(random, topology);
    int oneIn = 1 + random.nextInt(5);
    IntPredicate services = item -> (item * 31L + seed) % oneIn == 0;
    CostQuery query = CostQuery.of(costs, services, rules(random));
    CostAllocation allocation = new CostEngine().allocate(topology, query);
    SlowCost slow = new SlowCost(topology, query);

    Money sum = allocation.unallocated().sum();
    for (ServiceCost service : allocation.services()) sum = sum.plus(service.kept());
    assertThat(sum).isEqualTo(costs.total()).isEqualTo(allocation.total());
    assertThat(allocation.services()).hasSize(slow.kept.size());
    long bound = bound(costs.total(), topology.arcCount() + topology.itemCount());
    for (ServiceCost service : allocation.services()) {
      assertThat(slow.kept.get(service.item()).millionthsFrom(service.kept().minorUnits()))
          .isLessThanOrEqualTo(bound);
      assertThat(slow.totals.get(service.item()).millionthsFrom(service.total().minorUnits()))
          .isLessThanOrEqualTo(bound);
    }
    long rest = allocation.unallocated().reachesNoService().minorUnits();
    assertThat(slow.nowhere.millionthsFrom(rest)).isLessThanOrEqualTo(bound);
    checkBreakdowns(topology, query, allocation, bound);
  }

  private static void checkBreakdowns(
      Topology topology, CostQuery query, CostAllocation allocation, long bound) {
    ItemCosts costs = query.costs();
    int all = topology.itemCount();
    for (int item = 0; item < all; item++) {
      ItemCosts alone = new ItemCosts(Costs.EUR, topology);
      alone.add(item, costs.of(item));
      SlowCost slow = new SlowCost(topology, query, alone);
      Destinations destinations = allocation.destinations(item, all);
      Money sum = destinations.unallocated();
      for (Part part : destinations.services().parts()) {
        sum = sum.plus(part.amount());
        assertThat(slow.kept.get(part.item()).millionthsFrom(part.amount().minorUnits()))
            .isLessThanOrEqualTo(2 * bound);
      }
      assertThat(sum).isEqualTo(costs.of(item));
      for (ServiceCost service : allocation.services()) {
        Breakdown breakdown = allocation.contributions(service.item(), all);
        long amount = 0;
        for (Part part : breakdown.parts()) {
          if (part.item() == item) amount = part.amount().minorUnits();
        }
        assertThat(slow.totals.get(service.item()).millionthsFrom(amount))
            .isLessThanOrEqualTo(2 * bound);
      }
    }
    for (ServiceCost service : allocation.services()) {
      addsUp(allocation.contributions(service.item(), all), 0);
      addsUp(allocation.contributions(service.item(), 2), 2);
    }
    addsUp(allocation.unallocatedItems(all), 0);
  }

  private static void addsUp(Breakdown breakdown, int top) {
    Money sum = breakdown.rest();
    for (Part part : breakdown.parts()) {
      assertThat(part.amount().minorUnits()).isPositive();
      sum = sum.plus(part.amount());
    }
    assertThat(sum).isEqualTo(breakdown.sum());
    if (top == 0) assertThat(breakdown.rest().isZero()).isTrue();
    if (top == 0) assertThat(breakdown.others()).isZero();
  }

  /** A cent for the rounding at the end, and one fine part for each rounding on the way. */
  private static long bound(Money total, int roundings) {
    long fine = CostEngine.scale(total.minorUnits());
    return 1_000_000 + 1 + Math.ceilDiv(1_000_000L * roundings, fine);
  }

  private static CostRules rules(Random random) {
    CostRules rules =
        CostRules.standardRules()
            .withStandard(shareRule(random))
            .withChain(random.nextBoolean() ? ServiceChain.FLOW_ON : ServiceChain.STOP)
            .withDeadEnds(random.nextBoolean() ? DeadEnds.UNALLOCATED : DeadEnds.SKIPPED);
    return random.nextBoolean() ? rules : rules.with("Server", shareRule(random));
  }

  private static ShareRule shareRule(Random random) {
    long salt = random.nextLong(1, 1_000);
    long large = random.nextInt(4) == 0 ? 1L << 40 : 1;
    return switch (random.nextInt(4)) {
      case 0 -> ShareRule.equal();
      case 1 -> new ShareRule.ByCapacity("users", item -> item * salt % 7 * large);
      case 2 ->
          new ShareRule.ByRelation(
              "agreed share",
              (provider, dependent, type) -> (provider * 3L + dependent * salt + type) % 5 * large);
      default ->
          new ShareRule.ByRelationType(
              Map.of("DEPENDS_ON", salt % 4, "RUNS_ON", 3L), random.nextInt(3));
    };
  }

  private static ItemCosts costs(Random random, Topology topology) {
    ItemCosts costs = new ItemCosts(Costs.EUR, topology);
    long most = 1L << random.nextInt(1, 55);
    for (int item = 0; item < topology.itemCount(); item++) {
      if (random.nextInt(4) == 0) continue;
      costs.add(item, Money.ofMinor(random.nextLong(most), Costs.EUR));
    }
    costs.addWithoutItem(Money.ofMinor(random.nextInt(3), Costs.EUR));
    return costs;
  }

  private static Topology topology(Random random, int size) {
    TopologyBuilder builder = new TopologyBuilder(StandardRelationTypes.all());
    for (int i = 0; i < size; i++) {
      LifeCycle lifeCycle = random.nextInt(12) == 0 ? LifeCycle.RETIRED : LifeCycle.IN_USE;
      String type = TYPES.get(random.nextInt(TYPES.size()));
      builder.addItem(null, "i" + i, "i" + i, type, Level.NONE, 0, null, lifeCycle, Map.of());
    }
    List<RelationType> types = StandardRelationTypes.all();
    boolean layered = random.nextBoolean();
    int relations = (int) (size * (0.5 + 2 * random.nextDouble()));
    for (int i = 0; i < relations; i++) {
      int from = random.nextInt(size);
      int to = random.nextInt(size);
      if (from == to || layered && from > to) continue;
      String type = types.get(random.nextInt(types.size())).name();
      builder.addRelation(type, "i" + from, "i" + to, null, null, 0);
    }
    return builder.build(0);
  }
}
