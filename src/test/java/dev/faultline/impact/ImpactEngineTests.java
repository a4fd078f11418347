package dev.faultline.impact;

import static dev.faultline.impact.Completeness.Reason.MAX_HOPS;
import static dev.faultline.impact.Completeness.Reason.MAX_ITEMS;
import static dev.faultline.impact.Completeness.Reason.RELATION_FILTER;
import static dev.faultline.impact.Completeness.Reason.TIME;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.DeadlineExceeded;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.topology.Topology;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ImpactEngineTests {
  private final ImpactEngine engine = new ImpactEngine();

  @Test
  void databaseOutageReachesEveryServiceBehindIt() {
    Impact impact = down("shop -> api; api -> db; report -> db", "db");
    assertThat(keys(impact)).containsExactly("api", "report", "shop");
    assertThat(impact.completeness().isComplete()).isTrue();
  }

  @Test
  void oneOfAPairLeavesTheDependentAtRisk() {
    Impact impact = down("shop -> 1 of db1 db2", "db1");
    assertThat(impact.level(impact.topology().find("shop"))).isEqualTo(Level.AT_RISK);
    assertThat(impact.absorbed())
        .singleElement()
        .satisfies(group -> {
          assertThat(group.spareBefore()).isEqualTo(1);
          assertThat(group.spareAfter()).isZero();
        });
  }

  @Test
  void aSpareThatIsLeftAbsorbsTheLossAndIsTheReasonWhyNot() {
    Impact impact = down("shop -> 1 of db1 db2 db3", "db1");
    Verdict verdict = impact.verdict(impact.topology().find("shop"));
    assertThat(keys(impact)).isEmpty();
    assertThat(verdict.reachable()).isTrue();
    assertThat(verdict.whyNot())
        .singleElement()
        .satisfies(group -> assertThat(group.spareAfter()).isEqualTo(1));
  }

  @Test
  void whatLiesElsewhereIsNotReachable() {
    Impact impact = down("shop -> db; mail -> smtp", "db");
    assertThat(impact.verdict(impact.topology().find("mail")).reachable()).isFalse();
  }

  @Test
  void aPresentOutageTakesTheSpare() {
    Impact impact = down("shop -> 1 of db1 db2; db2!", "db1");
    int shop = impact.topology().find("shop");
    assertThat(impact.level(shop)).isEqualTo(Level.DOWN);
    assertThat(impact.before(shop)).isEqualTo(Level.AT_RISK);
  }

  @Test
  void presentOutagesCanBeIgnored() {
    Topology topology = Estate.of("shop -> 1 of db1 db2; db2!").topology();
    ImpactQuery query =
        new ImpactQuery(targets(topology, "db1"), List.of(), true, Set.of(), Budget.unlimited());
    assertThat(engine.analyse(topology, query).level(topology.find("shop")))
        .isEqualTo(Level.AT_RISK);
  }

  @Test
  void whatElseIsChangingCountsBeforeAndAfter() {
    Topology topology = Estate.of("shop -> 1 of db1 db2; mail -> db2").topology();
    ImpactQuery query =
        new ImpactQuery(
            targets(topology, "db1"),
            targets(topology, "db2"),
            false,
            Set.of(),
            Budget.unlimited());
    Impact impact = engine.analyse(topology, query);
    assertThat(keys(impact)).containsExactly("shop");
    assertThat(impact.before(topology.find("shop"))).isEqualTo(Level.AT_RISK);
  }

  @Test
  void twoTargetsTogetherDoWhatNeitherDoesAlone() {
    Impact impact = down("shop -> 1 of db1 db2; mail -> db1", "db1", "db2");
    assertThat(impact.joint()).extracting(impact.topology()::key).containsExactly("shop");
  }

  @Test
  void whatATargetDoesAloneBeyondTheLimitIsNotJoint() {
    Topology topology = Estate.of("shop -> 1 of a b; x -> a; b -> x").topology();
    ImpactQuery query =
        new ImpactQuery(targets(topology, "a", "b"), List.of(), false, Set.of(), Budget.hops(1));
    Impact impact = engine.analyse(topology, query);
    assertThat(keys(impact)).containsExactly("shop", "x");
    assertThat(impact.joint()).isEmpty();
  }

  @Test
  void theLimitOnItemsDoesNotCountWhatIsOutAnyway() {
    Topology topology =
        Estate.of("b -> a; c -> b; p -> out; q -> p; r -> q; s -> q; out!").topology();
    Impact whole = limited(topology, new Budget(9, 2, Duration.ofHours(1), () -> false));
    assertThat(keys(whole)).containsExactly("b", "c");
    assertThat(whole.completeness().isComplete()).isTrue();
    Impact few = limited(topology, new Budget(9, 1, Duration.ofHours(1), () -> false));
    assertThat(keys(few)).containsExactly("b");
    assertThat(few.completeness()).isEqualTo(new Completeness(Set.of(MAX_ITEMS), 1, 1));
  }

  @Test
  void relationsThatAreNotFollowedLeadNowhere() {
    Topology topology = Estate.of("shop -> db; mail ~> db").topology();
    Impact impact =
        engine.analyse(
            topology,
            new ImpactQuery(
                targets(topology, "db"), List.of(), false, Set.of("USES"), Budget.unlimited()));
    assertThat(impact.verdict(topology.find("shop")).reachable()).isFalse();
    assertThat(impact.verdict(topology.find("mail")).level()).isEqualTo(Level.DEGRADED);
  }

  @Test
  void aCycleIsReachedAsAWhole() {
    assertThat(keys(down("a -> b; b -> c; c -> a; a -> db", "db"))).containsExactly("a", "c", "b");
  }

  @Test
  void plannedItemsNeitherCarryNorReceiveUnlessAskedFor() {
    Estate estate = Estate.of("shop -> new; new -> db; old -> db");
    estate.item("new", Level.NONE, LifeCycle.PLANNED, Map.of());
    Topology topology = estate.topology();
    assertThat(keys(engine.analyse(topology, ImpactQuery.of(targets(topology, "db")))))
        .containsExactly("old");
    Topology withPlanned = topology.countingOn(Set.of(LifeCycle.PLANNED));
    assertThat(keys(engine.analyse(withPlanned, ImpactQuery.of(targets(topology, "db")))))
        .containsExactly("new", "old", "shop");
  }

  @Test
  void aPlannedProviderDoesNotCountInItsGroup() {
    Estate estate = Estate.of("shop -> 1 of db1 db2");
    estate.item("db2", Level.NONE, LifeCycle.PLANNED, Map.of());
    Topology topology = estate.topology();
    Impact impact = engine.analyse(topology, ImpactQuery.of(targets(topology, "db1")));
    assertThat(impact.level(topology.find("shop"))).isEqualTo(Level.DOWN);
  }

  @Test
  void theChainNamesEachStep() {
    Impact impact = down("shop -> pool; pool -> 1 of n1 n2; n1 -> host; n2 -> host", "host");
    Topology topology = impact.topology();
    Why why = impact.why(topology.find("shop"));
    assertThat(ImpactPropertyTests.keysOf(why, topology))
        .containsExactly("host", "n1", "pool", "shop");
    assertThat(why.groups())
        .singleElement()
        .satisfies(group -> {
          assertThat(group.lost()).extracting(topology::key).containsExactly("n1", "n2");
          assertThat(group.required()).isEqualTo(1);
          assertThat(group.size()).isEqualTo(2);
        });
  }

  @Test
  void aStepOverASoftRelationPassesOnLess() {
    Impact impact = down("shop ~> mail; mail -> smtp", "smtp");
    List<Step> chain = impact.why(impact.topology().find("shop")).chain();
    assertThat(chain.getLast().levelIn()).isEqualTo(Level.DOWN);
    assertThat(chain.getLast().levelOut()).isEqualTo(Level.DEGRADED);
  }

  @Test
  void anyLimitThatStopsTheAnalysisSaysSo() {
    Topology topology = Estate.of("b -> a; c -> b; d -> c; e -> c").topology();
    assertThat(limited(topology, Budget.hops(1)).completeness())
        .isEqualTo(new Completeness(Set.of(MAX_HOPS), 1, 1));
    Impact few = limited(topology, new Budget(9, 2, Duration.ofHours(1), () -> false));
    assertThat(keys(few)).containsExactly("b", "c");
    assertThat(few.completeness()).isEqualTo(new Completeness(Set.of(MAX_ITEMS), 2, 2));
    assertThat(limited(topology, Budget.hops(3)).completeness().isComplete()).isTrue();
  }

  @Test
  void timeRunningOutIsALowerBound() {
    StringBuilder star = new StringBuilder("b -> a");
    for (int i = 0; i < 40_000; i++) star.append(";x").append(i).append(" -> b");
    Impact impact =
        limited(
            Estate.of(star.toString()).topology(),
            new Budget(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ZERO, () -> false));
    assertThat(impact.completeness().reasons()).containsExactly(TIME);
    assertThat(impact.completeness().unexplored()).isPositive();
  }

  @Test
  void aCancelledAnalysisEnds() {
    StringBuilder star = new StringBuilder("b -> a");
    for (int i = 0; i < 40_000; i++) star.append(";x").append(i).append(" -> b");
    Topology topology = Estate.of(star.toString()).topology();
    Budget cancelled =
        new Budget(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofHours(1), () -> true);
    assertThatThrownBy(() -> limited(topology, cancelled)).isInstanceOf(DeadlineExceeded.class);
  }

  @Test
  void aRelationFilterIsALowerBoundThatKeepsTheSizeOfGroups() {
    Topology topology = Estate.of("shop -> 1 of db1 db2; mail ~> db1").topology();
    Impact impact =
        engine.analyse(
            topology,
            new ImpactQuery(
                targets(topology, "db1"),
                List.of(),
                false,
                Set.of("DEPENDS_ON"),
                Budget.unlimited()));
    assertThat(keys(impact)).containsExactly("shop");
    assertThat(impact.level(topology.find("shop"))).isEqualTo(Level.AT_RISK);
    assertThat(impact.completeness().reasons()).containsExactly(RELATION_FILTER);
  }

  @Test
  void anItemWithoutRelationsAffectsNothing() {
    assertThat(keys(down("b -> a; lonely!", "lonely"))).isEmpty();
  }

  private Impact limited(Topology topology, Budget budget) {
    return engine.analyse(
        topology, new ImpactQuery(targets(topology, "a"), List.of(), false, Set.of(), budget));
  }

  private Impact down(String graph, String... keys) {
    Topology topology = Estate.of(graph).topology();
    return engine.analyse(topology, ImpactQuery.of(targets(topology, keys)));
  }

  private static List<Target> targets(Topology topology, String... keys) {
    return Arrays.stream(keys).map(key -> Target.down(topology.find(key))).toList();
  }

  private static List<String> keys(Impact impact) {
    return ImpactPropertyTests.rows(impact).stream().map(ImpactPropertyTests.Row::item).toList();
  }
}
