package dev.faultline.asset;

import dev.faultline.catalog.Catalog;
import dev.faultline.catalog.Catalogue;
import dev.faultline.model.ItemType;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.StoreReader;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;

/**
 * Ends that items say themselves, in attributes of their types: {@code expiresOn} (certificates,
 * domain names), {@code endOfSupport}, {@code endOfLife} and {@code contractEndsOn}. A type of the
 * estate's own takes part as soon as it has such an attribute of kind DATE.
 */
@Component
final class ItemEndings implements Endings {
  private static final Map<String, EndingKind> ATTRIBUTES =
      Map.of(
          "expiresOn", EndingKind.SUBSCRIPTION,
          "endOfSupport", EndingKind.END_OF_SUPPORT,
          "endOfLife", EndingKind.END_OF_LIFE,
          "contractEndsOn", EndingKind.CONTRACT);
  private static final String CERTIFICATE = "Certificate";

  private final StoreReader reader;
  private final Catalog catalog;
  private final String listItems;

  ItemEndings(StoreReader reader, Catalog catalog, CypherFiles cypher) {
    this.reader = reader;
    this.catalog = catalog;
    listItems = cypher.named("asset/list-item-endings");
  }

  @Override
  public List<Ending> between(LocalDate from, LocalDate to) {
    Catalogue catalogue = catalog.current();
    List<String> names = catalogue.itemTypes().stream().map(ItemType::name).toList();
    List<Ending> endings = new ArrayList<>();
    ATTRIBUTES.forEach((attribute, kind) -> {
      List<String> types = DatedAttributes.having(attribute, names, catalogue::attributesOf);
      if (types.isEmpty()) return;
      Map<String, Object> parameters = Map.of("types", types, "mark", "\"" + attribute + "\"");
      reader.stream(
          listItems,
          parameters,
          row -> {
            LocalDate day = DatedAttributes.day(row, attribute, from, to);
            if (day == null) return;
            String type = row.get("type").asString();
            String key = row.get("key").asString();
            String name = row.get("name").asString(key);
            EndingKind its =
                kind == EndingKind.SUBSCRIPTION && catalogue.isA(type, CERTIFICATE)
                    ? EndingKind.CERTIFICATE
                    : kind;
            endings.add(
                new Ending(
                    its, name.isBlank() ? key : name, type, List.of(), List.of(key), day, null));
          });
    });
    return endings;
  }
}
