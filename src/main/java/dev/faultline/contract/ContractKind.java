package dev.faultline.contract;

import dev.faultline.asset.EndingKind;

/** What a contract is about. */
public enum ContractKind {
  SUPPORT,
  MAINTENANCE,
  LEASE,
  SUBSCRIPTION,
  LICENCE,
  WARRANTY,
  SERVICE,
  OTHER;

  /** What ends when such a contract ends. */
  EndingKind ending() {
    return switch (this) {
      case SUPPORT, MAINTENANCE -> EndingKind.SUPPORT;
      case SUBSCRIPTION -> EndingKind.SUBSCRIPTION;
      case LICENCE -> EndingKind.LICENCE;
      case WARRANTY -> EndingKind.WARRANTY;
      case LEASE, SERVICE, OTHER -> EndingKind.CONTRACT;
    };
  }
}
