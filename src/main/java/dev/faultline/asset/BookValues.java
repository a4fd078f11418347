package dev.faultline.asset;

import dev.faultline.money.Money;
import java.time.LocalDate;
import java.util.Collection;
import java.util.Map;

/** Knows what the financial books say that assets are worth. */
public interface BookValues {
  /** The book values at the end of the day, by tag; assets that are in no books are absent. */
  Map<String, Money> at(LocalDate day, Collection<Asset> assets);
}
