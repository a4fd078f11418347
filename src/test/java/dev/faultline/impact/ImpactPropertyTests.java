package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.model.Level;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine agrees with the slow definition on random estates. */
class ImpactPropertyTests {
  private static final int SEEDS_A_TEST = 100;

  record Row(String item, Level level, Level before, int hops) {}

  private static final ImpactEngine ENGINE = new ImpactEngine();

  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < 1_000, seed -> seed + SEEDS_A_TEST);
  }

  static LongStream allFirstSeeds() {
    return LongStream.iterate(0, seed -> seed < 4_000, seed -> seed + SEEDS_A_TEST);
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("allFirstSeeds")
  void levelsAndHopsAgreeWithTheSlowDefinition(long first) {
    for (long seed = first; seed < first + SEEDS_A_TEST; seed++) {
      Case it = new Case(seed);
      assertThat(rows(it.impact(Budget.unlimited())))
          .as("seed %d", seed)
          .isEqualTo(it.expected(Integer.MAX_VALUE));
    }
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void aHopLimitIsTheIterationStoppedAfterThatRound(long first) {
    for (long seed = first; seed < first + SEEDS_A_TEST; seed++) {
      Case it = new Case(seed);
      int hops = new Random(seed).nextInt(4);
      Impact impact = it.impact(Budget.hops(hops));
      assertThat(rows(impact)).as("seed %d", seed).isEqualTo(it.expected(hops));
      boolean whole = it.after(Integer.MAX_VALUE).levels().size() - 1 <= hops;
      assertThat(impact.completeness().isComplete()).as("seed %d", seed).isEqualTo(whole);
      assertThat(impact.completeness().unexplored() == 0).as("seed %d", seed).isEqualTo(whole);
    }
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void chainsAreTheShortestProofsWithTheSmallestKeys(long first) {
    for (long seed = first; seed < first + SEEDS_A_TEST; seed++) {
      Case it = new Case(seed);
      if (it.estate.items.size() > 40) continue;
      Impact impact = it.impact(Budget.unlimited());
      SlowChains slow = new SlowChains(it);
      for (Row row : rows(impact)) {
        List<String> keys = keysOf(impact.why(it.topology.find(row.item)), it.topology);
        assertThat(keys)
            .as("seed %d, item %s", seed, row.item)
            .isEqualTo(slow.best(row.item, row.level));
      }
    }
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void jointImpactIsWhatNoTargetDoesAlone(long first) {
    for (long seed = first; seed < first + SEEDS_A_TEST; seed++) {
      Case it = new Case(seed);
      Map<String, Level> highest = new HashMap<>();
      for (Map.Entry<String, Level> change : it.worstChanges().entrySet()) {
        Map<String, Level> own = SlowImpact.with(it.slow.states(), List.of(change));
        it.slow
            .iterate(own, Integer.MAX_VALUE)
            .last()
            .forEach((item, level) -> highest.merge(item, level, SlowImpact::max));
      }
      Map<String, Level> together = it.after(Integer.MAX_VALUE).last();
      Set<String> expected = new HashSet<>();
      together.forEach((item, level) -> {
        if (level.compareTo(highest.get(item)) > 0) expected.add(item);
      });
      Set<String> found = new HashSet<>();
      for (int item : it.impact(Budget.unlimited()).joint()) found.add(it.topology.key(item));
      assertThat(found).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void verdictsSayWhetherAChainOfRelationsLeadsToTheItem(long first) {
    for (long seed = first; seed < first + SEEDS_A_TEST; seed++) {
      Case it = new Case(seed);
      Impact impact = it.impact(Budget.unlimited());
      Set<String> reached = it.reachable();
      for (String key : it.slow.groups.keySet()) {
        Verdict verdict = impact.verdict(it.topology.find(key));
        if (!verdict.isTarget()) {
          assertThat(verdict.reachable())
              .as("seed %d, %s", seed, key)
              .isEqualTo(reached.contains(key));
        }
        for (GroupState group : verdict.whyNot()) {
          assertThat(group.lost()).as("seed %d, %s", seed, key).isNotEmpty();
          assertThat(group.spareBefore())
              .as("seed %d, %s", seed, key)
              .isGreaterThanOrEqualTo(group.spareAfter());
        }
      }
    }
  }

  /** A group as the answer describes it. */
  private record Absorbed(
      String dependent,
      String name,
      int size,
      int required,
      List<String> lost,
      int spareBefore,
      int spareAfter) {}

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void absorbedLossesAreThoseOfGroupsThatLoseMoreAndStillDeliver(long first) {
    for (long seed = first; seed < first + SEEDS_A_TEST; seed++) {
      Case it = new Case(seed);
      Map<String, Level> before = it.before().last();
      Map<String, Level> after = it.after(Integer.MAX_VALUE).last();
      List<Absorbed> expected = new ArrayList<>();
      it.slow.groups.forEach((dependent, groups) -> {
        for (SlowImpact.Group group : groups) {
          int size = group.arcs().size();
          String name = group.name();
          if (name == null || group.required() >= size) continue;
          List<String> lostBefore = lost(group, before);
          List<String> lostAfter = lost(group, after);
          int spareAfter = size - lostAfter.size() - group.required();
          if (lostAfter.size() == lostBefore.size() || spareAfter < 0) continue;
          expected.add(
              new Absorbed(
                  dependent,
                  name,
                  size,
                  group.required(),
                  lostAfter.stream().distinct().sorted().toList(),
                  size - lostBefore.size() - group.required(),
                  spareAfter));
        }
      });
      expected.sort(
          Comparator.comparingInt(Absorbed::spareAfter)
              .thenComparing(Absorbed::dependent)
              .thenComparing(Absorbed::name));
      List<Absorbed> found = new ArrayList<>();
      for (GroupState state : it.impact(Budget.unlimited()).absorbed()) {
        found.add(
            new Absorbed(
                it.topology.key(state.dependent()),
                state.name(),
                state.size(),
                state.required(),
                state.lost().stream().map(it.topology::key).toList(),
                state.spareBefore(),
                state.spareAfter()));
      }
      assertThat(found).as("seed %d", seed).isEqualTo(expected);
    }
  }

  /** The providers that pass on DEGRADED or worse, as often as they do. */
  private static List<String> lost(SlowImpact.Group group, Map<String, Level> levels) {
    return group.arcs().stream()
        .filter(arc ->
            SlowImpact.min(levels.get(arc.provider()), arc.cap()).compareTo(Level.DEGRADED) >= 0)
        .map(SlowImpact.Arc::provider)
        .toList();
  }

  static List<String> keysOf(Why why, Topology topology) {
    List<String> keys = new ArrayList<>();
    keys.add(topology.key(why.chain().getFirst().provider()));
    for (Step step : why.chain()) keys.add(topology.key(step.dependent()));
    return keys;
  }

  static List<Row> rows(Impact impact) {
    List<Row> rows = new ArrayList<>();
    for (int place = 0; place < impact.affectedCount(); place++) {
      int item = impact.affected(place);
      rows.add(
          new Row(
              impact.topology().key(item),
              impact.level(item),
              impact.before(item),
              impact.hops(item)));
    }
    return rows;
  }

  /** A random estate with changes, both for the engine and for the definition. */
  static final class Case {
    final Estate estate;
    final List<Map.Entry<String, Level>> changes;
    final Topology topology;
    final SlowImpact slow;

    Case(long seed) {
      this(RandomEstates.from(seed), seed);
    }

    private Case(Estate estate, long seed) {
      this(estate, RandomEstates.changes(estate, seed));
    }

    Case(Estate estate, List<Map.Entry<String, Level>> changes) {
      this.estate = estate;
      this.changes = changes;
      topology = estate.topology();
      slow = new SlowImpact(estate);
    }

    Impact impact(Budget budget) {
      List<Target> targets = new ArrayList<>();
      for (var change : changes)
        targets.add(new Target(topology.find(change.getKey()), change.getValue()));
      return ENGINE.analyse(topology, new ImpactQuery(targets, List.of(), false, Set.of(), budget));
    }

    Map<String, Level> worstChanges() {
      return SlowImpact.with(Map.of(), changes);
    }

    SlowImpact.Rounds before() {
      return slow.iterate(slow.states(), Integer.MAX_VALUE);
    }

    SlowImpact.Rounds after(int rounds) {
      return slow.iterate(SlowImpact.with(slow.states(), changes), rounds);
    }

    List<Row> expected(int rounds) {
      Map<String, Level> before = before().last();
      SlowImpact.Rounds after = after(rounds);
      Map<String, Level> changed = worstChanges();
      List<Row> rows = new ArrayList<>();
      after
          .last()
          .forEach((item, level) -> {
            if (level.compareTo(before.get(item)) > 0 && !changed.containsKey(item)) {
              rows.add(new Row(item, level, before.get(item), after.roundOf(item, level)));
            }
          });
      rows.sort(
          Comparator.comparing((Row row) -> -row.level.ordinal())
              .thenComparing(Row::hops)
              .thenComparing(Row::item));
      return rows;
    }

    Set<String> reachable() {
      Set<String> reached = new HashSet<>(worstChanges().keySet());
      Map<String, Level> before = before().last();
      after(Integer.MAX_VALUE)
          .last()
          .forEach((item, level) -> {
            if (level.compareTo(before.get(item)) > 0) reached.add(item);
          });
      boolean grew = true;
      while (grew) {
        grew = false;
        for (Map.Entry<String, List<SlowImpact.Group>> entry : slow.groups.entrySet()) {
          for (SlowImpact.Group group : entry.getValue()) {
            for (SlowImpact.Arc arc : group.arcs()) {
              if (reached.contains(arc.provider())) grew |= reached.add(entry.getKey());
            }
          }
        }
      }
      return reached;
    }
  }

  /**
   * All chains by their definition, on small estates: tries every supporting arc backwards and
   * keeps the best.
   */
  static final class SlowChains {
    private final Case it;
    private final Map<String, Level> before;
    private final SlowImpact.Rounds after;
    private final Map<String, List<String>> memory = new HashMap<>();

    SlowChains(Case it) {
      this.it = it;
      before = it.before().last();
      after = it.after(Integer.MAX_VALUE);
    }

    /** The best chain that ends in the item at the level; empty if there is none. */
    List<String> best(String item, Level level) {
      String id = item + "@" + level;
      List<String> known = memory.get(id);
      if (known != null) return known;
      List<String> best = List.of();
      Level effect = it.worstChanges().get(item);
      if (effect != null && effect.compareTo(level) >= 0) {
        best = List.of(item);
      } else {
        int round = after.roundOf(item, level);
        Map<String, Level> earlier = after.levels().get(round - 1);
        for (SlowImpact.Group group : it.slow.groups.get(item)) {
          if (SlowImpact.level(group, earlier).compareTo(level) < 0) continue;
          long reached =
              group.arcs().stream()
                  .filter(arc -> passed(arc, earlier).compareTo(level) >= 0)
                  .count();
          boolean byRank = group.arcs().size() - reached < group.required();
          Level needed = byRank ? level : Level.DEGRADED;
          for (SlowImpact.Arc arc : group.arcs()) {
            if (passed(arc, earlier).compareTo(needed) < 0) continue;
            if (before.get(arc.provider()).compareTo(needed) >= 0) continue;
            List<String> shorter = best(arc.provider(), needed);
            if (shorter.isEmpty()) continue;
            List<String> chain = new ArrayList<>(shorter);
            chain.add(item);
            if (best.isEmpty() || ORDER.compare(chain, best) < 0) best = chain;
          }
        }
      }
      memory.put(id, best);
      return best;
    }

    private static Level passed(SlowImpact.Arc arc, Map<String, Level> levels) {
      return SlowImpact.min(levels.get(arc.provider()), arc.cap());
    }

    private static final Comparator<List<String>> ORDER =
        Comparator.<List<String>>comparingInt(List::size)
            .thenComparing((a, b) -> {
              for (int i = 0; i < a.size(); i++) {
                int order = a.get(i).compareTo(b.get(i));
                if (order != 0) return order;
              }
              return 0;
            });
  }
}
