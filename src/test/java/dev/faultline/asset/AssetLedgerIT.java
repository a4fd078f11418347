package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.asset.AssetLedger.Entry;
import dev.faultline.asset.AssetSelection.Operator;
import dev.faultline.inventory.Inventory;
import dev.faultline.model.DeadlineExceeded;
import dev.faultline.model.EstateRecord;
import dev.faultline.store.Author;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;

/** What the ledger keeps in memory is what the store says. */
@Neo4jIT
class AssetLedgerIT {
  private static final Map<String, Object> PRICE =
      Map.of("price", Map.of("amount", "6000", "currency", "EUR"), "purchaseDate", "2025-01-15");

  @Autowired TestStore store;
  @Autowired AssetLedger ledger;
  @Autowired Inventory inventory;
  @Autowired ExecutionGraphQlService service;
  private AssetApi api;

  @BeforeEach
  void threeServers() {
    store.wipe();
    api = new AssetApi(service);
    inventory.upsertItem(new Author("anna", null, null), EstateRecord.Item.of("srv-1", "Server"));
    for (String tag : List.of("A-1", "A-2", "A-3")) api.add(tag, "Hardware", "IN_USE", PRICE);
    api.add("A-4", "Hardware", "IN_USE", Map.of());
  }

  private List<Entry> entries(AssetSelection selection) {
    List<Entry> entries = new ArrayList<>();
    ledger.forEach(selection, () -> false, entries::add);
    entries.sort(Comparator.comparing(Entry::tag));
    return entries;
  }

  private List<Entry> follows() {
    List<Entry> kept = entries(AssetSelection.ALL);
    assertThat(kept)
        .isEqualTo(entries(AssetSelection.ALL.and("tag", Operator.STARTS_WITH, "A-")))
        .isNotEmpty();
    return kept;
  }

  @Test
  void everyWriteIsSeenByTheNextQuestion() {
    assertThat(follows()).hasSize(3);
    api.add("A-4", "Hardware", "IN_USE", PRICE);
    assertThat(follows()).hasSize(4);
    api.write("linkAsset", Map.of("asset", Map.of("tag", "A-2"), "item", Map.of("key", "srv-1")));
    assertThat(follows().get(1).itemKeys()).containsExactly("srv-1");
    api.step("A-3", AssetStep.RETIRE);
    assertThat(follows().get(2).turns()).hasSize(1);
    api.write("upsertAsset", Map.of("tag", "A-1", "clear", List.of("price")));
    assertThat(follows()).extracting(Entry::tag).containsExactly("A-2", "A-3", "A-4");
  }

  @Test
  void anotherStoreIsReadAnew() {
    follows();
    store.wipe();
    api.add("A-9", "Hardware", "IN_USE", PRICE);
    assertThat(follows()).extracting(Entry::tag).containsExactly("A-9");
  }

  @Test
  void whoeverIsOutOfTimeIsToldAndTheNextOneIsAnswered() {
    follows();
    store.wipe();
    api.add("A-9", "Hardware", "IN_USE", PRICE);
    assertThatThrownBy(() -> ledger.forEach(AssetSelection.ALL, () -> true, _ -> {}))
        .isInstanceOf(DeadlineExceeded.class)
        .hasMessageContaining("Ask again later");
    assertThat(follows()).hasSize(1);
  }
}
