package dev.faultline.asset;

import static dev.faultline.model.AttributeDefinition.Kind.BOOLEAN;
import static dev.faultline.model.AttributeDefinition.Kind.DATE;
import static dev.faultline.model.AttributeDefinition.Kind.DECIMAL;
import static dev.faultline.model.AttributeDefinition.Kind.INTEGER;
import static dev.faultline.model.AttributeDefinition.Kind.TEXT;

import dev.faultline.model.AttributeDefinition;
import java.util.List;

/** The kinds that every estate starts with. */
final class StandardAssetKinds {
  static final List<AssetKind> ALL =
      List.of(
          kind(
              "Hardware",
              "A device: server, switch, storage, workstation.",
              attribute("rackUnits", INTEGER, "Height in rack units."),
              attribute("powerWatts", INTEGER, "Highest power draw in watts.")),
          kind(
              AssetKinds.MOBILE,
              "A device with a telephone number and an IMEI.",
              attribute("carrier", TEXT, "The mobile network operator."),
              attribute("managed", BOOLEAN, "Whether device management controls it.")),
          kind(
              "Software",
              "Software that was bought once.",
              attribute("product", TEXT, "The software product that it is."),
              attribute("version", TEXT, "The version that was bought."),
              attribute("edition", TEXT, "The edition that was bought.")),
          kind(
              "Subscription",
              "A service that is paid for by the month or year.",
              attribute("product", TEXT, "The software product that is paid for."),
              attribute("renewsOn", DATE, "When it renews next."),
              attribute("autoRenews", BOOLEAN, "Whether it renews unless it is ended.")),
          kind(
              "Licence",
              "A right to use software.",
              attribute("product", TEXT, "The product that may be used."),
              attribute("expiresOn", DATE, "When the right ends.")),
          kind(
              "Contract",
              "An agreement that is worth something of its own.",
              attribute("contractNumber", TEXT, "Its number with the other party.")),
          kind(
              "Facility",
              "A building, a room, or what belongs to it.",
              attribute("areaSquareMetres", DECIMAL, "Floor area in square metres.")),
          kind("Furniture", "Desks, chairs, cabinets."),
          kind(
              AssetKinds.CONSUMABLE,
              "What is used up and bought again, with a stock level and a reorder point.",
              attribute("unit", TEXT, "What is counted, such as piece or box.")));

  private StandardAssetKinds() {}

  static boolean isOne(String name) {
    return ALL.stream().anyMatch(kind -> kind.name().equals(name));
  }

  private static AssetKind kind(
      String name, String description, AttributeDefinition... attributes) {
    return new AssetKind(name, null, description, List.of(attributes));
  }

  private static AttributeDefinition attribute(
      String name, AttributeDefinition.Kind kind, String description) {
    return new AttributeDefinition(name, kind, description);
  }
}
