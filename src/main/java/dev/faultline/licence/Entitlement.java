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
 * @param noticeDays by how many days before the end notice must be given; 0 if none is needed
 */
public record Entitlement(
    String id,
    String product,
    Metric metric,
    long quantity,
    LocalDate start,
    @Nullable LocalDate end,
    @Nullable String contract,
    int noticeDays) {
  public Entitlement {
    if (quantity < 0) {
      throw new InvalidInput(
          "Quantity %d of entitlement %s: give 0 or more.".formatted(quantity, id));
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
    return new Entitlement(id, product, metric, quantity, start, null, null, 0);
  }

  public Entitlement until(LocalDate lastDay, int notice) {
    return new Entitlement(id, product, metric, quantity, start, lastDay, contract, notice);
  }

  public Entitlement under(String contractName) {
    return new Entitlement(id, product, metric, quantity, start, end, contractName, noticeDays);
  }

  public boolean isValidOn(LocalDate day) {
    return !day.isBefore(start) && (end == null || !day.isAfter(end));
  }
}
