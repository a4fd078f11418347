package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.DeadlineExceeded;
import dev.faultline.model.Level;
import dev.faultline.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WavePlanTests {

  private static WavePlan plan(
      Topology topology, Level worst, Budget budget, Set<String> isProtected, List<String> keys) {
    List<Target> targets = keys.stream().map(key -> Target.down(topology.find(key))).toList();
    return WavePlan.of(
        new WavePlan.Question(
            new ImpactEngine(),
            topology,
            new ImpactQuery(targets, List.of(), false, Set.of(), budget),
            item -> isProtected.contains(topology.key(item)),
            worst));
  }

  private static List<List<String>> keys(WavePlan plan) {
    Topology topology = plan.question().topology();
    return plan.waves().stream()
        .map(wave -> wave.stream().map(target -> topology.key(target.item())).toList())
        .toList();
  }

  private static List<String> numbered(String prefix, int count) {
    return IntStream.range(0, count).mapToObj(i -> prefix + i).toList();
  }

  @Test
  void aClusterIsDoneNodeByNode() {
    Topology topology = Estate.of("shop -> pool; pool -> 1 of a b").topology();
    WavePlan plan =
        plan(topology, Level.AT_RISK, Budget.unlimited(), Set.of("shop"), List.of("b", "a"));
    assertThat(keys(plan)).containsExactly(List.of("b"), List.of("a"));
    assertThat(plan.isOptimal()).isTrue();
    assertThat(plan.impact(0).level(topology.find("pool"))).isEqualTo(Level.AT_RISK);
  }

  @Test
  void aTargetThatBreaksAServiceAloneIsNamedWithTheChain() {
    Topology topology = Estate.of("shop -> app; app -> host; mail -> x").topology();
    WavePlan plan =
        plan(
            topology,
            Level.AT_RISK,
            Budget.unlimited(),
            Set.of("shop", "mail"),
            List.of("host", "x", "mail", "shop"));
    assertThat(plan.waves()).isEmpty();
    assertThat(plan.fewestPossible()).isZero();
    assertThat(plan.unplaceable().stream().map(WavePlan.Unplaceable::sentence))
        .containsExactly(
            "shop is down because it depends on app, which depends on host. It may be at risk at"
                + " worst.",
            "mail is down because it depends on x. It may be at risk at worst.",
            "mail is protected itself, and the change leaves it down. It may be at risk at worst.",
            "shop is protected itself, and the change leaves it down. It may be at risk at worst.");
  }

  @Test
  void whatIsDownAlreadyDoesNotStandInTheWay() {
    Topology topology = Estate.of("shop -> db; shop!; pool -> 1 of a b; a!").topology();
    WavePlan plan =
        plan(
            topology,
            Level.AT_RISK,
            Budget.unlimited(),
            Set.of("shop", "pool"),
            List.of("db", "a", "b"));
    assertThat(keys(plan)).containsExactly(List.of("db", "a"));
    assertThat(plan.unplaceable().getFirst().target().item()).isEqualTo(topology.find("b"));
  }

  @Test
  void hundredsOfNodesGoInAsFewWavesAsTheirClustersAllow() {
    StringBuilder text = new StringBuilder("end -> z");
    for (int cluster = 0; cluster < 60; cluster++) {
      String name = "c" + cluster + "-";
      text.append("; s -> p%d; p%d -> 3 of ".formatted(cluster, cluster));
      text.append(String.join(" ", numbered(name, 5)));
    }
    Topology topology = Estate.of(text.toString()).topology();
    List<String> nodes =
        IntStream.range(0, 60).boxed().flatMap(c -> numbered("c" + c + "-", 5).stream()).toList();
    WavePlan plan = plan(topology, Level.AT_RISK, Budget.unlimited(), Set.of("s"), nodes);
    assertThat(plan.waves()).hasSize(3);
    assertThat(plan.isOptimal()).isTrue();
    assertThat(plan.unplaceable()).isEmpty();
    assertThat(plan(topology, Level.AT_RISK, Budget.unlimited(), Set.of("s"), nodes).waves())
        .isEqualTo(plan.waves());
  }

  /** Thirty nodes of which any fifteen may be lost, planned in so many readings of the clock. */
  private static WavePlan thirtyNodes(long readings) {
    List<String> nodes = numbered("n", 30);
    Topology topology = Estate.of("p -> 15 of " + String.join(" ", nodes)).topology();
    int p = topology.find("p");
    Budget budget = new Budget(9, 9, Duration.ofNanos(readings), () -> false);
    List<Target> targets = nodes.stream().map(key -> Target.down(topology.find(key))).toList();
    WavePlan.Question question =
        new WavePlan.Question(
            new ImpactEngine(),
            topology,
            new ImpactQuery(targets, List.of(), false, Set.of(), budget),
            item -> item == p,
            Level.AT_RISK);
    long[] now = {0};
    WavePlan plan = new WaveSearch(question, new Patience(budget, () -> now[0]++)).plan();
    for (int wave = 0; wave < plan.waves().size(); wave++) {
      assertThat(plan.impact(wave).level(p)).isLessThanOrEqualTo(Level.AT_RISK);
    }
    int placed = plan.waves().stream().mapToInt(List::size).sum();
    assertThat(placed + plan.undecided().size()).isEqualTo(30);
    assertThat(plan.unplaceable()).isEmpty();
    return plan;
  }

  @Test
  void withoutTimeNothingIsPlacedAndAllTargetsAreListedAsUndecided() {
    WavePlan plan = thirtyNodes(0);
    assertThat(plan.waves()).isEmpty();
    assertThat(plan.undecided()).hasSize(30);
    assertThat(plan.completeness())
        .isEqualTo(new Completeness(Set.of(Completeness.Reason.TIME), 30, 0));
    assertThat(new Headlines(plan.question().topology()).waves(plan))
        .isEqualTo("No target is in a wave; the time was up before 30 targets were decided on.");
  }

  @Test
  void whatIsPlacedWhenTheTimeIsUpStandsAndTheRestIsUndecided() {
    WavePlan plan = thirtyNodes(115);
    assertThat(plan.searchedToTheEnd()).isFalse();
    assertThat(plan.waves()).hasSize(2);
    assertThat(plan.undecided()).hasSizeBetween(1, 14);
    assertThat(new Headlines(plan.question().topology()).waves(plan))
        .contains(" of 30 targets go in 2 waves")
        .endsWith("targets were decided on.");
  }

  @Test
  void aPlanWhoseSearchForFewerWavesIsEndedIsWholeAllTheSame() {
    WavePlan plan = thirtyNodes(150);
    assertThat(plan.searchedToTheEnd()).isFalse();
    assertThat(plan.completeness().isComplete()).isTrue();
    assertThat(plan.waves()).hasSize(2);
  }

  @Test
  void anAnalysisWhoseCallerIsGoneEnds() {
    Topology topology = Estate.of("p -> 1 of a b").topology();
    Budget cancelled = new Budget(9, 9, Duration.ofDays(1), () -> true);
    assertThatThrownBy(
            () -> plan(topology, Level.AT_RISK, cancelled, Set.of("p"), List.of("a", "b")))
        .isInstanceOf(DeadlineExceeded.class);
  }

  /** Members that may be lost one at a time, each on a host of its own; any two hosts conflict. */
  private static WavePlan.Question membersAndHosts(int members) {
    StringBuilder text = new StringBuilder("ceph -> " + (members - 1) + " of ");
    text.append(String.join(" ", numbered("c", members)));
    for (int i = 0; i < members; i++) text.append("; c%d -> x%d".formatted(i, i));
    Topology topology = Estate.of(text.toString()).topology();
    List<Target> targets =
        Stream.of("c", "x")
            .flatMap(prefix -> numbered(prefix, members).stream())
            .map(key -> Target.down(topology.find(key)))
            .toList();
    int ceph = topology.find("ceph");
    return new WavePlan.Question(
        new ImpactEngine(),
        topology,
        new ImpactQuery(targets, List.of(), false, Set.of(), Budget.unlimited()),
        item -> item == ceph,
        Level.AT_RISK);
  }

  private static WaveConflicts conflicts(WavePlan.Question question, Patience patience) {
    List<Target> targets = question.query().targets();
    int[] all = IntStream.range(0, targets.size()).toArray();
    return new WaveConflicts(new WaveRule(question, targets, patience), all, patience);
  }

  @Test
  void theSearchForABoundEndsWhereThePlanReachesIt() {
    WavePlan.Question question = membersAndHosts(20);
    assertThat(WavePlan.of(question).isOptimal()).isTrue();
    WaveConflicts conflicts = conflicts(question, new Patience(Budget.unlimited()));
    long[] now = {0};
    assertThat(conflicts.clique(20, new Patience(Budget.unlimited(), () -> now[0]++)))
        .isEqualTo(20);
    assertThat(now[0]).isLessThanOrEqualTo(21);
    assertThat(conflicts.isComplete()).isTrue();
  }

  @Test
  void theSearchForABoundEndsWhenTheTimeIsUp() {
    WaveConflicts conflicts = conflicts(membersAndHosts(20), new Patience(Budget.unlimited()));
    Budget brief = new Budget(9, 9, Duration.ofNanos(6), () -> false);
    long[] now = {0};
    assertThat(conflicts.clique(20, new Patience(brief, () -> now[0]++))).isEqualTo(6);
    assertThat(conflicts.isComplete()).isFalse();
  }
}
