package dev.faultline.inventory;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.Relation;
import dev.faultline.model.UnknownItem;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.RevisionLog;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@Neo4jIT
class InventoryIT {
  private static final Author ANNA = new Author("anna", null, "test");

  @Autowired TestStore store;
  @Autowired Inventory inventory;
  @Autowired RevisionLog log;

  @BeforeEach
  void emptyStore() {
    store.wipe();
  }

  @Test
  void anUpsertCreatesThenMergesAndThenChangesNothing() {
    Committed<ConfigurationItem> created =
        inventory.upsertItem(ANNA, item("db-1", "Database", Map.of("engine", "pg")));
    Committed<ConfigurationItem> merged =
        inventory.upsertItem(ANNA, item("db-1", "Database", Map.of("note", "old")));
    Committed<ConfigurationItem> same =
        inventory.upsertItem(ANNA, item("db-1", "Database", Map.of("note", "old")));
    assertThat(created.value().name()).isEqualTo("db-1");
    assertThat(merged.value().id()).isEqualTo(created.value().id());
    assertThat(merged.value().attributes())
        .containsEntry("engine", "pg")
        .containsEntry("note", "old");
    assertThat(merged.revision().number()).isEqualTo(2);
    assertThat(same.changed()).isFalse();
    assertThat(same.revision().number()).isEqualTo(2);
  }

  @Test
  void whatWasSetCanBeTakenAway() {
    inventory.upsertItem(
        ANNA,
        new EstateRecord.Item(
            "a",
            "Server",
            "Alpha",
            null,
            1,
            "production",
            null,
            "ops",
            Map.of("note", "old", "rack", "r1"),
            Map.of()));
    Committed<ConfigurationItem> cleared =
        inventory.upsertItem(
            ANNA,
            item("a", "Server", Map.of()),
            new Cleared(Set.of("name", "criticality", "owner"), Set.of("note", "none")));
    for (ConfigurationItem item :
        List.of(cleared.value(), inventory.items(List.of("a")).get("a"))) {
      assertThat(item.name()).isEqualTo("a");
      assertThat(item.criticality()).isNull();
      assertThat(item.owner()).isNull();
      assertThat(item.environment()).isEqualTo("production");
      assertThat(item.attributes()).containsExactly(Map.entry("rack", "r1"));
    }
  }

  @Test
  void theLabelFollowsTheType() {
    inventory.upsertItem(ANNA, item("x", "Server", Map.of()));
    inventory.upsertItem(ANNA, item("x", "Hypervisor", Map.of()));
    assertThat(
            store
                .run("MATCH (i {key: 'x'}) RETURN labels(i) AS labels")
                .getFirst()
                .get("labels")
                .asList())
        .containsExactlyInAnyOrder("ConfigurationItem", "Hypervisor");
  }

  @Test
  void anUnknownTypeIsRefusedWithTheNearestAndNothingIsWritten() {
    assertThatThrownBy(() -> inventory.upsertItem(ANNA, item("x", "Databse", Map.of())))
        .isInstanceOf(InvalidInput.class)
        .extracting(refused -> ((InvalidInput) refused).field())
        .isEqualTo("type");
    assertThatThrownBy(() -> inventory.upsertItem(ANNA, item("x", "Databse", Map.of())))
        .hasMessageContaining("\"Databse\"")
        .hasMessageContaining("\"Database\"");
    assertThat(log.newest().number()).isZero();
    assertThat(inventory.items(List.of("x"))).isEmpty();
  }

  @Test
  void aDeclaredAttributeOfTheWrongKindIsRefused() {
    assertThatThrownBy(() ->
            inventory.upsertItem(ANNA, item("x", "Server", Map.of("memoryGigabytes", "much"))))
        .hasMessageContaining("much")
        .extracting(refused -> ((InvalidInput) refused).field())
        .isEqualTo("attributes");
  }

  @Test
  void relationsAreIdentifiedByTypeEndsAndGroup() {
    pair();
    inventory.upsertRelation(ANNA, EstateRecord.Relation.of("MEMBER_OF", "a", "b"));
    Committed<Relation> again =
        inventory.upsertRelation(ANNA, EstateRecord.Relation.of("MEMBER_OF", "a", "b"));
    assertThat(again.changed()).isFalse();
    RelationId id = RelationId.of(again.value());
    assertThat(id.group()).isEqualTo("members");
    assertThat(RelationId.parse(id.encode())).isEqualTo(id);
    assertThat(inventory.relations(List.of(id))).containsOnlyKeys(id);
    inventory.removeRelation(ANNA, id);
    assertThat(inventory.relations(List.of(id))).isEmpty();
    assertThatThrownBy(() -> inventory.removeRelation(ANNA, id)).isInstanceOf(InvalidInput.class);
  }

  @Test
  void aRelationToAnUnknownItemIsRefused() {
    pair();
    assertThatThrownBy(
            () -> inventory.upsertRelation(ANNA, EstateRecord.Relation.of("USES", "a", "nowhere")))
        .isInstanceOf(UnknownItem.class)
        .hasMessageContaining("nowhere");
  }

  @Test
  void rulesAreSetAndTakenBack() {
    pair();
    inventory.setRedundancy(ANNA, "b", "members", new RedundancyRule.MinimumUp(1));
    assertThat(
            store.run(
                "MATCH (:ConfigurationItem {key: 'b'})-[:HAS_GROUP]->(g) RETURN g.minimumUp AS k"))
        .singleElement()
        .satisfies(row -> assertThat(row.get("k").asInt()).isEqualTo(1));
    Committed<ConfigurationItem> gone = inventory.setRedundancy(ANNA, "b", "members", null);
    assertThat(gone.changed()).isTrue();
    assertThat(store.run("MATCH (g:RedundancyGroup) RETURN g")).isEmpty();
    assertThat(inventory.setRedundancy(ANNA, "b", "members", null).changed()).isFalse();
  }

  @Test
  void statesAndRetirementAreWritten() {
    pair();
    assertThat(inventory.setState(ANNA, "a", Level.DOWN).value().state()).isEqualTo(Level.DOWN);
    assertThat(inventory.retireItem(ANNA, "a").value().lifeCycle()).isEqualTo(LifeCycle.RETIRED);
    assertThatThrownBy(() -> inventory.setState(ANNA, "nowhere", Level.DOWN))
        .isInstanceOf(UnknownItem.class);
  }

  @Test
  void searchFindsByBeginningsOfWordsAndByType() {
    inventory.upsertItem(ANNA, named("pay", "Card payments", "BusinessService"));
    inventory.upsertItem(ANNA, named("pay-db", "Payments database", "Database"));
    store.run("CALL db.index.fulltext.awaitEventuallyConsistentIndexRefresh()");
    assertThat(inventory.search("paym", List.of(), 10))
        .extracting(SearchHit::key)
        .contains("pay", "pay-db");
    assertThat(inventory.search("card pay", List.of("BusinessService"), 10))
        .extracting(SearchHit::key)
        .containsExactly("pay");
    assertThatThrownBy(() -> inventory.search("+-*", List.of(), 10))
        .isInstanceOf(InvalidInput.class);
  }

  private void pair() {
    inventory.upsertItem(ANNA, item("a", "Server", Map.of()));
    inventory.upsertItem(ANNA, item("b", "Cluster", Map.of()));
  }

  private static EstateRecord.Item item(String key, String type, Map<String, Object> attributes) {
    return new EstateRecord.Item(
        key, type, null, null, null, null, null, null, attributes, Map.of());
  }

  private static EstateRecord.Item named(String key, String name, String type) {
    return new EstateRecord.Item(key, type, name, null, null, null, null, null, Map.of(), Map.of());
  }
}
