package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.impact.ImpactPropertyTests.Case;
import dev.faultline.model.Level;
import dev.faultline.topology.Topology;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class StandingRiskTests {
  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < 500, seed -> seed + 100);
  }

  @Test
  void whileOneNodeIsPatchedTheOtherOneIsASinglePointOfFailure() {
    Topology topology =
        Estate.of("payments -> pool; pool -> 1 of db-1 db-2; db-2 -> host-2; mail -> db-1")
            .topology();
    Impact impact =
        new ImpactEngine()
            .analyse(topology, ImpactQuery.of(List.of(Target.down(topology.find("db-1")))));
    int payments = topology.find("payments");
    StandingRisk risk = StandingRisk.of(impact, item -> item == payments, Budget.unlimited());
    assertThat(risk.isComplete()).isTrue();
    assertThat(risk.rows())
        .containsExactly(
            new StandingRisk.Row(topology.find("db-2"), List.of(payments)),
            new StandingRisk.Row(topology.find("host-2"), List.of(payments)));
  }

  @Test
  void withoutTimeItSaysHowMuchIsUnexamined() {
    Topology topology = Estate.of("pool -> 1 of a b").topology();
    Impact impact =
        new ImpactEngine()
            .analyse(topology, ImpactQuery.of(List.of(Target.down(topology.find("a")))));
    Budget none = new Budget(9, 9, Duration.ZERO, () -> false);
    StandingRisk risk = StandingRisk.of(impact, _ -> true, none);
    assertThat(risk.rows()).isEmpty();
    assertThat(risk.unexamined()).isPositive();
    assertThat(risk.isComplete()).isFalse();
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void rowsAreThoseOfOneAnalysisACandidate(long first) {
    for (long seed = first; seed < first + 100; seed++) {
      Case it = new Case(seed);
      long modulus = 1 + seed % 3;
      Map<String, Level> states = it.slow.states();
      Map<String, Level> changed = it.after(Integer.MAX_VALUE).last();
      Map<String, TreeSet<String>> expected = new TreeMap<>();
      for (String candidate : it.estate.items.keySet()) {
        List<Map.Entry<String, Level>> failure = List.of(Map.entry(candidate, Level.DOWN));
        Map<String, Level> alone =
            it.slow.iterate(SlowImpact.with(states, failure), Integer.MAX_VALUE).last();
        Map<String, Level> both =
            it.slow
                .iterate(
                    SlowImpact.with(SlowImpact.with(states, it.changes), failure),
                    Integer.MAX_VALUE)
                .last();
        for (String key : it.estate.items.keySet()) {
          if (it.topology.find(key) % modulus != 0) continue;
          if (both.get(key) == Level.DOWN
              && changed.get(key) != Level.DOWN
              && alone.get(key) != Level.DOWN) {
            expected.computeIfAbsent(candidate, _ -> new TreeSet<>()).add(key);
          }
        }
      }
      Map<String, TreeSet<String>> found = new TreeMap<>();
      StandingRisk risk =
          StandingRisk.of(
              it.impact(Budget.unlimited()), item -> item % modulus == 0, Budget.unlimited());
      for (StandingRisk.Row row : risk.rows()) {
        TreeSet<String> keys = new TreeSet<>();
        for (int item : row.newlyDown()) keys.add(it.topology.key(item));
        found.put(it.topology.key(row.item()), keys);
      }
      assertThat(found).as("seed %d", seed).isEqualTo(expected);
    }
  }
}
