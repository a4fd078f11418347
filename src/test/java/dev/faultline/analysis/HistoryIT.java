package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.analysis.History.AtInput;
import dev.faultline.catalog.Catalog;
import dev.faultline.impact.Impact;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
import dev.faultline.inventory.Inventory;
import dev.faultline.inventory.RelationId;
import dev.faultline.model.DependentEnd;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.Level;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import dev.faultline.model.Revision;
import dev.faultline.model.RevisionGone;
import dev.faultline.store.Author;
import dev.faultline.store.RevisionLog;
import dev.faultline.topology.Topology;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The past as the store's own log tells it. */
@Neo4jIT
class HistoryIT {
  private static final Author ANNA = new Author("anna", null, null);

  @Autowired TestStore store;
  @Autowired Inventory inventory;
  @Autowired LiveTopology live;
  @Autowired RevisionLog log;
  @Autowired Catalog catalog;
  @Autowired History history;

  private final ImpactEngine engine = new ImpactEngine();

  @BeforeEach
  void emptyStore() {
    store.wipe();
  }

  @ParameterizedTest(name = "seed {0}")
  @ValueSource(longs = {1, 2, 3})
  void everyRevisionAnswersAsItDidWhenItWasTheNewest(long seed) {
    Random random = new Random(seed);
    List<String> keys = new ArrayList<>();
    List<RelationId> relations = new ArrayList<>();
    Map<Long, String> answers = new TreeMap<>();
    for (int write = 0; write < 40; write++) {
      write(random, keys, relations);
      Snapshot now = live.current();
      answers.put(now.revision().number(), answer(now, keys));
    }
    for (Map.Entry<Long, String> then : answers.entrySet()) {
      Snapshot past = at(new AtInput(then.getKey(), null));
      assertThat(past.revision().number()).isEqualTo(then.getKey());
      assertThat(answer(past, keys)).as("revision %s", then.getKey()).isEqualTo(then.getValue());
    }
  }

  private void write(Random random, List<String> keys, List<RelationId> relations) {
    if (keys.size() < 3 || random.nextInt(4) == 0) {
      keys.add("i" + keys.size());
      inventory.upsertItem(ANNA, EstateRecord.Item.of(keys.getLast(), "Application"));
      return;
    }
    String one = keys.get(random.nextInt(keys.size()));
    String other = keys.get(random.nextInt(keys.size()));
    switch (random.nextInt(7)) {
      case 0 -> inventory.setState(ANNA, one, Level.of(random.nextInt(4)));
      case 1 -> inventory.retireItem(ANNA, one);
      case 2 -> inventory.setRedundancy(ANNA, one, "g", new RedundancyRule.MinimumUp(1));
      case 3 -> {
        if (!relations.isEmpty()) {
          inventory.removeRelation(ANNA, relations.remove(random.nextInt(relations.size())));
        }
      }
      default -> {
        if (one.equals(other)) return;
        String group = random.nextBoolean() ? "g" : null;
        EstateRecord.Relation wanted =
            new EstateRecord.Relation("DEPENDS_ON", one, other, group, null, null, false, null);
        RelationId id = RelationId.of(inventory.upsertRelation(ANNA, wanted).value());
        if (!relations.contains(id)) relations.add(id);
      }
    }
  }

  private Snapshot at(AtInput at) {
    return history.at(live.current(), at, () -> {});
  }

  private String answer(Snapshot snapshot, List<String> keys) {
    Topology topology = snapshot.topology();
    StringBuilder answer = new StringBuilder();
    for (String key : keys) {
      int item = topology.find(key);
      if (item < 0) continue;
      Impact impact = engine.analyse(topology, ImpactQuery.of(List.of(Target.down(item))));
      answer.append(key).append(topology.lifeCycle(item)).append(": ");
      for (int row : impact.affected(_ -> true)) {
        answer
            .append(topology.key(row))
            .append(impact.before(row))
            .append(impact.level(row))
            .append(impact.hops(row))
            .append(' ');
      }
    }
    return answer.toString();
  }

  @Test
  void aTypeWhoseRuleWasAnotherOneIsReadFromTheStoreAnew() {
    inventory.upsertItem(ANNA, EstateRecord.Item.of("shop", "Application"));
    inventory.upsertItem(ANNA, EstateRecord.Item.of("db", "Database"));
    inventory.upsertRelation(ANNA, EstateRecord.Relation.of("USES", "shop", "db"));
    String before = answer(live.current(), List.of("db"));
    catalog.putRelationType(
        ANNA, new RelationType("USES", DependentEnd.FROM, Level.DOWN, null, "needs"));
    inventory.retireItem(ANNA, "shop");

    assertThat(before).contains("shopNONEDEGRADED1");
    assertThat(answer(at(new AtInput(3L, null)), List.of("db"))).isEqualTo(before);
    assertThat(answer(at(new AtInput(4L, null)), List.of("db"))).contains("shopNONEDOWN1");
  }

  @Test
  void aTimeIsThatOfTheRevisionBeforeIt() {
    for (String key : List.of("a", "b", "c")) {
      inventory.upsertItem(ANNA, EstateRecord.Item.of(key, "Application"));
    }
    Revision second = log.find(2).orElseThrow();

    assertThat(log.asOf(second.at()).orElseThrow().number()).isGreaterThanOrEqualTo(2);
    assertThat(log.asOf(second.at().minusMillis(1)).map(Revision::number).orElse(0L)).isLessThan(2);
    assertThat(log.asOf(Instant.EPOCH)).isEmpty();
    assertThat(at(new AtInput(null, log.newest().at())).revision()).isEqualTo(log.newest());
  }

  @Test
  void whatIsCutOffTheLogIsGone() {
    for (String key : List.of("a", "b", "c")) {
      inventory.upsertItem(ANNA, EstateRecord.Item.of(key, "Application"));
    }
    store.run("MATCH (revision:Revision) WHERE revision.number < 2 DELETE revision");

    assertThat(at(new AtInput(2L, null)).topology().find("c")).isNegative();
    assertThatThrownBy(() -> at(new AtInput(1L, null)))
        .isInstanceOf(RevisionGone.class)
        .hasMessageContaining("begins with revision 2");
    assertThatThrownBy(() -> at(new AtInput(null, Instant.EPOCH))).isInstanceOf(RevisionGone.class);
  }

  @Test
  void aReplacedStoreHasAHistoryOfItsOwn() {
    inventory.upsertItem(ANNA, EstateRecord.Item.of("a", "Application"));
    inventory.upsertItem(ANNA, EstateRecord.Item.of("b", "Application"));
    assertThat(at(new AtInput(1L, null)).topology().find("a")).isNotNegative();

    store.wipe();
    inventory.upsertItem(ANNA, EstateRecord.Item.of("x", "Application"));
    inventory.upsertItem(ANNA, EstateRecord.Item.of("y", "Application"));

    Topology first = at(new AtInput(1L, null)).topology();
    assertThat(first.find("x")).isNotNegative();
    assertThat(first.find("a")).isNegative();
    assertThat(first.find("y")).isNegative();
  }
}
