package dev.faultline.asset;

/** What can end. */
public enum EndingKind {
  WARRANTY,
  SUPPORT,
  END_OF_SALE,
  END_OF_SUPPORT,
  END_OF_LIFE,
  LICENCE,
  SUBSCRIPTION,
  CERTIFICATE,
  CONTRACT
}
