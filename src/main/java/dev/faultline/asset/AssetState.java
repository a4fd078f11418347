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
  STOLEN,
  CANCELLED;

  /** Whether an asset in this state can still deliver. */
  public boolean inService() {
    return this == IN_STOCK || this == IN_USE || this == IN_REPAIR;
  }

  /** Whether an asset in this state has been delivered at any time. */
  public boolean isThere() {
    return this != REQUESTED && this != ORDERED && this != CANCELLED;
  }

  /** Whether no step leads on from this state. */
  boolean isLast() {
    return this == DISPOSED || this == CANCELLED;
  }

  /** Whether an asset in this state has a holder, or keeps in mind who was the last. */
  boolean keepsHolder() {
    return isThere() && this != IN_STOCK && this != DISPOSED;
  }
}
