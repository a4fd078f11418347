package dev.faultline.licence;

import dev.faultline.licence.LicencePosition.Use;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;

/** Answers about the licences of products, from what was bought and what is used. Stateless. */
public final class Licences {
  private Licences() {}

  /**
   * The position of one product.
   *
   * @param entitlements all that were ever bought; those of other products are left aside
   * @param uses of that product
   */
  public static LicencePosition position(
      String product, LocalDate day, Collection<Entitlement> entitlements, Uses uses) {
    List<Entitlement> ofProduct =
        entitlements.stream()
            .filter(entitlement -> entitlement.product().equals(product))
            .sorted(Comparator.comparing(Entitlement::id))
            .toList();
    return new Count(product, day, ofProduct, uses).position();
  }

  /**
   * Seats and installations of a product to take back: those that are not needed any more, and
   * those last used before the day. One of which it is not known when it was used is not among
   * them, except if it is retired. In the order given.
   */
  public static List<Reclaimable> reclaimable(Uses uses, LocalDate notUsedSince) {
    List<Reclaimable> found = new ArrayList<>();
    for (Assignment seat : uses.assignments()) {
      LocalDate lastUsed = seat.lastUsed();
      boolean unused = lastUsed != null && lastUsed.isBefore(notUsedSince);
      if (!seat.retired() && !unused) continue;
      Reclaimable.Reason reason =
          seat.retired() ? Reclaimable.Reason.RETIRED : Reclaimable.Reason.NOT_USED;
      found.add(new Reclaimable(seat.id(), seat.item(), seat.user(), reason, lastUsed));
    }
    for (Installation installation : uses.installations()) {
      LocalDate lastUsed = installation.lastUsed();
      if (!installation.inUse() || lastUsed == null || !lastUsed.isBefore(notUsedSince)) continue;
      found.add(
          new Reclaimable(
              installation.id(),
              installation.item(),
              installation.user(),
              Reclaimable.Reason.NOT_USED,
              lastUsed));
    }
    return List.copyOf(found);
  }

  /**
   * The entitlements whose last day, or whose last day for notice, is in the period; the one to act
   * on first first. One that has not started by then is among them as well.
   *
   * @param entitlements all that were bought
   * @param uses of a product by its name
   */
  public static List<Renewal> renewals(
      Collection<Entitlement> entitlements,
      Function<String, Uses> uses,
      LocalDate from,
      LocalDate to) {
    Map<String, Uses> known = new HashMap<>();
    List<Renewal> renewals = new ArrayList<>();
    for (Entitlement entitlement : entitlements) {
      LocalDate end = entitlement.lastDay();
      if (end == null || end.isBefore(entitlement.start())) continue;
      LocalDate noticeBy = end.minusDays(entitlement.noticeDays());
      if (end.isBefore(from) || noticeBy.isAfter(to)) continue;
      String product = entitlement.product();
      Uses its = known.computeIfAbsent(product, uses);
      LocalDate next = end.plusDays(1);
      LicencePosition after = position(product, next, entitlements, its);
      LicencePosition withIt =
          position(product, next, renewed(entitlements, entitlement::equals), its);
      LicencePosition withAll =
          position(product, next, renewed(entitlements, one -> end.equals(one.lastDay())), its);
      List<Use> overByIt =
          after.overMoreThan(withIt).isEmpty() ? List.of() : after.overMoreThan(withAll);
      renewals.add(new Renewal(entitlement, end, noticeBy, after.over(), overByIt));
    }
    renewals.sort(
        Comparator.comparing(Renewal::noticeBy)
            .thenComparing(Renewal::lastDay)
            .thenComparing(renewal -> renewal.entitlement().id()));
    return List.copyOf(renewals);
  }

  private static List<Entitlement> renewed(
      Collection<Entitlement> entitlements, Predicate<Entitlement> which) {
    return entitlements.stream().map(one -> which.test(one) ? one.withoutEnd() : one).toList();
  }
}
