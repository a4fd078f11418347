package dev.faultline.store;

import dev.faultline.model.InvalidInput;
import java.util.Set;

/**
 * The labels and relationships of the program's own records. What people name, such as item types,
 * relation types and kinds of assets, becomes a label or a relationship as well, and must not be
 * taken for one of these.
 */
public final class OwnNames {
  private static final Set<String> ALL =
      Set.of(
          "Asset",
          "AssetKind",
          "AssetRule",
          "ChangeRequest",
          "ConfigurationItem",
          "Contract",
          "DepreciationRule",
          "EndingRule",
          "Entitlement",
          "ItemType",
          "Party",
          "RecordEdit",
          "RedundancyGroup",
          "RelationType",
          "Revision",
          "RevisionCounter",
          "SchemaStep",
          "Seat",
          "ServiceTurn",
          "SoftwareProduct",
          "BOUGHT_UNDER",
          "COVERS",
          "EMBODIED_BY",
          "ENTITLES",
          "HAS_GROUP",
          "OWNED_BY",
          "SEAT_OF",
          "SUPPORTED_BY",
          "TARGETS",
          "TURNED");

  private OwnNames() {}

  /**
   * Throws {@link InvalidInput} if the name is the program's own.
   *
   * @param what is named, for the message, such as Item type
   */
  public static void refuse(String what, String name) {
    if (!ALL.contains(name)) return;
    String free = (Character.isUpperCase(name.charAt(1)) ? "CUSTOM_" : "Custom") + name;
    throw new InvalidInput(
        what
            + " \""
            + name
            + "\": this name is the program's own; choose another, such as "
            + free
            + ".");
  }

  static boolean contains(String name) {
    return ALL.contains(name);
  }
}
