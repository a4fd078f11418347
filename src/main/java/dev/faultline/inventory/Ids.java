package dev.faultline.inventory;

import com.github.f4b6a3.uuid.UuidCreator;
import java.util.UUID;

/** Ids for new records: UUIDv7, which sort by the time of their making. */
final class Ids {
  private Ids() {}

  static UUID next() {
    return UuidCreator.getTimeOrderedEpoch();
  }
}
