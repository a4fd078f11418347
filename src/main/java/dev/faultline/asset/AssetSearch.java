package dev.faultline.asset;

import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.model.InvalidInput;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.FullText;
import dev.faultline.store.StoreReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Finds assets by words. Safe for use by several threads. */
@Component
public class AssetSearch {
  /** Those that the index has, see the schema step; the tag and the attributes beside them. */
  private static final List<AssetField> FIELDS =
      List.of(
          AssetField.NAME,
          AssetField.MODEL,
          AssetField.VENDOR,
          AssetField.SERIAL_NUMBER,
          AssetField.OWNER,
          AssetField.ASSIGNEE,
          AssetField.LOCATION,
          AssetField.COST_CENTRE,
          AssetField.PURCHASE_ORDER,
          AssetField.INVOICE_NUMBER,
          AssetField.PHONE_NUMBER,
          AssetField.IMEI,
          AssetField.SUPPORT_CONTRACT,
          AssetField.NOTES);

  private final StoreReader reader;
  private final AssetKindStore kinds;
  private final String searchAssets;

  AssetSearch(StoreReader reader, AssetKindStore kinds, CypherFiles cypher) {
    this.reader = reader;
    this.kinds = kinds;
    searchAssets = cypher.named("asset/search-assets");
  }

  /** An asset that fits. @param score how well; comparable within one answer only */
  public record Hit(Asset asset, double score) {}

  /**
   * The assets that hold every word, the last one as a beginning, best first.
   *
   * @param ofKinds only of these kinds and of those below them; empty: of all
   * @param selection only of these
   * @param withheld the groups whose fields are not looked into, so that no hit gives them away
   * @param first most hits
   * @throws InvalidInput if the text holds no word, or a kind is unknown
   */
  public List<Hit> search(
      String text,
      Collection<String> ofKinds,
      AssetSelection selection,
      Set<SensitiveGroup> withheld,
      int first) {
    AssetKinds known = kinds.current();
    List<String> wanted = ofKinds.stream().flatMap(kind -> known.with(kind).stream()).toList();
    List<String> fields = new ArrayList<>(List.of("tag", "attributes"));
    for (AssetField field : FIELDS)
      if (field.group() == null || !withheld.contains(field.group())) fields.add(field.word());
    Map<String, @Nullable Object> parameters = selection.parameters();
    parameters.put("text", FullText.query(text, fields));
    parameters.put("kinds", ofKinds.isEmpty() ? null : wanted);
    parameters.put("first", first);
    return reader.read(searchAssets, parameters).stream()
        .map(row -> new Hit(AssetMapping.asset(row), row.get("score").asDouble()))
        .toList();
  }
}
