package dev.faultline.cost;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.DeadlineExceeded;
import dev.faultline.model.InvalidInput;
import dev.faultline.money.Money;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CostEngineTests {
  private static final CostRules RULES = CostRules.standardRules();

  @Test
  void costFlowsThroughEverythingToTheServices() {
    Costs estate = Costs.of("Shop -> api; api -> db; Report -> db; db = 1000; api = 11");
    CostAllocation allocation = estate.allocate(RULES);
    assertThat(estate.kept(allocation, "Shop")).isEqualTo(511);
    assertThat(estate.kept(allocation, "Report")).isEqualTo(500);
    assertThat(allocation.unallocated().sum().isZero()).isTrue();
    assertThat(allocation.total()).isEqualTo(Money.parse("10.11 EUR"));
  }

  @Test
  void theOddCentGoesToTheFirstAndNothingIsLost() {
    Costs estate = Costs.of("A -> db; B -> db; C -> db; db = 100");
    CostAllocation allocation = estate.allocate(RULES);
    assertThat(estate.kept(allocation, "A")).isEqualTo(34);
    assertThat(estate.kept(allocation, "B")).isEqualTo(33);
    assertThat(estate.kept(allocation, "C")).isEqualTo(33);
  }

  @Test
  void roundingOnTheWayDoesNotAddUp() {
    // rounded to cents at each step, the first of each pair would take all of it: A 0, B 1
    Costs estate =
        Costs.of(
            "A -> m; x -> m; A -> x; m = 1; A -> n; y -> n; A -> y; n = 1; B -> o; A -> o; o = 1");
    CostAllocation allocation = estate.allocate(RULES);
    assertThat(estate.kept(allocation, "A") + estate.kept(allocation, "B")).isEqualTo(3);
    assertThat(estate.kept(allocation, "A")).isBetween(2L, 3L);
  }

  @Test
  void aCycleIsOneAndSharedByThoseOutsideIt() {
    Costs estate =
        Costs.of(
            "a -> b; b -> c; c -> a; Shop -> a; Shop -> b; Report -> c; a = 10; b = 20; c = 30");
    CostAllocation allocation = estate.allocate(RULES);
    assertThat(allocation.cycles()).isEqualTo(1);
    assertThat(estate.kept(allocation, "Shop")).isEqualTo(30);
    assertThat(estate.kept(allocation, "Report")).isEqualTo(30);
  }

  @Test
  void aServiceOfServicesPassesOnAndShowsItsTotal() {
    Costs estate = Costs.of("Shop -> Pay; Bank -> Pay; Pay -> db; db = 90; Pay = 10; Shop = 1");
    CostAllocation flowing = estate.allocate(RULES);
    assertThat(estate.total(flowing, "Pay")).isEqualTo(100);
    assertThat(estate.kept(flowing, "Pay")).isZero();
    assertThat(estate.kept(flowing, "Shop")).isEqualTo(51);
    assertThat(estate.total(flowing, "Shop")).isEqualTo(51);
    assertThat(estate.text(flowing.contributions(estate.topology.find("Pay"), 5)))
        .isEqualTo("db 90, Pay 10, rest 0 of 0");

    CostAllocation stopping = estate.allocate(RULES.withChain(ServiceChain.STOP));
    assertThat(estate.kept(stopping, "Pay")).isEqualTo(100);
    assertThat(estate.kept(stopping, "Shop")).isEqualTo(1);
    assertThat(estate.kept(stopping, "Bank")).isZero();
  }

  @Test
  void servicesThatNeedEachOtherShareEqually() {
    Costs estate = Costs.of("Shop -> Pay; Pay -> Shop; Pay -> db; db = 91; Pay = 10");
    CostAllocation allocation = estate.allocate(RULES);
    assertThat(estate.kept(allocation, "Shop") + estate.kept(allocation, "Pay")).isEqualTo(101);
    assertThat(estate.kept(allocation, "Shop")).isBetween(50L, 51L);
    assertThat(estate.total(allocation, "Shop")).isEqualTo(101);
  }

  @Test
  void costThatReachesNoServiceIsShownAsSuch() {
    Costs estate =
        Costs.of(
            "Shop -> host; lab -> host; host = 100; lab = 7; spare = 5; old! = 3; Shop -> old!");
    estate.costs.addWithoutItem(Money.parse("0.02 EUR"));
    estate.costs.addWithoutItem(Money.parse("-1.50 EUR"));
    CostAllocation allocation = estate.allocate(RULES);
    assertThat(estate.kept(allocation, "Shop")).isEqualTo(50);
    UnallocatedCost rest = allocation.unallocated();
    assertThat(rest.reachesNoService().minorUnits()).isEqualTo(62);
    assertThat(rest.notCountedOn().minorUnits()).isEqualTo(3);
    assertThat(rest.withoutItem().minorUnits()).isEqualTo(-148);
    assertThat(allocation.total().minorUnits()).isEqualTo(-33);
    assertThat(estate.text(allocation.unallocatedItems(2)))
        .isEqualTo("host 50, lab 7, rest 5 of 1");

    CostAllocation skipping = estate.allocate(RULES.withDeadEnds(DeadEnds.SKIPPED));
    assertThat(estate.kept(skipping, "Shop")).isEqualTo(100);
    assertThat(skipping.unallocated().reachesNoService().minorUnits()).isEqualTo(12);
  }

  @Test
  void whatHasArrivedAtAServiceDoesNotTurnOffIntoADeadEnd() {
    Costs estate = Costs.of("lab -> Shop; Shop = 10");
    assertThat(estate.kept(estate.allocate(RULES), "Shop")).isEqualTo(10);
  }

  @Test
  void hostsShareByTheCoresOfWhatTheyRun() {
    Costs estate =
        Costs.of(
            "Shop -> host; Report -> host; Idle -> host; host = 100; Shop -> net; Idle -> net; net"
                + " = 10");
    Map<String, Long> cores = Map.of("Shop", 6L, "Report", 2L);
    CostRules rules =
        RULES.with(
            "Server",
            new ShareRule.ByCapacity(
                "cores", item -> cores.getOrDefault(estate.topology.key(item), 0L)));
    CostAllocation allocation = estate.allocate(rules);
    assertThat(estate.kept(allocation, "Shop")).isEqualTo(80);
    assertThat(estate.kept(allocation, "Report")).isEqualTo(25);
    assertThat(estate.kept(allocation, "Idle")).isEqualTo(5);
    assertThat(allocation.rules().sentences())
        .containsExactly(
            "Dependents share equally.",
            "Of Server: Dependents share by their cores.",
            "Items in a cycle are one; the dependents outside it share their cost.",
            "What arrives at a service flows on to the services that depend on it.",
            "The share of dependents that lead to no service is unallocated.");
  }

  @Test
  void whereNoDependentHasAWeightTheCostStaysUnallocated() {
    Costs estate = Costs.of("Shop -> host; host = 100");
    CostAllocation allocation =
        estate.allocate(RULES.withStandard(new ShareRule.ByCapacity("users", _ -> 0)));
    assertThat(allocation.unallocated().reachesNoService().minorUnits()).isEqualTo(100);
  }

  @Test
  void theSharesOfAnItemShowTheRuleAtWork() {
    Costs estate =
        Costs.of("Shop -> host; Report -> host; Report -> host; host = 100; host -> net; net = 1");
    Map<String, Long> cores = Map.of("Shop", 6L, "Report", 2L);
    CostAllocation allocation =
        estate.allocate(
            RULES.withStandard(
                new ShareRule.ByCapacity(
                    "cores", item -> cores.getOrDefault(estate.topology.key(item), 1L))));
    int host = estate.topology.find("host");
    assertThat(allocation.shares(host))
        .containsExactly(
            new CostAllocation.Share(estate.topology.find("Shop"), 6, Money.parse("0.76 EUR")),
            new CostAllocation.Share(estate.topology.find("Report"), 2, Money.parse("0.25 EUR")));
    assertThat(allocation.shares(estate.topology.find("Shop"))).isEmpty();
  }

  @Test
  void breakdownsListTheLargestAndAddUp() {
    Costs estate = Costs.of("Shop -> a b c; Bank -> b c; a = 10; b = 21; c = 5; Shop = 1");
    CostAllocation allocation = estate.allocate(RULES);
    assertThat(estate.total(allocation, "Shop") + estate.total(allocation, "Bank")).isEqualTo(37);
    Breakdown breakdown = allocation.contributions(estate.topology.find("Shop"), 2);
    assertThat(breakdown.parts()).hasSize(2);
    assertThat(breakdown.others()).isEqualTo(2);
    assertThat(estate.text(allocation.destinations(estate.topology.find("b"), 9).services()))
        .isEqualTo("Shop 11, Bank 10, rest 0 of 0");
    assertThat(breakdown.sum().minorUnits()).isEqualTo(estate.total(allocation, "Shop"));
  }

  @Test
  void refusesWhatItCannotAnswer() {
    Costs estate = Costs.of("Shop -> api; api = 10");
    CostAllocation allocation = estate.allocate(RULES);
    assertThatThrownBy(() -> allocation.contributions(estate.topology.find("api"), 3))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("Item api is not a service in use; ask where its cost goes instead.");
    assertThatThrownBy(() -> estate.costs.add(0, Money.parse("-1 EUR")))
        .isInstanceOf(InvalidInput.class);
    assertThatThrownBy(() -> estate.costs.add(0, Money.parse("1 USD")))
        .isInstanceOf(InvalidInput.class)
        .hasMessage("Cost 1.00 USD is not in EUR, in which costs are allocated; convert it first.");
    assertThatThrownBy(() ->
            new CostEngine()
                .allocate(
                    estate.topology, new CostQuery(estate.costs, _ -> true, RULES, () -> true)))
        .isInstanceOf(DeadlineExceeded.class);
  }
}
