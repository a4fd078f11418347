package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.Level;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Single points of failure agree with one analysis for each candidate on random estates. */
class SinglePointsPropertyTests {
  private static final int SEEDS_A_TEST = 100;
  private static final ImpactEngine ENGINE = new ImpactEngine();
  private static final SinglePoints POINTS = new SinglePoints();

  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < 1_500, seed -> seed + SEEDS_A_TEST);
  }

  static LongStream someFirstSeeds() {
    return LongStream.of(0, 100, 200);
  }

  static LongStream largeSeeds() {
    return LongStream.of(9_001, 9_002, 9_003, 9_004);
  }

  /** A random estate with random goals, candidates and conditions. */
  private static final class Case {
    final Estate estate;
    final Topology topology;
    final PointsQuery query;
    final List<Map.Entry<String, Level>> also;

    Case(long seed, Estate estate) {
      this.estate = estate;
      topology = estate.topology();
      Random random = new Random(seed * 31 + 7);
      also = random.nextInt(3) == 0 ? RandomEstates.changes(estate, seed) : List.of();
      List<Target> targets = new ArrayList<>();
      for (var change : also) {
        targets.add(new Target(topology.find(change.getKey()), change.getValue()));
      }
      query =
          new PointsQuery(
              some(random), some(random), targets, random.nextInt(3) == 0, Budget.unlimited());
    }

    private IntPredicate some(Random random) {
      int of = 1 + random.nextInt(3);
      if (of == 1) return _ -> true;
      Set<Integer> chosen = new HashSet<>();
      for (int item = 0; item < topology.itemCount(); item++) {
        if (random.nextInt(of) == 0) chosen.add(item);
      }
      return chosen::contains;
    }

    /** By item the candidates that take it down, each analysed alone. */
    Map<Integer, Set<Integer>> oneByOne() {
      Map<Integer, Set<Integer>> points = new TreeMap<>();
      for (int candidate = 0; candidate < topology.itemCount(); candidate++) {
        if (!query.among().test(candidate)) continue;
        Impact impact = query.proof(ENGINE, topology, candidate);
        for (int place = 0; place < impact.affectedCount(); place++) {
          int item = impact.affected(place);
          if (impact.level(item) != Level.DOWN || !query.of().test(item)) continue;
          points.computeIfAbsent(item, _ -> new TreeSet<>()).add(candidate);
        }
      }
      return points;
    }
  }

  private static Map<Integer, Set<Integer>> found(Topology topology, PointsAnswer answer) {
    Map<Integer, Set<Integer>> found = new TreeMap<>();
    for (int item = 0; item < topology.itemCount(); item++) {
      List<Integer> points = answer.points(item);
      assertThat(points).doesNotHaveDuplicates();
      if (!points.isEmpty()) found.put(item, new TreeSet<>(points));
    }
    assertThat(new TreeSet<>(answer.items())).isEqualTo(found.keySet());
    return found;
  }

  private static void check(Case it, String what) {
    Map<Integer, Set<Integer>> expected = it.oneByOne();
    PointsAnswer answer = POINTS.find(it.topology, it.query);
    assertThat(answer.completeness().isComplete()).isTrue();
    assertThat(found(it.topology, answer)).as(what).isEqualTo(expected);
    PointsRanking ranking = POINTS.rank(it.topology, it.query);
    Map<Integer, Integer> counts = new TreeMap<>();
    expected
        .values()
        .forEach(points -> points.forEach(point -> counts.merge(point, 1, Integer::sum)));
    Map<Integer, Integer> ranked = new TreeMap<>();
    for (int row = 0; row < ranking.size(); row++) {
      ranked.put(ranking.item(row), ranking.count(row));
      if (row > 0) assertThat(ranking.count(row)).isLessThanOrEqualTo(ranking.count(row - 1));
      assertThat(ranking.count(row, 0)).isEqualTo(ranking.count(row));
    }
    assertThat(ranked).as(what).isEqualTo(counts);
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void agreeWithOneAnalysisForEachCandidate(long first) {
    for (long seed = first; seed < first + SEEDS_A_TEST; seed++) {
      check(new Case(seed, RandomEstates.from(seed)), "seed " + seed);
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("largeSeeds")
  void agreeOverSeveralBatches(long seed) {
    check(new Case(seed, DenseEstates.from(seed, 1_500)), "seed " + seed);
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("someFirstSeeds")
  void agreeWithTheSlowDefinition(long first) {
    for (long seed = first; seed < first + SEEDS_A_TEST; seed++) {
      Case it = new Case(seed, RandomEstates.from(seed));
      SlowImpact slow = new SlowImpact(it.estate);
      Map<String, Level> given =
          SlowImpact.with(it.query.ignoreStates() ? Map.of() : slow.states(), it.also);
      Map<String, Level> before = slow.iterate(given, Integer.MAX_VALUE).last();
      Map<Integer, Set<Integer>> expected = new TreeMap<>();
      for (String candidate : it.estate.items.keySet()) {
        if (!it.query.among().test(it.topology.find(candidate))) continue;
        Map<String, Level> own = SlowImpact.with(given, List.of(Map.entry(candidate, Level.DOWN)));
        slow.iterate(own, Integer.MAX_VALUE)
            .last()
            .forEach((item, level) -> {
              if (level != Level.DOWN || before.get(item) == Level.DOWN) return;
              if (item.equals(candidate) || !it.query.of().test(it.topology.find(item))) return;
              expected
                  .computeIfAbsent(it.topology.find(item), _ -> new TreeSet<>())
                  .add(it.topology.find(candidate));
            });
      }
      assertThat(found(it.topology, POINTS.find(it.topology, it.query)))
          .as("seed %d", seed)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("someFirstSeeds")
  void countsByCriticalityAgreeWithTheSlowDefinition(long first) {
    for (long seed = first; seed < first + SEEDS_A_TEST; seed++) {
      Estate estate = RandomEstates.from(seed);
      Random random = new Random(seed);
      Map<String, Integer> criticality = new TreeMap<>();
      for (String key : estate.items.keySet()) criticality.put(key, random.nextInt(5));
      Topology topology = estate.topology(key -> criticality.getOrDefault(key, 0));
      SlowImpact slow = new SlowImpact(estate);
      Map<String, Level> before = slow.iterate(slow.states(), Integer.MAX_VALUE).last();
      Map<String, List<Integer>> expected = new TreeMap<>();
      for (String candidate : estate.items.keySet()) {
        int[] counts = new int[5];
        slow.iterate(
                SlowImpact.with(slow.states(), List.of(Map.entry(candidate, Level.DOWN))),
                Integer.MAX_VALUE)
            .last()
            .forEach((item, level) -> {
              boolean isNew = level == Level.DOWN && before.get(item) != Level.DOWN;
              if (isNew && !item.equals(candidate)) counts[criticality.get(item)]++;
            });
        if (Arrays.stream(counts).sum() > 0) {
          expected.put(candidate, Arrays.stream(counts).boxed().toList());
        }
      }
      PointsQuery query =
          new PointsQuery(_ -> true, _ -> true, List.of(), false, Budget.unlimited());
      PointsRanking ranking = POINTS.rank(topology, query);
      Map<String, List<Integer>> found = new TreeMap<>();
      for (int row = 0; row < ranking.size(); row++) {
        List<Integer> counts = new ArrayList<>();
        for (int kind = 0; kind < 5; kind++) counts.add(ranking.count(row, kind));
        found.put(topology.key(ranking.item(row)), counts);
      }
      assertThat(found).as("seed %d", seed).isEqualTo(expected);
    }
  }
}
