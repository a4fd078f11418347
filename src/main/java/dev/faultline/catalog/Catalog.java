package dev.faultline.catalog;

import dev.faultline.model.DependentEnd;
import dev.faultline.model.Edit;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.ItemType;
import dev.faultline.model.Level;
import dev.faultline.model.RelationType;
import dev.faultline.model.Text;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.CypherValues;
import dev.faultline.store.EstateReplaced;
import dev.faultline.store.OwnNames;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.RevisionTransaction;
import dev.faultline.store.StoreReader;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * The catalogue as it is stored, and the way to extend it. The standard types come with the
 * program; the store holds those that the estate adds or changes. Safe for use by several threads.
 */
@Component
public class Catalog {
  private final RevisionLog log;
  private final StoreReader reader;
  private final String listItemTypes;
  private final String listRelationTypes;
  private final String putItemType;
  private final String putRelationType;
  private volatile @Nullable Catalogue known;

  Catalog(RevisionLog log, StoreReader reader, CypherFiles cypher) {
    this.log = log;
    this.reader = reader;
    listItemTypes = cypher.named("catalog/list-item-types");
    listRelationTypes = cypher.named("catalog/list-relation-types");
    putItemType = cypher.named("catalog/put-item-type");
    putRelationType = cypher.named("catalog/put-relation-type");
  }

  /** The catalogue as this instance knows it. */
  public Catalogue current() {
    Catalogue catalogue = known;
    return catalogue != null ? catalogue : reload();
  }

  /** Reads the catalogue from the store, because another instance may have changed it. */
  public synchronized Catalogue reload() {
    Catalogue catalogue =
        Catalogue.standardWith(
            reader.read(listItemTypes, Map.of()).stream().map(Catalog::itemType).toList(),
            reader.read(listRelationTypes, Map.of()).stream().map(Catalog::relationType).toList());
    known = catalogue;
    return catalogue;
  }

  /**
   * Adds an item type, or changes one.
   *
   * @throws InvalidInput if the parent is unknown or would inherit from the type itself
   */
  public Committed<ItemType> putItemType(Author author, ItemType type) {
    Committed<ItemType> written =
        log.write(
            author,
            transaction -> {
              write(transaction, reload(), type);
              return type;
            });
    reload();
    return written;
  }

  /** Adds a relation type, or changes one: the relations of that type then follow the new rule. */
  public Committed<RelationType> putRelationType(Author author, RelationType type) {
    Committed<RelationType> written =
        log.write(
            author,
            transaction -> {
              write(transaction, reload(), type);
              return type;
            });
    reload();
    return written;
  }

  /** Writes an item type within an open revision; false if nothing changed. */
  public boolean write(RevisionTransaction transaction, Catalogue catalogue, ItemType type) {
    check(catalogue, type);
    ItemType before = catalogue.findItemType(type.name()).orElse(null);
    if (type.equals(before)) return false;
    Map<String, @Nullable Object> properties = new HashMap<>();
    properties.put("name", type.name());
    properties.put("parent", type.parent());
    properties.put("description", type.description());
    properties.putAll(AttributeColumns.of(type.attributes()));
    transaction.run(putItemType, Map.of("name", type.name(), "properties", properties));
    transaction.append(new Edit.ItemTypeWritten(before, type));
    return true;
  }

  /** Writes a relation type within an open revision; false if nothing changed. */
  public boolean write(RevisionTransaction transaction, Catalogue catalogue, RelationType type) {
    check(type);
    RelationType before = catalogue.findRelationType(type.name()).orElse(null);
    if (type.equals(before)) return false;
    Map<String, @Nullable Object> properties = new HashMap<>();
    properties.put("name", type.name());
    properties.put("dependentEnd", type.dependentEnd().name());
    properties.put("effect", type.effect().ordinal());
    properties.put("defaultGroup", type.defaultGroup());
    properties.put("description", type.description());
    transaction.run(putRelationType, Map.of("name", type.name(), "properties", properties));
    transaction.append(new Edit.RelationTypeWritten(before, type));
    return true;
  }

  /** Throws {@link InvalidInput} if the type cannot be written. */
  public static void check(RelationType type) {
    OwnNames.refuse("Relation type", type.name());
    Standard.check(type);
  }

  /** Throws {@link InvalidInput} if the type does not fit into the catalogue. */
  public static void check(Catalogue catalogue, ItemType type) {
    OwnNames.refuse("Item type", type.name());
    Standard.check(type);
    String parent = type.parent();
    if (parent == null) return;
    if (parent.equals(type.name())
        || catalogue.findItemType(parent).isPresent() && catalogue.isA(parent, type.name())) {
      throw new InvalidInput(
          "Item type \""
              + type.name()
              + "\" cannot inherit from \""
              + Text.shorten(parent)
              + "\", which inherits from it.");
    }
    catalogue.itemType(parent);
  }

  @EventListener
  void onReplaced(@SuppressWarnings("unused") EstateReplaced event) {
    reload();
  }

  private static ItemType itemType(Record row) {
    return new ItemType(
        row.get("name").asString(),
        CypherValues.text(row, "parent"),
        row.get("description").asString(),
        AttributeColumns.read(row));
  }

  private static RelationType relationType(Record row) {
    return new RelationType(
        row.get("name").asString(),
        DependentEnd.valueOf(row.get("dependentEnd").asString()),
        Level.of(row.get("effect").asInt()),
        CypherValues.text(row, "defaultGroup"),
        row.get("description").asString());
  }
}
