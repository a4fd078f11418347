package dev.faultline.software.api;

import dev.faultline.contract.Contract;
import dev.faultline.contract.Contracts;
import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.Page;
import dev.faultline.licence.LicencePosition;
import dev.faultline.licence.Reclaimable;
import dev.faultline.model.InvalidInput;
import dev.faultline.record.RecordHistory;
import dev.faultline.record.Values;
import dev.faultline.software.BoughtEntitlement;
import dev.faultline.software.ProductPosition;
import dev.faultline.software.Products;
import dev.faultline.software.Seat;
import dev.faultline.software.Seats;
import dev.faultline.software.SoftwareProduct;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What belongs to a position, an entitlement or a product. */
@Controller
final class PositionPartsController {
  private static final int LONGEST_PERIOD = 3_660;

  private final Contracts contracts;
  private final Products products;
  private final Seats seats;
  private final RecordHistory history;
  private final GraphQlLimits limits;

  PositionPartsController(
      Contracts contracts,
      Products products,
      Seats seats,
      RecordHistory history,
      GraphQlLimits limits) {
    this.contracts = contracts;
    this.products = products;
    this.seats = seats;
    this.history = history;
    this.limits = limits;
  }

  @SchemaMapping(typeName = "LicencePosition")
  LocalDate day(ProductPosition position) {
    return position.position().day();
  }

  @SchemaMapping(typeName = "LicencePosition")
  boolean isOver(ProductPosition position) {
    return position.position().isOver();
  }

  @SchemaMapping(typeName = "LicencePosition")
  List<BoughtEntitlement> entitlements(ProductPosition position) {
    return position.bought();
  }

  @SchemaMapping(typeName = "LicencePosition")
  List<Views.LineView> lines(ProductPosition position) {
    return position.position().lines().stream()
        .map(line -> new Views.LineView(position, line))
        .toList();
  }

  @SchemaMapping(typeName = "LicenceLine")
  Page<Views.UseView> uses(
      Views.LineView line,
      @Argument boolean onlyOver,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    List<LicencePosition.Use> uses = onlyOver ? line.line().overUses() : line.line().uses();
    return Lists.page(
            uses,
            LicencePosition.Use::id,
            first,
            after,
            limits,
            List.of("uses", line.of().product().name(), line.line().metric().toString(), onlyOver))
        .map(Views.UseView::new);
  }

  @SchemaMapping(typeName = "LicencePosition")
  Page<Views.UncountedView> uncounted(
      ProductPosition position,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    return Lists.page(
            position.position().uncounted(),
            LicencePosition.Uncounted::item,
            first,
            after,
            limits,
            List.of("uncounted", position.product().name()))
        .map(found -> new Views.UncountedView(found.item(), found.reason()));
  }

  @SchemaMapping(typeName = "LicencePosition")
  Page<Views.FreedView> freed(
      ProductPosition position,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    return Lists.page(
            position.position().freed(),
            key -> key,
            first,
            after,
            limits,
            List.of("freed", position.product().name()))
        .map(Views.FreedView::new);
  }

  @SchemaMapping(typeName = "LicencePosition")
  Page<Views.ReclaimableView> reclaimable(
      ProductPosition position,
      @Argument @Nullable String notUsedSince,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    LocalDate since =
        notUsedSince == null
            ? position.position().day().minusDays(90)
            : Values.date("notUsedSince", notUsedSince);
    return Lists.page(
            position.reclaimable(since),
            Reclaimable::id,
            first,
            after,
            limits,
            List.of("reclaimable", position.product().name(), since))
        .map(Views.ReclaimableView::new);
  }

  @SchemaMapping(typeName = "LicencePosition")
  List<Views.RenewalView> renewals(ProductPosition position, @Argument int within) {
    if (within < 0 || within > LONGEST_PERIOD) {
      throw new InvalidInput("within is 0 to " + LONGEST_PERIOD + " days but was " + within + ".");
    }
    LocalDate from = position.position().day();
    return position.renewals(from, from.plusDays(within)).stream()
        .map(renewal -> new Views.RenewalView(position, renewal))
        .toList();
  }

  @BatchMapping(typeName = "Entitlement", field = "product")
  Map<BoughtEntitlement, SoftwareProduct> products(List<BoughtEntitlement> page) {
    Set<String> names = new HashSet<>();
    page.forEach(bought -> names.add(bought.entitlement().product()));
    Map<String, SoftwareProduct> found = products.ofNames(names);
    Map<BoughtEntitlement, SoftwareProduct> its = new HashMap<>();
    for (BoughtEntitlement bought : page) {
      SoftwareProduct product = found.get(bought.entitlement().product());
      if (product != null) its.put(bought, product);
    }
    return its;
  }

  @BatchMapping(typeName = "Entitlement", field = "contract")
  Map<BoughtEntitlement, Contract> contracts(List<BoughtEntitlement> page) {
    Set<String> numbers = new HashSet<>();
    for (BoughtEntitlement bought : page) {
      if (bought.entitlement().contract() != null) numbers.add(bought.entitlement().contract());
    }
    Map<String, Contract> found = numbers.isEmpty() ? Map.of() : contracts.ofNumbers(numbers);
    Map<BoughtEntitlement, Contract> its = new HashMap<>();
    for (BoughtEntitlement bought : page) {
      String number = bought.entitlement().contract();
      Contract contract = number == null ? null : found.get(number);
      if (contract != null) its.put(bought, contract);
    }
    return its;
  }

  @SchemaMapping(typeName = "Entitlement")
  Views.MetricView metric(BoughtEntitlement bought) {
    return Views.MetricView.of(bought.entitlement().metric());
  }

  @SchemaMapping(typeName = "Entitlement")
  long quantity(BoughtEntitlement bought) {
    return bought.entitlement().quantity();
  }

  @SchemaMapping(typeName = "Entitlement")
  int packSize(BoughtEntitlement bought) {
    return bought.entitlement().pack();
  }

  @SchemaMapping(typeName = "Entitlement")
  LocalDate start(BoughtEntitlement bought) {
    return bought.entitlement().start();
  }

  @SchemaMapping(typeName = "Entitlement")
  @Nullable LocalDate end(BoughtEntitlement bought) {
    return bought.entitlement().end();
  }

  @SchemaMapping(typeName = "Entitlement")
  @Nullable LocalDate lastDay(BoughtEntitlement bought) {
    return bought.entitlement().lastDay();
  }

  @SchemaMapping(typeName = "Entitlement")
  int noticeDays(BoughtEntitlement bought) {
    return bought.entitlement().noticeDays();
  }

  @SchemaMapping(typeName = "Entitlement")
  Page<RecordHistory.Event> history(
      BoughtEntitlement bought,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    return history.page(
        BoughtEntitlement.RECORD, bought.id(), BoughtEntitlement.SENSITIVE, first, after);
  }

  @SchemaMapping(typeName = "SoftwareProduct", field = "history")
  Page<RecordHistory.Event> productHistory(
      SoftwareProduct product,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    return history.page(SoftwareProduct.RECORD, product.id(), Map.of(), first, after);
  }

  @SchemaMapping(typeName = "SoftwareProduct", field = "seats")
  Page<Seat> productSeats(
      SoftwareProduct product,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    List<Seat> all =
        seats.ofProducts(List.of(product.name())).getOrDefault(product.name(), List.of());
    return Lists.page(all, Seat::id, first, after, limits, List.of("seats", product.name()));
  }

  @SchemaMapping(typeName = "Seat", field = "history")
  Page<RecordHistory.Event> seatHistory(
      Seat seat, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    return history.page(Seat.RECORD, seat.id(), Seat.SENSITIVE, first, after);
  }
}
