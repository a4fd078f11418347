package dev.faultline.asset;

import dev.faultline.store.AttributeJson;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.StoreReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/**
 * Ends that assets say themselves, in attributes of their kinds: {@code expiresOn} (licences) and
 * {@code renewsOn} (subscriptions). What {@code autoRenews} goes on by itself; that is a decision
 * and no end. A kind of the estate's own takes part as soon as it has such an attribute of kind
 * DATE.
 */
@Component
final class AssetAttributeEndings implements Endings {
  private static final List<String> ATTRIBUTES = List.of("expiresOn", "renewsOn");
  private static final String LICENCE = "Licence";

  private final StoreReader reader;
  private final AssetKindStore kinds;
  private final String listAssets;

  AssetAttributeEndings(StoreReader reader, AssetKindStore kinds, CypherFiles cypher) {
    this.reader = reader;
    this.kinds = kinds;
    listAssets = cypher.named("asset/list-assets-with-attribute");
  }

  @Override
  public List<Ending> between(LocalDate from, LocalDate to) {
    AssetKinds known = kinds.current();
    List<String> names = known.all().stream().map(AssetKind::name).toList();
    List<Ending> endings = new ArrayList<>();
    for (String attribute : ATTRIBUTES) {
      List<String> having = DatedAttributes.having(attribute, names, known::attributesOf);
      if (having.isEmpty()) continue;
      Map<String, Object> parameters =
          Map.of("kinds", having, "mark", "\"" + attribute + "\"", "gone", AssetEndings.GONE);
      reader.stream(
          listAssets,
          parameters,
          row -> {
            LocalDate day = DatedAttributes.day(row, attribute, from, to);
            if (day == null) return;
            endings.add(AssetEndings.ending(row, kind(known, row), day));
          });
    }
    return endings;
  }

  private static EndingKind kind(AssetKinds known, Record row) {
    Object renews = AttributeJson.read(row.get("attributes").asString("{}")).get("autoRenews");
    if (Boolean.TRUE.equals(renews)) return EndingKind.RENEWAL;
    return known.isA(row.get("kind").asString(), LICENCE)
        ? EndingKind.LICENCE
        : EndingKind.SUBSCRIPTION;
  }
}
