package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.model.DeadlineExceeded;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyBuilder;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What is read from an answer ends as soon as nobody waits for it, and can be read again. */
class PollsTests {
  private static final int ITEMS = 6_000;

  private final AtomicBoolean cancelled = new AtomicBoolean();
  private final Budget budget =
      new Budget(Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofHours(1), cancelled::get);

  /**
   * Items that need the switch, items that need one of the switch and a spare, and one that needs
   * any of these or another one.
   */
  private static Topology wide() {
    TopologyBuilder builder = new TopologyBuilder(StandardRelationTypes.all());
    item(builder, "switch", Map.of());
    item(builder, "spare", Map.of());
    item(builder, "calm", Map.of());
    item(builder, "top", Map.of("g", new RedundancyRule.MinimumUp(1)));
    builder.addRelation("DEPENDS_ON", "top", "calm", "g", null, 1);
    for (int i = 0; i < ITEMS; i++) {
      // Keys in no order, so that sorting has something to do.
      String hard = "h" + Integer.reverse(i);
      String soft = "s" + Integer.reverse(i);
      item(builder, hard, Map.of());
      item(builder, soft, Map.of("g", new RedundancyRule.MinimumUp(1)));
      builder.addRelation("DEPENDS_ON", hard, "switch", null, null, 1);
      builder.addRelation("DEPENDS_ON", soft, "switch", "g", null, 1);
      builder.addRelation("DEPENDS_ON", soft, "spare", "g", null, 1);
      builder.addRelation("DEPENDS_ON", "top", soft, "g", null, 1);
    }
    return builder.build(1);
  }

  private static void item(
      TopologyBuilder builder, String key, Map<String, RedundancyRule> groups) {
    builder.addItem(null, key, key, "Application", Level.NONE, 0, null, LifeCycle.IN_USE, groups);
  }

  @TestFactory
  List<DynamicTest> readingAnAnswerEndsWhenItsCallerIsGone() {
    Topology topology = wide();
    Map<String, Consumer<Impact>> reads =
        Map.of(
            "rows", impact -> assertThat(impact.affected(0)).isNotNegative(),
            "a filter", impact -> assertThat(impact.affected(_ -> true)).hasSize(2 * ITEMS),
            "services", impact -> assertThat(impact.services(Set.of("Application"))).isNotEmpty(),
            "summary",
                impact ->
                    assertThat(impact.summary(Set.of()).byType())
                        .containsOnly(Map.entry("Application", 2 * ITEMS)),
            "absorbed", impact -> assertThat(impact.absorbed()).hasSize(ITEMS),
            "stale relations", impact -> assertThat(impact.staleRelations(2)).isGreaterThan(ITEMS),
            "a verdict",
                impact -> assertThat(impact.verdict(topology.find("top")).whyNot()).isEmpty(),
            "joint", impact -> assertThat(impact.joint()).hasSize(ITEMS + 1));
    List<DynamicTest> tests = new ArrayList<>();
    reads.forEach((name, read) ->
        tests.add(
            DynamicTest.dynamicTest(
                name,
                () -> {
                  Impact impact = impact(topology, name.equals("joint"));
                  cancelled.set(true);
                  assertThatThrownBy(() -> read.accept(impact))
                      .isInstanceOf(DeadlineExceeded.class)
                      .hasMessage("The analysis was cancelled.");
                  cancelled.set(false);
                  read.accept(impact);
                  assertThat(impact.affected(_ -> true))
                      .isEqualTo(impact(topology, name.equals("joint")).affected(_ -> true));
                })));
    return tests;
  }

  private Impact impact(Topology topology, boolean both) {
    List<Target> targets = new ArrayList<>();
    targets.add(Target.down(topology.find("switch")));
    if (both) targets.add(Target.down(topology.find("spare")));
    cancelled.set(false);
    return new ImpactEngine()
        .analyse(topology, new ImpactQuery(targets, List.of(), false, Set.of(), budget));
  }

  @TestFactory
  List<DynamicTest> aSearchEndsWhenItsCallerIsGone() {
    Topology topology = wide();
    Map<String, Runnable> searches =
        Map.of(
            "ranking",
            () -> new SinglePoints().rank(topology, points()),
            "single points",
            () -> new SinglePoints().find(topology, points()),
            "waves",
            () ->
                WavePlan.of(
                    new WavePlan.Question(
                        new ImpactEngine(),
                        topology,
                        new ImpactQuery(
                            List.of(Target.down(0)), List.of(), false, Set.of(), budget),
                        _ -> true,
                        Level.AT_RISK)),
            "common causes",
            () -> CommonCauses.of(topology, List.of(CommonCauses.Symptom.of(0)), false, 9, budget));
    List<DynamicTest> tests = new ArrayList<>();
    searches.forEach((name, search) ->
        tests.add(
            DynamicTest.dynamicTest(
                name,
                () -> {
                  cancelled.set(true);
                  assertThatThrownBy(search::run).isInstanceOf(DeadlineExceeded.class);
                })));
    return tests;
  }

  private PointsQuery points() {
    return new PointsQuery(_ -> true, _ -> true, List.of(), false, budget);
  }

  @Test
  void aProofOverALongChainEndsWhenItsCallerIsGone() {
    StringBuilder text = new StringBuilder("c1 -> c0");
    for (int i = 2; i < ITEMS; i++) text.append("; c%d -> c%d".formatted(i, i - 1));
    Topology topology = Estate.of(text.toString()).topology();
    int last = topology.find("c" + (ITEMS - 1));
    List<Target> targets = List.of(Target.down(topology.find("c0")));
    Impact impact =
        new ImpactEngine()
            .analyse(topology, new ImpactQuery(targets, List.of(), false, Set.of(), budget));
    assertThat(impact.why(last).chain()).hasSize(ITEMS - 1);
    cancelled.set(true);
    assertThatThrownBy(() -> impact.why(last)).isInstanceOf(DeadlineExceeded.class);
  }

  @Test
  void listingCutSetsEndsWhenItsCallerIsGone() {
    StringBuilder text = new StringBuilder("other -> x");
    for (int i = 0; i < ITEMS; i++) text.append("; s -> 1 of a%d b%d".formatted(i, i));
    Topology topology = Estate.of(text.toString()).topology();
    CutSetsAnswer answer =
        new CutSets()
            .find(
                topology,
                new CutSetsQuery(
                    topology.find("s"),
                    _ -> true,
                    2,
                    List.of(),
                    false,
                    CutSetsQuery.usualNodes(),
                    budget));
    assertThat(answer.first(1)).hasSize(1);
    cancelled.set(true);
    assertThatThrownBy(() -> answer.first(1)).isInstanceOf(DeadlineExceeded.class);
  }
}
