package dev.faultline.software;

import dev.faultline.licence.LicencePosition;
import dev.faultline.licence.Licences;
import dev.faultline.licence.Reclaimable;
import dev.faultline.licence.Renewal;
import dev.faultline.licence.Uses;
import java.time.LocalDate;
import java.util.List;

/**
 * Where a product stands, and what that was counted from.
 *
 * @param bought all that were ever bought, in the order of numbers
 */
public record ProductPosition(
    SoftwareProduct product, List<BoughtEntitlement> bought, Uses uses, LicencePosition position) {
  public ProductPosition {
    bought = List.copyOf(bought);
  }

  /** Seats and installations to take back, see {@link Licences#reclaimable}. */
  public List<Reclaimable> reclaimable(LocalDate notUsedSince) {
    return Licences.reclaimable(uses, notUsedSince);
  }

  /** The ends of entitlements in a period, see {@link Licences#renewals}. */
  public List<Renewal> renewals(LocalDate from, LocalDate to) {
    return Licences.renewals(
        bought.stream().map(BoughtEntitlement::entitlement).toList(), _ -> uses, from, to);
  }

  /** What to say to somebody who has just used more of it; empty if enough was bought. */
  public List<String> warnings() {
    return position.lines().stream()
        .filter(line -> line.over() > 0)
        .map(line ->
            "%s: %d used of %d bought, counted by %s: %d over."
                .formatted(
                    product.name(),
                    line.used(),
                    line.entitled(),
                    line.metric().unit(),
                    line.over()))
        .toList();
  }
}
