package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.Level;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Cut sets agree with trying every subset on random estates. */
class CutSetsPropertyTests {
  private static final int SEEDS_A_TEST = 50;
  private static final int MOST_ITEMS = 16;
  private static final ImpactEngine ENGINE = new ImpactEngine();

  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < 1_000, seed -> seed + SEEDS_A_TEST);
  }

  /** All minimal sets of up to the size that take the item down, found by trying them all. */
  private static List<List<Integer>> slow(Topology topology, CutSetsQuery query) {
    List<List<Integer>> found = new ArrayList<>();
    for (int size = 1; size <= query.maxSize(); size++)
      subsets(topology, query, size, 0, List.of(), found);
    Comparator<List<Integer>> bySize = Comparator.comparingInt(List::size);
    found.sort(
        bySize.thenComparing((a, b) -> {
          for (int i = 0; i < a.size(); i++) {
            int order = topology.compareKeys(a.get(i), b.get(i));
            if (order != 0) return order;
          }
          return 0;
        }));
    return found;
  }

  private static void subsets(
      Topology topology,
      CutSetsQuery query,
      int size,
      int from,
      List<Integer> chosen,
      List<List<Integer>> found) {
    if (chosen.size() == size) {
      if (found.stream().noneMatch(chosen::containsAll) && takesDown(topology, query, chosen)) {
        List<Integer> sorted = new ArrayList<>(chosen);
        sorted.sort(topology::compareKeys);
        found.add(sorted);
      }
      return;
    }
    for (int item = from; item < topology.itemCount(); item++) {
      if (item == query.of() || !query.among().test(item)) continue;
      List<Integer> more = new ArrayList<>(chosen);
      more.add(item);
      subsets(topology, query, size, item + 1, more, found);
    }
  }

  private static boolean takesDown(Topology topology, CutSetsQuery query, List<Integer> items) {
    Impact impact =
        ENGINE.analyse(
            topology,
            new ImpactQuery(
                items.stream().map(Target::down).toList(),
                query.alsoChanging(),
                query.ignoreStates(),
                Set.of(),
                Budget.unlimited()));
    return impact.level(query.of()) == Level.DOWN && impact.before(query.of()) != Level.DOWN;
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 49")
  @MethodSource("firstSeeds")
  void agreeWithTryingEverySubset(long first) {
    for (long seed = first; seed < first + SEEDS_A_TEST; seed++) {
      Random random = new Random(~seed);
      Estate estate =
          random.nextBoolean()
              ? RandomEstates.from(seed % 100)
              : DenseEstates.from(seed, 4 + random.nextInt(MOST_ITEMS - 4));
      if (estate.items.size() > MOST_ITEMS) estate = DenseEstates.from(seed, MOST_ITEMS);
      Topology topology = estate.topology();
      List<Target> also = new ArrayList<>();
      if (random.nextInt(4) == 0) {
        for (Map.Entry<String, Level> change : RandomEstates.changes(estate, seed)) {
          also.add(new Target(topology.find(change.getKey()), change.getValue()));
        }
      }
      boolean ignoreStates = random.nextBoolean();
      int odd = random.nextInt(4);
      for (int of = 0; of < topology.itemCount(); of += 3) {
        for (int maxSize : List.of(3, 4)) {
          CutSetsQuery query =
              new CutSetsQuery(
                  of,
                  item -> odd > 0 || item % 3 > 0,
                  maxSize,
                  also,
                  ignoreStates,
                  1 << 20,
                  Budget.unlimited());
          if (maxSize == 4 && topology.itemCount() > 12) continue;
          CutSetsAnswer answer = new CutSets(random.nextBoolean()).find(topology, query);
          assertThat(answer.completeness().isComplete()).isTrue();
          assertThat(answer.first(Integer.MAX_VALUE))
              .as("seed %d, item %s, size %d", seed, topology.key(of), maxSize)
              .isEqualTo(slow(topology, query));
          assertThat(answer.count().intValue()).isEqualTo(answer.first(Integer.MAX_VALUE).size());
        }
      }
    }
  }
}
