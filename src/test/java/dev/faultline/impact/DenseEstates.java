package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Estates by seed in which single losses spread far: long chains, wide groups, many cycles. */
final class DenseEstates {
  private DenseEstates() {}

  static Estate from(long seed, int size) {
    Random random = new Random(seed);
    Estate estate = new Estate();
    for (int i = 0; i < size; i++) {
      Map<String, RedundancyRule> rules =
          Map.of("g", new RedundancyRule.MinimumUp(1 + random.nextInt(3)));
      Level state = random.nextInt(100) == 0 ? Level.DOWN : Level.NONE;
      estate.item("i" + i, state, LifeCycle.IN_USE, rules);
    }
    for (int i = 1; i < size; i++) {
      int direct = random.nextInt(3);
      for (int d = 0; d < direct; d++) add(estate, i, near(random, i, size), null);
      int grouped = random.nextInt(4) == 0 ? 2 + random.nextInt(4) : 0;
      for (int g = 0; g < grouped; g++) add(estate, i, near(random, i, size), "g");
    }
    return estate;
  }

  private static int near(Random random, int item, int size) {
    int other = item - 1 - random.nextInt(Math.min(item, 40));
    return random.nextInt(50) == 0 ? random.nextInt(size) : other;
  }

  private static void add(Estate estate, int dependent, int provider, @Nullable String group) {
    if (dependent == provider) return;
    estate.relations.add(
        new Estate.Relation("DEPENDS_ON", "i" + dependent, "i" + provider, group, null));
  }
}
