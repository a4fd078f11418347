package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Groups of hundreds, whose counters must not run over. */
class WideGroupsTests {
  private static final ImpactEngine ENGINE = new ImpactEngine();

  static Stream<Arguments> groups() {
    List<Arguments> cases = new ArrayList<>();
    for (int size : new int[] {126, 129, 300}) {
      for (int spare : new int[] {0, 1, 124, 125, 126, 127, 128, 255, 299}) {
        if (spare >= size) continue;
        for (int lost : new int[] {1, spare - 1, spare, spare + 1, size}) {
          if (lost >= 1 && lost <= size) cases.add(Arguments.of(size, spare, lost));
        }
      }
    }
    return cases.stream();
  }

  /**
   * Every second provider that is lost is degraded first and goes down two rounds later, so that it
   * is counted twice.
   */
  @ParameterizedTest(name = "{2} of {0} lost, {1} to spare")
  @MethodSource("groups")
  void aGroupCountsAsManyLossesAsItHas(int size, int spare, int lost) {
    Estate estate = new Estate();
    var rule = new RedundancyRule.MinimumUp(size - spare);
    estate.item("pool", Level.NONE, LifeCycle.IN_USE, Map.of("members", rule));
    estate.item("power", Level.NONE, LifeCycle.IN_USE, Map.of());
    estate.item("room", Level.NONE, LifeCycle.IN_USE, Map.of());
    estate.relations.add(new Estate.Relation("DEPENDS_ON", "room", "power", null, null));
    Map<String, Level> own = new HashMap<>(Map.of("power", Level.DOWN));
    for (int i = 0; i < size; i++) {
      String member = "member" + i;
      estate.item(member, Level.NONE, LifeCycle.IN_USE, Map.of());
      estate.relations.add(new Estate.Relation("DEPENDS_ON", "pool", member, "members", null));
      if (i >= lost) continue;
      own.put(member, i % 2 == 0 ? Level.DOWN : i % 4 == 1 ? Level.DEGRADED : Level.AT_RISK);
      if (i % 2 == 1) {
        estate.relations.add(new Estate.Relation("DEPENDS_ON", member, "room", null, null));
      }
    }
    Topology topology = estate.topology();
    List<Target> targets = new ArrayList<>();
    own.forEach((key, level) -> targets.add(new Target(topology.find(key), level)));
    SlowImpact.Rounds expected = new SlowImpact(estate).iterate(own, Integer.MAX_VALUE);
    Level level = expected.last().get("pool");

    // The second time with what the first one left behind.
    for (int time = 0; time < 2; time++) {
      Impact impact = ENGINE.analyse(topology, ImpactQuery.of(targets));

      int pool = topology.find("pool");
      assertThat(impact.level(pool)).isEqualTo(level);
      if (level != Level.NONE)
        assertThat(impact.hops(pool)).isEqualTo(expected.roundOf("pool", level));
    }
  }
}
