package dev.faultline.impact;

import static java.util.stream.Collectors.toMap;
import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.DependentEnd;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyBuilder;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/** Services and counts of an answer are those that its rows give one by one. */
class SummaryPropertyTests {
  private static final List<String> TYPES = List.of("Server", "Database", "Service", "Offer");
  private static final Set<String> SERVICES = Set.of("Service", "Offer");
  private static final int ITEMS = 200;

  @Test
  void agreeWithTheRowsOfLargeAndSmallAnswers() {
    int large = 0;
    int small = 0;
    for (long seed = 0; seed < 400; seed++) {
      Impact impact = impact(new Random(seed));
      if (impact.affectedCount() > ITEMS / 8) large++;
      else if (impact.affectedCount() > 0 && impact.affectedCount() < ITEMS / 32) small++;
      check("seed " + seed, impact);
    }
    assertThat(List.of(large, small)).allMatch(count -> count > 50);
  }

  private static void check(String description, Impact impact) {
    Topology topology = impact.topology();
    List<Integer> services = impact.affected(item -> SERVICES.contains(topology.type(item)));
    assertThat(impact.services(SERVICES)).as(description).isEqualTo(services);
    for (Level minimum : Level.values()) {
      List<Integer> rows = impact.affected(item -> impact.level(item).compareTo(minimum) >= 0);
      Summary summary = impact.summary(SERVICES, minimum);
      assertThat(summary.affected()).as(description).isEqualTo(rows.size());
      assertThat(positive(summary.byLevel()))
          .as(description)
          .isEqualTo(counted(rows, impact::level));
      assertThat(summary.byType()).as(description).isEqualTo(counted(rows, topology::type));
      assertThat(summary.byCriticality())
          .as(description)
          .isEqualTo(counted(rows, topology::criticality));
      assertThat(positive(summary.services()))
          .as(description)
          .isEqualTo(counted(rows.stream().filter(services::contains).toList(), impact::level));
    }
  }

  private static <K> Map<K, Integer> counted(List<Integer> rows, Function<Integer, K> by) {
    return rows.stream().collect(toMap(by, _ -> 1, Integer::sum));
  }

  private static <K> Map<K, Integer> positive(Map<K, Integer> counts) {
    return counts.entrySet().stream()
        .filter(entry -> entry.getValue() > 0)
        .collect(toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  /** Some items are impaired before, and some targets are services. */
  private static Impact impact(Random random) {
    TopologyBuilder builder =
        new TopologyBuilder(
            List.of(new RelationType("NEEDS", DependentEnd.FROM, Level.DOWN, null, "")));
    for (int item = 0; item < ITEMS; item++) {
      builder.addItem(
          new UUID(0, item),
          "k" + random.nextInt(10) + "-" + item,
          "n" + item,
          TYPES.get(random.nextInt(TYPES.size())),
          Level.of(Math.max(0, random.nextInt(300) - 296)),
          random.nextInt(5),
          null,
          random.nextInt(20) == 0 ? LifeCycle.RETIRED : LifeCycle.IN_USE,
          random.nextBoolean() ? Map.of("g", new RedundancyRule.MinimumUp(1)) : Map.of());
    }
    Topology items = builder.build(1);
    List<String> keys = new ArrayList<>();
    for (int item = 0; item < ITEMS; item++) keys.add(items.key(item));
    int relations = ITEMS * random.nextInt(1, 7) / 2;
    for (int relation = 0; relation < relations; relation++) {
      int from = random.nextInt(ITEMS);
      int to = random.nextInt(ITEMS);
      if (from == to) continue;
      Level effect = random.nextInt(4) == 0 ? Level.DEGRADED : null;
      builder.addRelation(
          "NEEDS", keys.get(from), keys.get(to), random.nextBoolean() ? "g" : null, effect, 0);
    }
    Topology topology = builder.build(2);
    List<Target> targets = new ArrayList<>();
    for (int count = random.nextInt(1, 4); count > 0; count--) {
      targets.add(new Target(random.nextInt(ITEMS), Level.of(random.nextInt(1, 4))));
    }
    return new ImpactEngine().analyse(topology, ImpactQuery.of(targets));
  }
}
