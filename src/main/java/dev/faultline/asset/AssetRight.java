package dev.faultline.asset;

/** What may be done to assets; the setting {@code faultline.asset.roles} keeps it for a role. */
public enum AssetRight {
  /**
   * Add assets, change their values and link them to items; the same for contracts, software
   * products and what was bought of them.
   */
  EDIT,
  ORDER,
  RECEIVE,
  /** Check out, check in and accept; give seats of software and take them back. */
  HAND_OUT,
  REPAIR,
  RETIRE,
  DISPOSE,
  /** Report an asset lost or stolen, or found again. */
  REPORT_LOSS,
  AUDIT,
  /** Change kinds and rules. */
  CONFIGURE
}
