package dev.faultline.asset;

/** A rule that keeps an item's retirement and its asset's life cycle in step. */
public enum AssetRule {
  /** When the last item that an asset embodies is retired, the asset is retired with it. */
  RETIRE_ASSET_WITH_LAST_ITEM(
      "When the last item in use that an asset embodies is retired, the asset is retired with it."),
  /** When an asset is retired, the items that no other asset in service embodies go with it. */
  RETIRE_ITEMS_WITH_ASSET(
      "When an asset is retired, the items that no other asset in service embodies are retired with"
          + " it.");

  /** What shall come of a rule. */
  public enum Choice {
    /** Nothing. */
    OFF,
    /** The asset shows it as a suggestion. */
    ASK,
    /** It is done, in the same revision; what came about otherwise is shown as a suggestion. */
    DO
  }

  private final String description;

  AssetRule(String description) {
    this.description = description;
  }

  public String description() {
    return description;
  }
}
