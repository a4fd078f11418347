package dev.faultline.analysis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.catalog.Catalog;
import dev.faultline.inventory.Inventory;
import dev.faultline.inventory.RelationId;
import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.DependentEnd;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.ItemType;
import dev.faultline.model.Level;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import dev.faultline.model.RevisionGone;
import dev.faultline.store.Author;
import dev.faultline.store.CommitClock;
import dev.faultline.store.RevisionLog;
import dev.faultline.topology.Topology;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationEventPublisher;

@Neo4jIT
class LiveTopologyIT {
  private static final Author ANNA = new Author("anna", null, null);

  @Autowired TestStore store;
  @Autowired Inventory inventory;
  @Autowired LiveTopology live;
  @Autowired ImageLoader loader;
  @Autowired RevisionLog log;
  @Autowired Catalog catalog;
  @Autowired Checkpoints checkpoints;
  @Autowired ApplicationEventPublisher events;

  @Autowired(required = false)
  @Nullable CommitClock clock;

  @BeforeEach
  void emptyStore() {
    store.wipe();
    for (String key : List.of("shop", "db-1", "db-2")) {
      inventory.upsertItem(ANNA, EstateRecord.Item.of(key, "Application"));
    }
  }

  @Test
  void aWriteIsInTheNextImage() {
    relate("DEPENDS_ON", "shop", "db-1");
    Topology image = live.current().topology();
    assertThat(image.revision()).isEqualTo(4);
    assertThat(image.arcCount()).isEqualTo(1);
    inventory.setState(ANNA, "db-1", Level.DOWN);
    assertThat(live.current().topology().state(image.find("db-1"))).isEqualTo(Level.DOWN);
    assertThat(image.state(image.find("db-1")))
        .as("an image that was handed out stays")
        .isEqualTo(Level.NONE);
  }

  @Test
  void theFollowedImageIsTheOneThatIsLoaded() {
    group("db-1");
    group("db-2");
    inventory.setRedundancy(ANNA, "shop", "db", new RedundancyRule.MinimumUp(1));
    inventory.retireItem(ANNA, "db-2");
    Topology followed = live.current().topology();
    Topology loaded = loader.load().topology();
    assertThat(followed.itemCount()).isEqualTo(loaded.itemCount());
    assertThat(followed.arcCount()).isEqualTo(loaded.arcCount());
    int group = followed.firstGroup(followed.find("shop"));
    int loadedGroup = loaded.firstGroup(loaded.find("shop"));
    assertThat(followed.groupSize(group)).isEqualTo(loaded.groupSize(loadedGroup)).isEqualTo(1);
    assertThat(followed.groupRequired(group))
        .isEqualTo(loaded.groupRequired(loadedGroup))
        .isEqualTo(1);
  }

  @Test
  void anotherInstanceFollowsTheLog() throws Exception {
    LiveTopology other =
        new LiveTopology(
            loader,
            log,
            catalog,
            checkpoints,
            new FollowSettings(Duration.ofMillis(20)),
            events,
            clock);
    other.current();
    List<Long> seen = new CopyOnWriteArrayList<>();
    try (AutoCloseable registration =
        other.onRevision(revision -> seen.add(revision.revision().number()))) {
      relate("USES", "shop", "db-1");
      long number = live.current().revision().number();
      assertThat(other.atLeast(number).topology().arcCount())
          .as("at once, where it is asked for")
          .isEqualTo(1);
      other.start();
      relate("USES", "shop", "db-2");
      await().atMost(Duration.ofMinutes(2)).until(() -> other.current().topology().arcCount() == 2);
      assertThat(seen).containsExactly(number, number + 1);
      assertThat(registration).isNotNull();
    } finally {
      other.stop();
    }
  }

  /** What a restore behind the back of a running server does: nobody says so. */
  private void replaceUnnoticed() {
    store.run(
        "MATCH (node) WHERE NOT node:SchemaStep AND NOT node:RevisionCounter DETACH DELETE node");
    store.run("MATCH (counter:RevisionCounter) SET counter.last = 0");
  }

  @Test
  void aStoreThatIsReplacedUnnoticedIsFoundOutAndToldAndFollowed() throws Exception {
    List<String> seen = new CopyOnWriteArrayList<>();
    relate("DEPENDS_ON", "shop", "db-1");
    try (AutoCloseable registration =
        live.onRevision(
            revision -> seen.add("revision " + revision.revision().number()),
            now -> seen.add("replaced, now at " + now.number()))) {
      assertThat(registration).isNotNull();
      replaceUnnoticed();
      await().atMost(Duration.ofMinutes(2)).until(() -> live.current().topology().find("shop") < 0);
      inventory.upsertItem(ANNA, EstateRecord.Item.of("x", "Application"));

      assertThat(live.current().topology().find("x")).isNotNegative();
      assertThat(live.current().revision().number()).isEqualTo(1);
      assertThat(seen).containsExactly("replaced, now at 0", "revision 1");
    }
  }

  @Test
  void aWriteToAStoreThatWasReplacedUnnoticedIsInTheNextImage() {
    replaceUnnoticed();
    inventory.upsertItem(ANNA, EstateRecord.Item.of("x", "Application"));

    assertThat(live.current().topology().find("x")).isNotNegative();
    assertThat(live.current().topology().find("shop")).isNegative();
    assertThat(live.current().revision().number()).isEqualTo(1);
  }

  @Test
  void aRevisionThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> live.atLeast(99))
        .isInstanceOf(RevisionGone.class)
        .hasMessageContaining("99");
  }

  @Test
  void aRuleThatChangesHoldsForRelationsThatAreThere() {
    relate("USES", "shop", "db-1");
    catalog.putRelationType(
        ANNA, new RelationType("USES", DependentEnd.FROM, Level.DOWN, null, "needs"));
    Topology image = live.current().topology();
    int shop = image.find("shop");
    assertThat(image.providers(shop).cap(image.providers(shop).begin(shop)))
        .isEqualTo(Level.DOWN.ordinal());
  }

  @Test
  void aNewDefaultGroupLeavesRelationsWhereTheyWereWritten() {
    catalog.putRelationType(
        ANNA, new RelationType("FEEDS", DependentEnd.TO, Level.DOWN, null, "feeds"));
    relate("FEEDS", "db-1", "shop");
    catalog.putRelationType(
        ANNA, new RelationType("FEEDS", DependentEnd.TO, Level.DOWN, "in", "feeds"));
    relate("FEEDS", "db-2", "shop");
    Topology image = live.current().topology();
    int shop = image.find("shop");
    assertThat(image.arcCount()).isEqualTo(2);
    assertThat(image.groupSize(image.firstGroup(shop))).isEqualTo(1);
    inventory.removeRelation(ANNA, new RelationId("FEEDS", "db-1", "shop", null));
    assertThat(live.current().topology().arcCount()).isEqualTo(1);
  }

  @Test
  void standardTypesKeepWhatTheyStandFor() {
    RelationType round = new RelationType("DEPENDS_ON", DependentEnd.TO, Level.DOWN, null, "x");
    assertThatThrownBy(() -> catalog.putRelationType(ANNA, round))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("FROM");
    ItemType orphan = new ItemType("Server", null, "mine", List.of());
    assertThatThrownBy(() -> catalog.putItemType(ANNA, orphan))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("Hardware");
    ItemType emptied = new ItemType("Server", "Hardware", "mine", List.of());
    assertThatThrownBy(() -> catalog.putItemType(ANNA, emptied))
        .isInstanceOf(InvalidInput.class)
        .hasMessageContaining("stays");
    ItemType known = catalog.current().itemType("Server");
    List<AttributeDefinition> more = new ArrayList<>(known.attributes());
    more.add(new AttributeDefinition("noise", AttributeDefinition.Kind.DECIMAL, "In decibel."));
    catalog.putItemType(ANNA, new ItemType("Server", "Hardware", "mine", more));
    assertThat(catalog.current().itemType("Server").attributes()).hasSameSizeAs(more);
  }

  @Test
  void aNewRelationTypeCanBeUsedAtOnce() {
    catalog.putRelationType(
        ANNA, new RelationType("COOLED_BY", DependentEnd.FROM, Level.DEGRADED, null, "cooling"));
    relate("COOLED_BY", "shop", "db-1");
    assertThat(live.current().topology().arcCount()).isEqualTo(1);
  }

  private void relate(String type, String from, String to) {
    inventory.upsertRelation(ANNA, EstateRecord.Relation.of(type, from, to));
  }

  private void group(String provider) {
    inventory.upsertRelation(
        ANNA,
        new EstateRecord.Relation("DEPENDS_ON", "shop", provider, "db", null, null, false, null));
  }
}
