package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.Neo4jIT;
import dev.faultline.TestStore;
import dev.faultline.inventory.Inventory;
import dev.faultline.model.EstateRecord;
import dev.faultline.store.Author;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.graphql.ExecutionGraphQlService;

@Neo4jIT
class AssetApiIT {
  private static final Author ANNA = new Author("anna", null, "test");

  @Autowired TestStore store;
  @Autowired Inventory inventory;
  @Autowired ExecutionGraphQlService service;
  private AssetApi api;

  @BeforeEach
  void emptyStore() {
    store.wipe();
    api = new AssetApi(service);
  }

  @Test
  void anAssetIsWrittenAndComesBackWithAllItsValues() {
    inventory.upsertItem(ANNA, EstateRecord.Item.of("srv-1", "Server"));
    var written =
        api.add(
            "LT-1",
            "Hardware",
            "IN_USE",
            Map.of(
                "vendor", "Halden",
                "price", Map.of("amount", "1200.5", "currency", "EUR"),
                "warrantyStart", "2026-01-15",
                "warrantyMonths", 36,
                "attachments", List.of("https://files.example/invoice.pdf"),
                "attributes", Map.of("rackUnits", "2"),
                "items", List.of("srv-1")));
    assertThat(written.errors()).isEmpty();
    assertThat(written.revision().number()).isEqualTo(2);
    api.ask(
            """
            { asset(ref: {tag: "LT-1"}) {
              kind { name } state vendor price { amount currency } warrantyEnd attachments attributes
              items { key assets { tag } asset { tag } } possibleSteps suggestions withheld
              history { totalCount nodes { action changes { field before after } revision { number } } } } }
            """)
        .path("asset")
        .matchesJson(
            """
            {"kind": {"name": "Hardware"}, "state": "IN_USE", "vendor": "Halden",
             "price": {"amount": "1200.50", "currency": "EUR"}, "warrantyEnd": "2029-01-14",
             "attachments": ["https://files.example/invoice.pdf"], "attributes": {"rackUnits": 2},
             "items": [{"key": "srv-1", "assets": [{"tag": "LT-1"}], "asset": {"tag": "LT-1"}}],
             "suggestions": [], "withheld": [],
             "history": {"totalCount": 1, "nodes": [{"action": "CREATE", "revision": {"number": 2}}]}}
            """);
    assertThat(store.run("MATCH (a:Asset:Hardware) RETURN a.price AS price, a.priceCurrency AS c"))
        .singleElement()
        .satisfies(row -> assertThat(row.get("price").asLong()).isEqualTo(120_050));
  }

  @Test
  void everythingThatIsWrongIsSaidAtOnceAndNothingIsWritten() {
    var refused =
        api.add(
            "LT-2",
            "Hardware",
            "IN_STOCK",
            Map.of(
                "purchaseDate", "31.12.2025",
                "price", Map.of("amount", "12,5", "currency", "EUR"),
                "imei", "490154203237517",
                "attachments", List.of("https://anna:secret@files.example/x"),
                "warrantyMonths", 12,
                "attributes", Map.of("powerWatts", "much"),
                "items", List.of("nowhere")));
    assertThat(refused.asset()).isNull();
    assertThat(refused.errors())
        .extracting(AssetApi.Error::field)
        .contains(
            "purchaseDate",
            "price",
            "imei",
            "attachments",
            "warrantyMonths",
            "attributes",
            "items");
    assertThat(refused.messages())
        .contains("31.12.2025", "much", "nowhere")
        .doesNotContain("secret");
    assertThat(store.run("MATCH (a:Asset) RETURN a")).isEmpty();
    assertThat(store.run("MATCH (r:Revision) RETURN r")).isEmpty();
  }
}
