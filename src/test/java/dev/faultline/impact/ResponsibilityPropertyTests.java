package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.impact.ImpactPropertyTests.Case;
import dev.faultline.model.Level;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The smallest responsible sets are those that trying every subset finds. */
class ResponsibilityPropertyTests {
  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < 600, seed -> seed + 100);
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void setsAreThoseThatTryingEverySubsetFinds(long first) {
    for (long seed = first; seed < first + 100; seed++) {
      Case it = new Case(seed);
      Map<String, Level> targets = targets(it, seed);
      List<Target> own = new ArrayList<>();
      targets.forEach((key, level) -> own.add(new Target(it.topology.find(key), level)));
      Impact impact = new ImpactEngine().analyse(it.topology, ImpactQuery.of(own));
      List<Map<String, Level>> fixpoints = fixpoints(it, List.copyOf(targets.entrySet()));
      Map<String, Level> before = fixpoints.getFirst();
      for (String key : it.estate.items.keySet()) {
        Level level = fixpoints.getLast().get(key);
        if (level.compareTo(before.get(key)) <= 0) continue;
        Responsibility found = Responsibility.of(impact, it.topology.find(key), Budget.unlimited());
        assertThat(found.complete()).as("seed %d, %s", seed, key).isTrue();
        assertThat(keys(found, it))
            .as("seed %d, %s", seed, key)
            .isEqualTo(expected(List.copyOf(targets.keySet()), fixpoints, key, level));
      }
    }
  }

  private static Map<String, Level> targets(Case it, long seed) {
    Random random = new Random(seed);
    Map<String, Level> targets = new LinkedHashMap<>();
    int count = 1 + random.nextInt(6);
    for (int i = 0; i < count; i++) {
      Level level = random.nextInt(4) == 0 ? Level.of(1 + random.nextInt(3)) : Level.DOWN;
      targets.put("i" + random.nextInt(it.estate.items.size()), level);
    }
    return targets;
  }

  /** Levels for each subset, by its bits. */
  private static List<Map<String, Level>> fixpoints(Case it, List<Map.Entry<String, Level>> all) {
    List<Map<String, Level>> fixpoints = new ArrayList<>();
    for (int set = 0; set < 1 << all.size(); set++) {
      List<Map.Entry<String, Level>> chosen = new ArrayList<>();
      for (int i = 0; i < all.size(); i++) if ((set >> i & 1) != 0) chosen.add(all.get(i));
      fixpoints.add(
          it.slow.iterate(SlowImpact.with(it.slow.states(), chosen), Integer.MAX_VALUE).last());
    }
    return fixpoints;
  }

  private static Set<Set<String>> expected(
      List<String> keys, List<Map<String, Level>> fixpoints, String item, Level level) {
    Set<Set<String>> found = new HashSet<>();
    for (int set = 0; set < fixpoints.size(); set++) {
      if (fixpoints.get(set).get(item).compareTo(level) < 0) continue;
      Set<String> chosen = new HashSet<>();
      boolean smallest = true;
      for (int i = 0; i < keys.size(); i++) {
        if ((set >> i & 1) == 0) continue;
        chosen.add(keys.get(i));
        smallest &= fixpoints.get(set ^ 1 << i).get(item).compareTo(level) < 0;
      }
      if (smallest) found.add(chosen);
    }
    return found;
  }

  private static Set<Set<String>> keys(Responsibility found, Case it) {
    Set<Set<String>> sets = new HashSet<>();
    for (List<Integer> set : found.sets()) {
      Set<String> keys = new HashSet<>();
      for (int item : set) keys.add(it.topology.key(item));
      assertThat(sets.add(keys)).isTrue();
    }
    return sets;
  }
}
