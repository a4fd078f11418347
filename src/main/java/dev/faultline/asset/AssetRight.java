package dev.faultline.asset;

/** What may be done to assets; the setting {@code faultline.asset.roles} keeps it for a role. */
public enum AssetRight {
  /** Add assets, change their values and link them to items. */
  EDIT,
  ORDER,
  RECEIVE,
  /** Check out, check in and accept. */
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
