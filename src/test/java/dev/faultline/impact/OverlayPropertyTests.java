package dev.faultline.impact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.impact.ImpactPropertyTests.Case;
import dev.faultline.model.DependentEnd;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import dev.faultline.topology.HypotheticalEdit;
import dev.faultline.topology.Overlay;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An estate with an overlay answers as the slow definition does for the estate edited so. */
class OverlayPropertyTests {
  private static final ImpactEngine ENGINE = new ImpactEngine();

  static LongStream firstSeeds() {
    return LongStream.iterate(0, seed -> seed < 1_500, seed -> seed + 100);
  }

  @ParameterizedTest(name = "seeds {0} to {0} + 99")
  @MethodSource("firstSeeds")
  void answersAreThoseOfTheEstateWithTheEditsMade(long first) {
    for (long seed = first; seed < first + 100; seed++) {
      Random random = new Random(seed);
      Estate estate = RandomEstates.from(seed);
      Set<List<Object>> seen = new HashSet<>();
      estate.relations.removeIf(relation -> !seen.add(identity(relation)));
      Case before = new Case(estate, RandomEstates.changes(estate, seed));
      Editing editing = new Editing(estate, random);
      for (int i = 0; i < 1 + random.nextInt(6); i++) editing.edit();
      Case after = new Case(editing.edited, before.changes);

      Topology overlaid = Overlay.apply(before.topology, editing.edits);

      assertThat(rows(overlaid, before.changes))
          .as("seed %d, %s", seed, editing.edits)
          .isEqualTo(after.expected(Integer.MAX_VALUE));
      assertThat(rows(before.topology, before.changes))
          .as("seed %d, what lies below", seed)
          .isEqualTo(before.expected(Integer.MAX_VALUE));
    }
  }

  private static List<ImpactPropertyTests.Row> rows(
      Topology topology, List<Map.Entry<String, Level>> changes) {
    List<Target> targets = new ArrayList<>();
    for (var change : changes) {
      targets.add(new Target(topology.find(change.getKey()), change.getValue()));
    }
    return ImpactPropertyTests.rows(ENGINE.analyse(topology, ImpactQuery.of(targets)));
  }

  private static List<Object> identity(Estate.Relation relation) {
    String group = relation.group();
    if (group == null) group = Estate.type(relation.type()).defaultGroup();
    return List.of(relation.type(), relation.from(), relation.to(), group == null ? "" : group);
  }

  /** Makes edits up, and makes them in a copy of the estate. */
  private static final class Editing {
    final Estate edited = new Estate();
    final List<HypotheticalEdit> edits = new ArrayList<>();
    private final Random random;

    Editing(Estate estate, Random random) {
      this.random = random;
      edited.items.putAll(estate.items);
      edited.relations.addAll(estate.relations);
    }

    private String one() {
      return List.copyOf(edited.items.keySet()).get(random.nextInt(edited.items.size()));
    }

    void edit() {
      String key = one();
      Estate.Item item = edited.items.get(key);
      switch (random.nextInt(7)) {
        case 0 -> {
          Level state = Level.of(random.nextInt(4));
          edits.add(new HypotheticalEdit.SetState(key, state));
          put(new Estate.Item(key, item.type(), state, item.lifeCycle(), item.groups()));
        }
        case 1 -> {
          LifeCycle lifeCycle = LifeCycle.values()[random.nextInt(3)];
          edits.add(new HypotheticalEdit.SetLifeCycle(key, lifeCycle));
          put(new Estate.Item(key, item.type(), item.state(), lifeCycle, item.groups()));
        }
        case 2 -> {
          RedundancyRule rule =
              switch (random.nextInt(3)) {
                case 0 -> null;
                case 1 -> new RedundancyRule.MinimumUp(1 + random.nextInt(3));
                default -> new RedundancyRule.MinimumUpPercent(1 + random.nextInt(100));
              };
          String group = random.nextBoolean() ? "g" : "members";
          edits.add(new HypotheticalEdit.SetRedundancy(key, group, rule));
          Map<String, RedundancyRule> groups = new HashMap<>(item.groups());
          if (rule == null) groups.remove(group);
          else groups.put(group, rule);
          put(new Estate.Item(key, item.type(), item.state(), item.lifeCycle(), groups));
        }
        case 3 -> {
          String added = "new" + edits.size();
          edits.add(new HypotheticalEdit.PutItem(added, "Application", null, null, null, null));
          edited.item(added, Level.NONE, LifeCycle.IN_USE, Map.of());
          relate(added, key);
        }
        case 4 -> remove();
        default -> relate(key, one());
      }
    }

    private void put(Estate.Item item) {
      edited.items.put(item.key(), item);
    }

    private void relate(String from, String to) {
      if (from.equals(to)) return;
      String type = List.of("DEPENDS_ON", "USES", "MEMBER_OF").get(random.nextInt(3));
      String group = random.nextInt(3) == 0 ? "g" : null;
      Level effect = random.nextInt(3) == 0 ? Level.of(random.nextInt(4)) : null;
      edits.add(new HypotheticalEdit.AddRelation(type, from, to, group, effect));
      Estate.Relation wanted = new Estate.Relation(type, from, to, group, effect);
      for (int i = 0; i < edited.relations.size(); i++) {
        if (!identity(edited.relations.get(i)).equals(identity(wanted))) continue;
        if (effect != null) edited.relations.set(i, wanted);
        return;
      }
      edited.relations.add(wanted);
    }

    private void remove() {
      List<Estate.Relation> carrying = new ArrayList<>(edited.relations);
      carrying.removeIf(relation -> {
        RelationType type = Estate.type(relation.type());
        return type.dependentEnd() == DependentEnd.NEITHER;
      });
      if (carrying.isEmpty()) return;
      Estate.Relation gone = carrying.get(random.nextInt(carrying.size()));
      edits.add(
          new HypotheticalEdit.RemoveRelation(gone.type(), gone.from(), gone.to(), gone.group()));
      edited.relations.remove(gone);
    }
  }
}
