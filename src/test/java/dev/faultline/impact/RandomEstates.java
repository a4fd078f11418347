package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import dev.faultline.model.StandardRelationTypes;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;

/**
 * Estates by seed: cycles, parallel relations, soft ones, thresholds, states, planned items. They
 * grow with the seed.
 */
final class RandomEstates {
  private static final String[] GROUPS = {"g", "h", "members"};

  private RandomEstates() {}

  static Estate from(long seed) {
    Random random = new Random(seed);
    int size = 2 + random.nextInt(2 + (int) Math.min(seed / 8, 300));
    Estate estate = new Estate();
    for (int i = 0; i < size; i++) {
      Map<String, RedundancyRule> rules = new HashMap<>();
      for (String group : GROUPS) {
        if (random.nextInt(3) == 0) {
          rules.put(
              group,
              random.nextBoolean()
                  ? new RedundancyRule.MinimumUp(random.nextInt(4))
                  : new RedundancyRule.MinimumUpPercent(1 + random.nextInt(100)));
        }
      }
      Level state = random.nextInt(12) == 0 ? Level.of(random.nextInt(4)) : Level.NONE;
      LifeCycle lifeCycle = random.nextInt(15) == 0 ? LifeCycle.PLANNED : LifeCycle.IN_USE;
      estate.item("i" + i, state, lifeCycle, rules);
    }
    List<RelationType> types = StandardRelationTypes.all();
    int relations = (int) (size * (0.8 + 2.2 * random.nextDouble()));
    boolean layered = random.nextBoolean();
    for (int i = 0; i < relations; i++) {
      int a = random.nextInt(size);
      int b = random.nextInt(size);
      if (a == b) continue;
      if (layered && random.nextInt(20) != 0) {
        int low = Math.min(a, b);
        b = Math.max(a, b);
        a = low;
      }
      String type =
          random.nextInt(3) == 0 ? "DEPENDS_ON" : types.get(random.nextInt(types.size())).name();
      String group = random.nextInt(3) == 0 ? GROUPS[random.nextInt(3)] : null;
      Level effect = random.nextInt(8) == 0 ? Level.of(random.nextInt(4)) : null;
      estate.relations.add(new Estate.Relation(type, "i" + a, "i" + b, group, effect));
    }
    return estate;
  }

  static List<Map.Entry<String, Level>> changes(Estate estate, long seed) {
    Random random = new Random(~seed);
    List<Map.Entry<String, Level>> changes = new ArrayList<>();
    List<String> keys = List.copyOf(estate.items.keySet());
    int count = 1 + random.nextInt(3);
    for (int i = 0; i < count; i++) {
      Level effect = random.nextInt(4) == 0 ? Level.of(1 + random.nextInt(3)) : Level.DOWN;
      changes.add(Map.entry(keys.get(random.nextInt(keys.size())), effect));
    }
    return changes;
  }
}
