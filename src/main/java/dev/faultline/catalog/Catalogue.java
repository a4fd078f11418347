package dev.faultline.catalog;

import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.ItemType;
import dev.faultline.model.RelationType;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.model.Text;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The item and relation types of an estate at one time. Immutable. */
public final class Catalogue {
  private final Map<String, ItemType> itemTypes;
  private final Map<String, RelationType> relationTypes;
  private final Set<String> serviceTypes;

  private Catalogue(Map<String, ItemType> itemTypes, Map<String, RelationType> relationTypes) {
    this.itemTypes = itemTypes;
    this.relationTypes = relationTypes;
    Set<String> services = new TreeSet<>();
    for (String name : itemTypes.keySet()) {
      if (isA(name, ItemType.BUSINESS_SERVICE)) services.add(name);
    }
    serviceTypes = Set.copyOf(services);
  }

  /** The standard types alone. */
  public static Catalogue standard() {
    return standardWith(List.of(), List.of());
  }

  /** The standard types and others; one of the same name replaces a standard one. */
  public static Catalogue standardWith(
      Collection<ItemType> itemTypes, Collection<RelationType> relationTypes) {
    Map<String, ItemType> items = new LinkedHashMap<>();
    for (ItemType type : StandardItemTypes.all()) items.put(type.name(), type);
    for (ItemType type : itemTypes) items.put(type.name(), type);
    Map<String, RelationType> relations = new LinkedHashMap<>();
    for (RelationType type : StandardRelationTypes.all()) relations.put(type.name(), type);
    for (RelationType type : relationTypes) relations.put(type.name(), type);
    return new Catalogue(items, relations);
  }

  /** A catalogue with one item type more, or another in the place of that name. */
  public Catalogue with(ItemType type) {
    Map<String, ItemType> items = new LinkedHashMap<>(itemTypes);
    items.put(type.name(), type);
    return new Catalogue(items, relationTypes);
  }

  /** A catalogue with one relation type more, or another in the place of that name. */
  public Catalogue with(RelationType type) {
    Map<String, RelationType> relations = new LinkedHashMap<>(relationTypes);
    relations.put(type.name(), type);
    return new Catalogue(itemTypes, relations);
  }

  /** A catalogue without the item type of this name. */
  public Catalogue withoutItemType(String name) {
    Map<String, ItemType> items = new LinkedHashMap<>(itemTypes);
    items.remove(name);
    return new Catalogue(items, relationTypes);
  }

  /** A catalogue without the relation type of this name. */
  public Catalogue withoutRelationType(String name) {
    Map<String, RelationType> relations = new LinkedHashMap<>(relationTypes);
    relations.remove(name);
    return new Catalogue(itemTypes, relations);
  }

  public Collection<ItemType> itemTypes() {
    return List.copyOf(itemTypes.values());
  }

  public Collection<RelationType> relationTypes() {
    return List.copyOf(relationTypes.values());
  }

  public Optional<ItemType> findItemType(String name) {
    return Optional.ofNullable(itemTypes.get(name));
  }

  public Optional<RelationType> findRelationType(String name) {
    return Optional.ofNullable(relationTypes.get(name));
  }

  /**
   * The item type of this name; throws {@link InvalidInput} with the nearest names if there is
   * none.
   */
  public ItemType itemType(String name) {
    ItemType type = itemTypes.get(name);
    if (type == null) {
      throw new InvalidInput(
          "Item type \""
              + Text.shorten(name)
              + "\" is not known."
              + Text.didYouMean(Text.nearest(name, itemTypes.keySet())));
    }
    return type;
  }

  /**
   * The relation type of this name; throws {@link InvalidInput} with the nearest names if there is
   * none.
   */
  public RelationType relationType(String name) {
    RelationType type = relationTypes.get(name);
    if (type == null) {
      throw new InvalidInput(
          "Relation type \""
              + Text.shorten(name)
              + "\" is not known."
              + Text.didYouMean(Text.nearest(name, relationTypes.keySet())));
    }
    return type;
  }

  /** Names of the business service type and its subtypes. */
  public Set<String> serviceTypes() {
    return serviceTypes;
  }

  /** Whether the type is the ancestor or inherits from it. */
  public boolean isA(String type, String ancestor) {
    return lineage(type).contains(ancestor);
  }

  /**
   * The type and its ancestors, nearest first; just the name where the catalogue does not hold it.
   */
  public Set<String> lineage(String type) {
    Set<String> names = new LinkedHashSet<>();
    @Nullable String at = type;
    while (at != null && names.add(at)) {
      ItemType known = itemTypes.get(at);
      at = known == null ? null : known.parent();
    }
    return names;
  }

  /** The attributes of a type, those of its ancestors included, by name. */
  public Map<String, AttributeDefinition> attributesOf(String type) {
    Map<String, AttributeDefinition> attributes = new LinkedHashMap<>();
    for (String name : new ArrayList<>(lineage(type)).reversed()) {
      ItemType known = itemTypes.get(name);
      if (known == null) continue;
      for (AttributeDefinition attribute : known.attributes())
        attributes.put(attribute.name(), attribute);
    }
    return attributes;
  }
}
