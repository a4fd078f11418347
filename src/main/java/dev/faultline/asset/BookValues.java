package dev.faultline.asset;

import dev.faultline.money.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Optional;

/** Knows what the financial books say that assets are worth. */
public interface BookValues {
  /** The values of the assets, read once for any number of days. */
  OnDays valuesOf(Collection<Asset> assets);

  /** Book values of assets on any day. */
  @FunctionalInterface
  interface OnDays {
    /** The book value at the end of the day; empty for an asset that is in no books. */
    Optional<Money> at(LocalDate day, String tag);
  }
}
