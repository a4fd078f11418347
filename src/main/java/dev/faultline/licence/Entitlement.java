package dev.faultline.licence;

import dev.faultline.model.InvalidInput;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The right to use a product, as bought.
 *
 * @param id of the entitlement, unique
 * @param quantity in units of the metric, 0 or more; without meaning if unlimited
 * @param start first day
 * @param end last day, or null if it does not end
 * @param contract under which it was bought, if any
 * @param pack how many units are sold together, 1 if single ones; for cores only, where a device
 *     counts whole packs. The quantity is a multiple of it
 * @param contractEnd last day of that contract, which ends the right as well; null if it does not
 *     end
 * @param noticeDays by how many days before the end notice must be given; 0 if none is needed
 */
public record Entitlement(
    String id,
    String product,
    Metric metric,
    long quantity,
    int pack,
    LocalDate start,
    @Nullable LocalDate end,
    @Nullable String contract,
    @Nullable LocalDate contractEnd,
    int noticeDays) {
  public Entitlement {
    if (quantity < 0) {
      throw new InvalidInput(
          "Quantity %d of entitlement %s: give 0 or more.".formatted(quantity, id));
    }
    if (pack < 1 || quantity % pack != 0 || pack > 1 && !(metric instanceof Metric.PerCore)) {
      throw new InvalidInput(
          "Entitlement %s of %d in packs of %d: a pack holds 1 or more cores, the quantity is whole packs."
              .formatted(id, quantity, pack));
    }
    if (end != null && end.isBefore(start)) {
      throw new InvalidInput(
          "Entitlement %s ends on %s, before it starts on %s; swap the dates."
              .formatted(id, end, start));
    }
    if (noticeDays < 0) {
      throw new InvalidInput(
          "Notice of %d days of entitlement %s: give 0 or more.".formatted(noticeDays, id));
    }
  }

  /** An entitlement without an end and a contract. */
  public static Entitlement of(
      String id, String product, Metric metric, long quantity, LocalDate start) {
    return new Entitlement(id, product, metric, quantity, 1, start, null, null, null, 0);
  }

  public Entitlement inPacksOf(int cores) {
    return new Entitlement(
        id, product, metric, quantity, cores, start, end, contract, contractEnd, noticeDays);
  }

  public Entitlement until(LocalDate lastDay, int notice) {
    return new Entitlement(
        id, product, metric, quantity, pack, start, lastDay, contract, contractEnd, notice);
  }

  /** The same, valid from its start on for good. */
  public Entitlement withoutEnd() {
    return new Entitlement(
        id, product, metric, quantity, pack, start, null, contract, null, noticeDays);
  }

  /**
   * @param lastDay of the contract; null if it does not end
   */
  public Entitlement under(@Nullable String contractName, @Nullable LocalDate lastDay) {
    return new Entitlement(
        id, product, metric, quantity, pack, start, end, contractName, lastDay, noticeDays);
  }

  /**
   * The last day on which it is valid: its own end, or that of its contract if that comes first;
   * null if it does not end. A contract that ends before it starts leaves it no day at all.
   */
  public @Nullable LocalDate lastDay() {
    if (end == null || contractEnd != null && contractEnd.isBefore(end)) return contractEnd;
    return end;
  }

  /** Whether its contract ended it by this day, on which it would be valid otherwise. */
  public boolean isCutShortBy(LocalDate day) {
    return withoutContractEnd().isValidOn(day) && !isValidOn(day);
  }

  private Entitlement withoutContractEnd() {
    return under(contract, null);
  }

  public boolean isValidOn(LocalDate day) {
    LocalDate last = lastDay();
    return !day.isBefore(start) && (last == null || !day.isAfter(last));
  }
}
