package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.impact.ImpactPropertyTests.Case;
import dev.faultline.model.Level;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Plans are valid by the slow definition, and compared with the fewest waves over all partitions.
 */
class WavePlanPropertyTests {
  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < 600, seed -> seed + 100);
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void smallPlansAreValidAndHaveTheFewestWaves(long first) {
    for (long seed = first; seed < first + 100; seed++) {
      Small small = new Small(seed);
      WavePlan plan = WavePlan.of(small.question);
      small.checkValid(plan);
      int fewest = small.fewest();
      assertThat(plan.waves()).as("seed %d", seed).hasSize(fewest);
      assertThat(plan.isOptimal()).as("seed %d", seed).isTrue();
      assertThat(plan.searchedToTheEnd()).isTrue();
      assertThat(plan.undecided()).isEmpty();
    }
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void plansThatAreTooLargeToSolveAreValidAndAtMostOneWaveMore(long first) {
    int optimal = 0;
    int all = 0;
    for (long seed = first; seed < first + 100; seed++) {
      Small small = new Small(seed);
      WavePlan plan = new WaveSearch(small.question).plan(0);
      small.checkValid(plan);
      int fewest = small.fewest();
      assertThat(plan.waves().size()).as("seed %d", seed).isBetween(fewest, fewest + 1);
      assertThat(plan.fewestPossible()).as("seed %d", seed).isLessThanOrEqualTo(fewest);
      if (plan.waves().size() == fewest) optimal++;
      all++;
    }
    assertThat(optimal).as("optimal of %d", all).isGreaterThanOrEqualTo(all * 95 / 100);
  }

  /** On a clock that goes on by one each time it is read, so that the time ends at any step. */
  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void whateverIsPlacedWhenTheTimeIsUpIsValidAndTheRestIsListed(long first) {
    int partial = 0;
    for (long seed = first; seed < first + 100; seed++) {
      Small small = new Small(seed);
      long[] now = {0};
      Duration time = Duration.ofNanos(seed % 50);
      Budget budget = new Budget(Integer.MAX_VALUE, Integer.MAX_VALUE, time, () -> false);
      Patience patience = new Patience(budget, () -> now[0]++);
      WavePlan plan = new WaveSearch(small.question, patience).plan((int) seed % 2 * 12);
      small.checkValid(plan);
      assertThat(plan.completeness().unexplored()).isEqualTo(plan.undecided().size());
      if (!plan.undecided().isEmpty()) {
        partial++;
        assertThat(plan.completeness().reasons()).containsExactly(Completeness.Reason.TIME);
        assertThat(plan.searchedToTheEnd()).isFalse();
      }
      if (plan.isOptimal()) {
        List<String> placed =
            plan.waves().stream()
                .flatMap(List::stream)
                .map(target -> small.it.topology.key(target.item()))
                .toList();
        assertThat(plan.waves()).as("seed %d", seed).hasSize(small.fewest(placed));
      }
    }
    assertThat(partial).as("plans that were broken off").isBetween(10, 90);
  }

  /** A random estate with groups, up to seven targets, and the rule by its slow definition. */
  private static final class Small {
    final Case it;
    final long seed;
    final Set<String> targets = new LinkedHashSet<>();
    final Level worst;
    final int modulus;
    final WavePlan.Question question;
    final Map<String, Level> before;

    Small(long seed) {
      this.seed = seed;
      it = new Case(seed + 200);
      Random random = new Random(seed);
      List<String> keys = List.copyOf(it.estate.items.keySet());
      for (int i = 0; i < 7; i++) targets.add(keys.get(random.nextInt(keys.size())));
      worst = Level.of(random.nextInt(3));
      modulus = 1 + random.nextInt(4);
      List<Target> own = new ArrayList<>();
      for (String key : targets) own.add(Target.down(it.topology.find(key)));
      question =
          new WavePlan.Question(
              new ImpactEngine(),
              it.topology,
              ImpactQuery.of(own),
              item -> item % modulus == 0,
              worst);
      before = it.before().last();
    }

    boolean allowed(List<String> wave) {
      List<Map.Entry<String, Level>> changes = new ArrayList<>();
      for (String key : wave) changes.add(Map.entry(key, Level.DOWN));
      Map<String, Level> after =
          it.slow.iterate(SlowImpact.with(it.slow.states(), changes), Integer.MAX_VALUE).last();
      return it.estate.items.keySet().stream()
          .filter(key -> it.topology.find(key) % modulus == 0)
          .allMatch(key -> after.get(key).compareTo(SlowImpact.max(worst, before.get(key))) <= 0);
    }

    void checkValid(WavePlan plan) {
      List<String> placed = new ArrayList<>();
      for (List<Target> wave : plan.waves()) {
        List<String> keys = wave.stream().map(target -> it.topology.key(target.item())).toList();
        assertThat(allowed(keys)).as("seed %d, wave %s", seed, keys).isTrue();
        placed.addAll(keys);
      }
      for (WavePlan.Unplaceable out : plan.unplaceable()) {
        String key = it.topology.key(out.target().item());
        assertThat(allowed(List.of(key))).as("seed %d, %s", seed, key).isFalse();
        assertThat(out.item() % modulus).isZero();
        assertThat(out.level()).isGreaterThan(out.allowed());
        placed.add(key);
      }
      for (Target out : plan.undecided()) placed.add(it.topology.key(out.item()));
      assertThat(placed).as("seed %d", seed).containsExactlyInAnyOrderElementsOf(targets);
    }

    int fewest() {
      return fewest(targets.stream().filter(key -> allowed(List.of(key))).toList());
    }

    int fewest(List<String> open) {
      int all = 1 << open.size();
      int[] fewest = new int[all];
      Arrays.fill(fewest, 99);
      fewest[0] = 0;
      for (int set = 1; set < all; set++) {
        List<String> wave = new ArrayList<>();
        for (int i = 0; i < open.size(); i++) if ((set >> i & 1) != 0) wave.add(open.get(i));
        if (!allowed(wave)) continue;
        for (int rest = 0; rest < all; rest++) {
          if ((rest & set) == 0)
            fewest[rest | set] = Math.min(fewest[rest | set], fewest[rest] + 1);
        }
      }
      return fewest[all - 1];
    }
  }
}
