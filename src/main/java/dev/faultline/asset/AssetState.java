package dev.faultline.asset;

/** Where an asset stands between the wish for it and its end. */
public enum AssetState {
  REQUESTED,
  ORDERED,
  IN_STOCK,
  IN_USE,
  IN_REPAIR,
  RETIRED,
  DISPOSED,
  LOST,
  STOLEN;

  /** Whether an asset in this state can still deliver. */
  public boolean inService() {
    return this == IN_STOCK || this == IN_USE || this == IN_REPAIR;
  }
}
