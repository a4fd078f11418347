package dev.faultline.asset;

import dev.faultline.catalog.AttributeColumns;
import dev.faultline.model.Edit;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.CypherValues;
import dev.faultline.store.OwnNames;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.StoreReader;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/** The kinds of assets as they are stored, and the way to extend them. Safe for several threads. */
@Component
public class AssetKindStore {
  private final RevisionLog log;
  private final StoreReader reader;
  private final AssetSettings settings;
  private final String listKinds;
  private final String putKind;

  AssetKindStore(RevisionLog log, StoreReader reader, AssetSettings settings, CypherFiles cypher) {
    this.log = log;
    this.reader = reader;
    this.settings = settings;
    listKinds = cypher.named("asset/list-asset-kinds");
    putKind = cypher.named("asset/put-asset-kind");
  }

  /** The kinds now. One query, of a few rows: kinds of another instance count at once. */
  public AssetKinds current() {
    return AssetKinds.standardWith(
        reader.read(listKinds, Map.of()).stream().map(AssetKindStore::kind).toList());
  }

  /**
   * Adds a kind, or changes the one of this name.
   *
   * @throws InvalidInput if the parent is unknown or would inherit from the kind itself
   */
  public Committed<AssetKind> put(Author author, AssetKind kind) {
    settings.check(AssetRight.CONFIGURE, "Changing a kind of assets");
    return log.write(
        author,
        transaction -> {
          AssetKinds kinds =
              AssetKinds.standardWith(
                  transaction.run(listKinds, Map.of()).stream().map(AssetKindStore::kind).toList());
          check(kinds, kind);
          AssetKind before = kinds.find(kind.name()).orElse(null);
          if (kind.equals(before)) return kind;
          transaction.run(putKind, Map.of("name", kind.name(), "properties", properties(kind)));
          transaction.append(
              new Edit.RecordWritten(
                  "assetKind",
                  kind.name(),
                  before == null ? "CREATE" : "UPDATE",
                  before == null ? null : facts(before),
                  facts(kind)));
          return kind;
        });
  }

  static void check(AssetKinds kinds, AssetKind kind) {
    // The standard kind Contract shares a label with contracts, which are found by their numbers.
    if (!StandardAssetKinds.isOne(kind.name())) OwnNames.refuse("Asset kind", kind.name());
    String parent = kind.parent();
    if (parent == null) return;
    kinds.kind(parent);
    if (parent.equals(kind.name()) || kinds.isA(parent, kind.name())) {
      throw new InvalidInput(
          "Asset kind \""
              + kind.name()
              + "\" cannot inherit from \""
              + Text.shorten(parent)
              + "\", which inherits from it.");
    }
  }

  private static Map<String, @Nullable Object> properties(AssetKind kind) {
    Map<String, @Nullable Object> properties = new HashMap<>();
    properties.put("name", kind.name());
    properties.put("parent", kind.parent());
    properties.put("description", kind.description());
    properties.putAll(AttributeColumns.of(kind.attributes()));
    return properties;
  }

  private static Map<String, Object> facts(AssetKind kind) {
    Map<String, Object> facts = new TreeMap<>();
    properties(kind)
        .forEach((name, value) -> {
          if (value != null) facts.put(name, value);
        });
    return facts;
  }

  private static AssetKind kind(Record row) {
    return new AssetKind(
        row.get("name").asString(),
        CypherValues.text(row, "parent"),
        row.get("description").asString(),
        AttributeColumns.read(row));
  }
}
