package dev.faultline.contract;

/** What a contract is about. */
public enum ContractKind {
  SUPPORT,
  MAINTENANCE,
  LEASE,
  SUBSCRIPTION,
  LICENCE,
  WARRANTY,
  SERVICE,
  OTHER
}
