package dev.faultline.catalog;

import dev.faultline.model.AttributeDefinition;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.ItemType;
import dev.faultline.model.RelationType;
import dev.faultline.model.StandardRelationTypes;
import java.util.Objects;

/** What of the standard types stays as it is, since answers and imports count on it. */
final class Standard {
  private Standard() {}

  /** Throws {@link InvalidInput} if the type is a standard one and turned round. */
  static void check(RelationType type) {
    for (RelationType standard : StandardRelationTypes.all()) {
      if (!standard.name().equals(type.name()) || standard.dependentEnd() == type.dependentEnd())
        continue;
      throw new InvalidInput(
          "Relation type \"%s\" is a standard one: its dependent end is %s and stays so. Add a type of your own."
              .formatted(type.name(), standard.dependentEnd()));
    }
  }

  /** Throws {@link InvalidInput} if the type is a standard one and loses what it stands for. */
  static void check(ItemType type) {
    ItemType standard =
        StandardItemTypes.all().stream()
            .filter(it -> it.name().equals(type.name()))
            .findFirst()
            .orElse(null);
    if (standard == null) return;
    String is = "Item type \"" + type.name() + "\" is a standard one: ";
    if (!Objects.equals(standard.parent(), type.parent())) {
      throw new InvalidInput(
          is
              + (standard.parent() == null
                  ? "it has no parent"
                  : "its parent is \"" + standard.parent() + "\"")
              + ", and that stays so. Add a type of your own.");
    }
    for (AttributeDefinition attribute : standard.attributes()) {
      boolean kept =
          type.attributes().stream()
              .anyMatch(it -> it.name().equals(attribute.name()) && it.kind() == attribute.kind());
      if (!kept) {
        throw new InvalidInput(
            is
                + "its attribute \"%s\" of kind %s stays. Attributes may be added, all of them are given."
                    .formatted(attribute.name(), attribute.kind()));
      }
    }
  }
}
