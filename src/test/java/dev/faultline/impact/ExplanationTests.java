package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.impact.ImpactPropertyTests.Case;
import dev.faultline.model.Level;
import dev.faultline.topology.Topology;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTests {
  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < 600, seed -> seed + 100);
  }

  private static Explanation explain(Topology topology, String target, String item) {
    Impact impact =
        new ImpactEngine()
            .analyse(topology, ImpactQuery.of(List.of(Target.down(topology.find(target)))));
    return Explanation.of(impact, topology.find(item), Budget.unlimited());
  }

  @Test
  void whatEveryChainPassesIsMandatory() {
    Topology topology =
        Estate.of("shop -> pool; pool -> 1 of a b; a -> host; b -> host; host -> rack").topology();
    Explanation found = explain(topology, "rack", "shop");
    assertThat(found.mandatory().stream().map(topology::key))
        .containsExactly("rack", "host", "pool", "shop");
    assertThat(found.chains()).isEqualTo(2);
    assertThat(found.nodes()).hasSize(6);
    assertThat(found.edges()).hasSize(6);
    assertThat(found.nodes().getLast().item()).isEqualTo(topology.find("shop"));
  }

  @Test
  void chainsAreCountedWithoutListingThem() {
    StringBuilder text = new StringBuilder("x0 -> start");
    for (int i = 0; i < 100; i++) {
      text.append("; a%d -> x%d; b%d -> x%d; x%d -> a%d b%d".formatted(i, i, i, i, i + 1, i, i));
    }
    Topology topology = Estate.of(text.toString()).topology();
    Explanation found = explain(topology, "start", "x100");
    assertThat(found.chains()).isEqualTo(BigInteger.TWO.pow(100));
    assertThat(found.nodes()).hasSize(302);
    assertThat(found.mandatory()).hasSize(102);
  }

  @Test
  void anItemWithSeveralLevelsCanBeMandatoryThoughNeitherIs() {
    // The end is at risk because m is degraded (its group lost m) and because m is at risk.
    Estate estate = Estate.of("m ~> t; end -> 1 of m c");
    estate.relations.add(new Estate.Relation("MONITORED_BY", "end", "m", null, null));
    Topology topology = estate.topology();
    Explanation found = explain(topology, "t", "end");
    assertThat(found.nodes()).hasSize(5);
    assertThat(found.chains()).isEqualTo(2);
    assertThat(found.mandatory().stream().map(topology::key)).containsExactly("t", "m", "end");
  }

  @Test
  void anItemThatIsNotAffectedHasNoExplanation() {
    Topology topology = Estate.of("a -> 1 of b c d").topology();
    assertThatThrownBy(() -> explain(topology, "b", "a"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void countAndMandatoryItemsAreThoseOfAllChainsListed(long first) {
    for (long seed = first; seed < first + 100; seed++) {
      Case it = new Case(seed);
      if (it.estate.items.size() > 40) continue;
      Impact impact = it.impact(Budget.unlimited());
      AllChains slow = new AllChains(it);
      for (ImpactPropertyTests.Row row : ImpactPropertyTests.rows(impact)) {
        Set<List<String>> chains = slow.of(row.item(), row.level());
        if (chains.size() > AllChains.MOST) continue;
        Explanation found =
            Explanation.of(impact, it.topology.find(row.item()), Budget.unlimited());
        assertThat(found.chains())
            .as("seed %d, %s", seed, row.item())
            .isEqualTo(BigInteger.valueOf(chains.size()));
        Set<String> mandatory = null;
        Set<String> all = new HashSet<>();
        for (List<String> chain : chains) {
          for (int i = 0; i < chain.size(); i += 2) all.add(chain.get(i));
          Set<String> items = new HashSet<>();
          for (int i = 0; i < chain.size(); i += 2) items.add(chain.get(i));
          if (mandatory == null) mandatory = items;
          else mandatory.retainAll(items);
        }
        assertThat(found.nodes().stream().map(node -> it.topology.key(node.item())).distinct())
            .as("seed %d, %s", seed, row.item())
            .containsExactlyInAnyOrderElementsOf(all);
        assertThat(found.mandatory().stream().map(it.topology::key))
            .as("seed %d, %s", seed, row.item())
            .containsExactlyInAnyOrderElementsOf(Objects.requireNonNull(mandatory));
      }
    }
  }

  /** Lists chains by their definition: item, relation, item, relation, …, item. */
  private static final class AllChains {
    static final int MOST = 3_000;
    private final Case it;
    private final Map<String, Level> before;
    private final SlowImpact.Rounds after;
    private final Map<String, Set<List<String>>> memory = new HashMap<>();

    AllChains(Case it) {
      this.it = it;
      before = it.before().last();
      after = it.after(Integer.MAX_VALUE);
    }

    Set<List<String>> of(String item, Level level) {
      String id = item + "@" + level;
      Set<List<String>> known = memory.get(id);
      if (known != null) return known;
      Set<List<String>> found = new HashSet<>();
      Level effect = it.worstChanges().get(item);
      if (effect != null && effect.compareTo(level) >= 0) {
        found.add(List.of(item));
      } else {
        Map<String, Level> earlier = after.levels().get(after.roundOf(item, level) - 1);
        for (SlowImpact.Group group : it.slow.groups.get(item)) {
          extend(item, level, group, earlier, found);
        }
      }
      memory.put(id, found);
      return found;
    }

    private void extend(
        String item,
        Level level,
        SlowImpact.Group group,
        Map<String, Level> earlier,
        Set<List<String>> found) {
      if (SlowImpact.level(group, earlier).compareTo(level) < 0) return;
      long reached =
          group.arcs().stream().filter(arc -> passed(arc, earlier).compareTo(level) >= 0).count();
      boolean byRank = group.arcs().size() - reached < group.required();
      Level needed = byRank ? level : Level.DEGRADED;
      for (SlowImpact.Arc arc : group.arcs()) {
        if (passed(arc, earlier).compareTo(needed) < 0) continue;
        if (before.get(arc.provider()).compareTo(needed) >= 0) continue;
        for (List<String> shorter : of(arc.provider(), needed)) {
          List<String> chain = new ArrayList<>(shorter);
          chain.add(arc.relation().type() + " in " + group.name());
          chain.add(item);
          found.add(chain);
          if (found.size() > 2 * MOST) return;
        }
      }
    }

    private static Level passed(SlowImpact.Arc arc, Map<String, Level> levels) {
      return SlowImpact.min(levels.get(arc.provider()), arc.cap());
    }
  }
}
