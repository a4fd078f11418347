package dev.faultline.asset;

import dev.faultline.money.Money;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.CypherValues;
import dev.faultline.store.StoreReader;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.stereotype.Component;

/** Ends of warranty, sale, support and life of the assets that are there. */
@Component
final class AssetEndings implements Endings {
  static final List<String> GONE =
      List.of(
          AssetState.RETIRED.name(),
          AssetState.DISPOSED.name(),
          AssetState.LOST.name(),
          AssetState.STOLEN.name(),
          AssetState.CANCELLED.name());

  private final StoreReader reader;
  private final String listEndings;

  AssetEndings(StoreReader reader, CypherFiles cypher) {
    this.reader = reader;
    listEndings = cypher.named("asset/list-asset-endings");
  }

  @Override
  public List<Ending> between(LocalDate from, LocalDate to) {
    return reader.read(listEndings, Map.of("from", from, "to", to, "gone", GONE)).stream()
        .map(row ->
            ending(
                row, EndingKind.valueOf(row.get("kind").asString()), row.get("day").asLocalDate()))
        .toList();
  }

  static Ending ending(Record row, EndingKind kind, LocalDate day) {
    Value price = row.get("price");
    return new Ending(
        kind,
        row.get("subject").asString(),
        CypherValues.text(row, "product"),
        List.of(row.get("tag").asString()),
        row.get("items").asList(Value::asString),
        day,
        price.isNull()
            ? null
            : Money.ofMinor(price.asLong(), Money.currency(row.get("currency").asString())));
  }
}
