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
  CONTRACT,
  /** It goes on by itself; the day is the last one on which that can be stopped. */
  RENEWAL
}
