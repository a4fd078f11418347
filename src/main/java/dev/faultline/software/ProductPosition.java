package dev.faultline.software;

import dev.faultline.licence.LicencePosition;
import dev.faultline.licence.Licences;
import dev.faultline.licence.Metric;
import dev.faultline.licence.Reclaimable;
import dev.faultline.licence.Renewal;
import dev.faultline.licence.Uses;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

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

  /**
   * What to say to somebody who has just used more of it, with what ended with its contract; empty
   * if enough was bought.
   */
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
                        line.over())
                + cutShort(line.metric()).map(note -> " " + note).collect(Collectors.joining()))
        .toList();
  }

  /** What was bought and is not counted, since its contract is over; a sentence for each. */
  public List<String> notes() {
    return cutShort(null).toList();
  }

  private Stream<String> cutShort(@Nullable Metric metric) {
    return bought.stream()
        .map(BoughtEntitlement::entitlement)
        .filter(one -> one.isCutShortBy(position.day()))
        .filter(one -> metric == null || one.metric().equals(metric))
        .map(one ->
            "Entitlement \"%s\" does not count: its contract \"%s\" ended on %s."
                .formatted(one.id(), one.contract(), one.contractEnd()));
  }
}
