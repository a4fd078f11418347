package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.impact.ImpactPropertyTests.Case;
import dev.faultline.model.Level;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Levels that are raised and taken back agree with the slow definition at every step. */
class WhatIfPropertyTests {
  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < 500, seed -> seed + 100);
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void raisingAndTakingBackAgreesWithTheSlowDefinition(long first) {
    for (long seed = first; seed < first + 100; seed++) {
      Case it = new Case(seed);
      Random random = new Random(seed);
      int least = 1 + random.nextInt(3);
      BitSet region = null;
      Patience patience = new Patience(Budget.unlimited());
      if (random.nextBoolean()) {
        BitSet goal = new BitSet();
        goal.set(random.nextInt(it.topology.itemCount()));
        region = new Region(it.topology, null, least, patience).upstream(goal);
      }
      WhatIf whatIf = new WhatIf(it.topology, null, least, region, patience);
      List<Map.Entry<String, Level>> raised = new ArrayList<>();
      List<Integer> marks = new ArrayList<>();
      for (int step = 0; step < 12; step++) {
        if (!marks.isEmpty() && random.nextInt(3) == 0) {
          whatIf.undo(marks.removeLast());
          raised.removeLast();
        } else {
          marks.add(whatIf.mark());
          String key = "i" + random.nextInt(it.estate.items.size());
          Level level = Level.of(1 + random.nextInt(3));
          raised.add(Map.entry(key, level));
          whatIf.raise(new Target(it.topology.find(key), level));
        }
        Map<String, Level> expected =
            it.slow.iterate(SlowImpact.with(new HashMap<>(), raised), Integer.MAX_VALUE).last();
        for (String key : it.estate.items.keySet()) {
          int item = it.topology.find(key);
          if (region != null && !region.get(item)) continue;
          int level = expected.get(key).ordinal();
          assertThat(whatIf.level(item))
              .as("seed %d, step %d, %s", seed, step, key)
              .isEqualTo(level < least ? 0 : level);
        }
      }
    }
  }
}
