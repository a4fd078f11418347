package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.analysis.History.AtInput;
import dev.faultline.impact.Impact;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
import dev.faultline.inventory.Inventory;
import dev.faultline.inventory.RelationId;
import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.DependentEnd;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.ItemType;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import dev.faultline.store.Author;
import dev.faultline.topology.Topology;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Images of the past against the answers that were given when they were of today. */
class HistoryTests {
  private static final Author ANNA = new Author("anna", null, null);
  private static final String[] TYPES = {"DEPENDS_ON", "USES", "MEMBER_OF", "RELATED_TO"};

  private final FakeEstate estate = new FakeEstate();
  private final Inventory inventory = estate.inventory();
  private final LiveTopology live = estate.live();
  private final History history = new History(live, estate.log(), InstantSource.system());
  private final ImpactEngine engine = new ImpactEngine();
  private final List<RelationId> relations = new ArrayList<>();
  private final List<String> keys = new ArrayList<>();

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void everyRevisionAnswersAsItDidWhenItWasTheNewest(long seed) {
    Random random = new Random(seed);
    Map<Long, Map<String, String>> answers = new TreeMap<>();
    int writes = 4 + (int) seed;
    for (int write = 0; write < writes; write++) {
      if (!write(random, write)) continue;
      Snapshot now = live.current();
      answers.put(now.revision().number(), answers(now));
      if (random.nextInt(4) == 0) compare(answers, random);
    }
    compare(answers, random);
  }

  /** In an order of its own, so that images are made of today's and of kept ones. */
  private void compare(Map<Long, Map<String, String>> answers, Random random) {
    List<Long> revisions = new ArrayList<>(answers.keySet());
    Collections.shuffle(revisions, random);
    for (long revision : revisions) {
      Snapshot past = history.at(live.current(), new AtInput(revision, null), () -> {});
      assertThat(past.revision().number()).isEqualTo(revision);
      assertThat(answers(past)).as("revision %s", revision).isEqualTo(answers.get(revision));
      Snapshot asOf = history.at(live.current(), new AtInput(null, past.revision().at()), () -> {});
      assertThat(asOf.revision()).isEqualTo(past.revision());
    }
  }

  private boolean write(Random random, int number) {
    if (keys.size() < 2 || random.nextInt(5) == 0) {
      String key = "i" + keys.size();
      keys.add(key);
      inventory.upsertItem(ANNA, EstateRecord.Item.of(key, "Application"));
      return true;
    }
    String one = keys.get(random.nextInt(keys.size()));
    String other = keys.get(random.nextInt(keys.size()));
    switch (random.nextInt(10)) {
      case 0 -> inventory.setState(ANNA, one, Level.of(random.nextInt(4)));
      case 1 -> inventory.retireItem(ANNA, one);
      case 2 ->
          inventory.upsertItem(
              ANNA,
              new EstateRecord.Item(
                  one,
                  random.nextBoolean() ? "BusinessService" : "Server",
                  "renamed " + number,
                  null,
                  1 + random.nextInt(4),
                  "test",
                  LifeCycle.IN_USE,
                  null,
                  Map.of(),
                  Map.of()));
      case 3 ->
          inventory.setRedundancy(
              ANNA,
              one,
              random.nextBoolean() ? "g" : "members",
              random.nextInt(3) == 0 ? null : new RedundancyRule.MinimumUp(1 + random.nextInt(3)));
      case 4 -> {
        if (relations.isEmpty()) return false;
        inventory.removeRelation(ANNA, relations.remove(random.nextInt(relations.size())));
      }
      case 5 -> {
        String name = "Kind" + random.nextInt(3);
        AttributeDefinition.Kind kind = AttributeDefinition.Kind.TEXT;
        estate
            .catalog()
            .putItemType(
                ANNA,
                new ItemType(
                    name,
                    random.nextBoolean() ? "BusinessService" : null,
                    "A kind.",
                    List.of(new AttributeDefinition("a" + number, kind, "An attribute."))));
      }
      case 6 -> {
        if (random.nextInt(6) != 0) return false;
        DependentEnd end = DependentEnd.values()[random.nextInt(3)];
        String group = random.nextBoolean() ? null : "members";
        Level effect = Level.of(random.nextInt(4));
        estate.catalog().putRelationType(ANNA, new RelationType("USES", end, effect, group, "x"));
      }
      default -> {
        if (one.equals(other)) return false;
        String type = TYPES[random.nextInt(TYPES.length)];
        String group = random.nextInt(3) == 0 ? "g" : null;
        Level effect = random.nextInt(5) == 0 ? Level.of(random.nextInt(4)) : null;
        EstateRecord.Relation relation =
            new EstateRecord.Relation(type, one, other, group, effect, null, false, null);
        RelationId id = RelationId.of(inventory.upsertRelation(ANNA, relation).value());
        if (!relations.contains(id)) relations.add(id);
      }
    }
    return true;
  }

  /** What the loss of each item does, and all that rows show of the others. */
  private Map<String, String> answers(Snapshot snapshot) {
    Topology topology = snapshot.topology();
    Map<String, String> answers = new TreeMap<>();
    answers.put("types", String.valueOf(snapshot.catalogue().itemTypes()));
    answers.put("relations", String.valueOf(topology.arcCount()));
    for (String key : keys) {
      int item = topology.find(key);
      if (item < 0) continue;
      Impact impact = engine.analyse(topology, ImpactQuery.of(List.of(Target.down(item))));
      StringBuilder answer = new StringBuilder();
      for (int place = 0; place < impact.affectedCount(); place++) {
        int row = impact.affected(place);
        answer
            .append(topology.key(row))
            .append(' ')
            .append(topology.name(row))
            .append(' ')
            .append(topology.type(row))
            .append(topology.criticality(row))
            .append(topology.environment(row))
            .append(topology.lifeCycle(row))
            .append(impact.before(row))
            .append(impact.level(row))
            .append(impact.hops(row))
            .append("; ");
      }
      answers.put(key, answer.toString());
    }
    return answers;
  }

  @ParameterizedTest(name = "a rule of {0} instead")
  @MethodSource("levels")
  void aTypeWhoseRuleWasAnotherOneCountsWithThatRule(Level effect) {
    keys.addAll(List.of("shop", "db"));
    estate.with("shop -> db");
    Map<String, String> before = answers(live.current());
    estate
        .catalog()
        .putRelationType(
            ANNA, new RelationType("DEPENDS_ON", DependentEnd.FROM, effect, null, "needs"));

    Snapshot past = history.at(live.current(), new AtInput(1L, null), () -> {});

    assertThat(answers(live.current())).isNotEqualTo(before);
    assertThat(answers(past)).isEqualTo(before);
  }

  static List<Level> levels() {
    return List.of(Level.DEGRADED, Level.AT_RISK);
  }
}
