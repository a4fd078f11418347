package dev.faultline.costing;

import dev.faultline.analysis.EstateAnswers;
import dev.faultline.analysis.ItemView;
import dev.faultline.analysis.Snapshot;
import dev.faultline.asset.RunningCost.Source;
import dev.faultline.cost.Breakdown;
import dev.faultline.cost.Destinations;
import dev.faultline.cost.ServiceCost;
import dev.faultline.cost.UnallocatedCost;
import dev.faultline.graphql.Deadline;
import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.ItemRef;
import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Revision;
import dev.faultline.model.Text;
import dev.faultline.money.Money;
import graphql.GraphQLContext;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What services cost, why, and where the cost of an item goes. */
@Controller
final class ServiceCostController {
  private final ServiceCosting costing;
  private final EstateAnswers estate;
  private final GraphQlLimits limits;
  private final InstantSource clock;

  ServiceCostController(
      ServiceCosting costing,
      EstateAnswers estate,
      GraphQlLimits limits,
      ObjectProvider<InstantSource> clock) {
    this.costing = costing;
    this.estate = estate;
    this.limits = limits;
    this.clock = clock.getIfAvailable(InstantSource::system);
  }

  @QueryMapping
  CostReport serviceCosts(
      @Argument @Nullable String month,
      @Argument @Nullable RulesInput rules,
      GraphQLContext request) {
    return costing.report(
        estate.snapshot(request),
        month(month),
        rules == null ? RulesInput.NONE : rules,
        Deadline.of(request)::isOver);
  }

  @QueryMapping
  List<Row> serviceCost(
      @Argument ItemRef item,
      @Argument @Nullable String month,
      @Argument @Nullable RulesInput rules,
      GraphQLContext request) {
    int service = estate.find(estate.snapshot(request), item);
    CostReport report = serviceCosts(month, rules, request);
    if (!isService(report.snapshot(), service)) {
      throw new InvalidInput(
          "Item \"%s\" is not a service in use; ask itemCost where its cost goes instead."
              .formatted(Text.shorten(report.snapshot().topology().key(service))));
    }
    return report.currencies().stream()
        .flatMap(of -> of.allocation().find(service).map(cost -> new Row(of, cost)).stream())
        .toList();
  }

  private static boolean isService(Snapshot snapshot, int item) {
    return snapshot.topology().countsOn(item)
        && snapshot.catalogue().serviceTypes().contains(snapshot.topology().type(item));
  }

  @QueryMapping
  List<ItemCost> itemCost(
      @Argument ItemRef item,
      @Argument @Nullable String month,
      @Argument @Nullable RulesInput rules,
      GraphQLContext request) {
    int number = estate.find(estate.snapshot(request), item);
    return serviceCosts(month, rules, request).currencies().stream()
        .map(of -> new ItemCost(of, number))
        .toList();
  }

  private YearMonth month(@Nullable String given) {
    if (given == null) return YearMonth.from(clock.instant().atZone(ZoneOffset.UTC));
    try {
      YearMonth month = YearMonth.parse(given.strip());
      if (month.getYear() >= 1900 && month.getYear() <= 2200) return month;
    } catch (DateTimeException notAMonth) {
      // Falls through to the one sentence for everything that is no month.
    }
    throw new InvalidInput(
        "month is a month such as 2026-11, from 1900 to 2200, but was \""
            + Text.shorten(given)
            + "\".");
  }

  @SchemaMapping(typeName = "ServiceCostReport")
  Revision revision(CostReport report) {
    return report.snapshot().revision();
  }

  @SchemaMapping(typeName = "ServiceCostReport")
  String month(CostReport report) {
    return report.month().toString();
  }

  @SchemaMapping(typeName = "CostOfCurrency")
  String currency(CostReport.OfCurrency of) {
    return of.currency().getCurrencyCode();
  }

  /** The sum of costs that arise for one reason. */
  record OfSource(Source source, Money amount) {}

  @SchemaMapping(typeName = "CostOfCurrency")
  List<OfSource> bySource(CostReport.OfCurrency of) {
    return of.bySource().entrySet().stream()
        .map(entry -> new OfSource(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** What a service costs in one currency. */
  record Row(CostReport.OfCurrency of, ServiceCost cost) {
    public Money total() {
      return cost.total();
    }

    public Money kept() {
      return cost.kept();
    }
  }

  @SchemaMapping(typeName = "CostOfCurrency")
  Page<Row> services(
      CostReport.OfCurrency of,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    List<ServiceCost> services = of.allocation().services();
    return Paging.ofSorted(
            services.size(),
            services::get,
            new ServiceOrder(of.snapshot().topology()),
            PageRequest.forward(first, after, limits),
            List.of("serviceCosts", of.currency(), of.month(), of.input()))
        .map(cost -> new Row(of, cost));
  }

  @SchemaMapping(typeName = "ServiceCost")
  ItemView item(Row row) {
    return estate.item(row.of().snapshot(), row.cost().item());
  }

  @SchemaMapping(typeName = "ServiceCost")
  BreakdownView contributions(Row row, @Argument @Nullable Integer first) {
    Breakdown found = row.of().allocation().contributions(row.cost().item(), most(first));
    return new BreakdownView(row.of().snapshot(), found);
  }

  /** Cost that no service keeps. */
  record Unallocated(CostReport.OfCurrency of, UnallocatedCost cost) {
    public Money sum() {
      return cost.sum();
    }

    public Money reachesNoService() {
      return cost.reachesNoService();
    }

    public Money notCountedOn() {
      return cost.notCountedOn();
    }

    public Money withoutItem() {
      return cost.withoutItem();
    }
  }

  @SchemaMapping(typeName = "CostOfCurrency")
  Unallocated unallocated(CostReport.OfCurrency of) {
    return new Unallocated(of, of.allocation().unallocated());
  }

  @SchemaMapping(typeName = "UnallocatedCost")
  BreakdownView items(Unallocated unallocated, @Argument @Nullable Integer first) {
    CostReport.OfCurrency of = unallocated.of();
    return new BreakdownView(of.snapshot(), of.allocation().unallocatedItems(most(first)));
  }

  /** An amount and what it is made of. */
  record BreakdownView(Snapshot snapshot, Breakdown found) {
    public Money sum() {
      return found.sum();
    }

    public List<Part> parts() {
      return found.parts().stream()
          .map(part -> new Part(snapshot, part.item(), part.amount()))
          .toList();
    }

    public int others() {
      return found.others();
    }

    public Money rest() {
      return found.rest();
    }
  }

  /** The part of one item. */
  record Part(Snapshot snapshot, int number, Money amount) {}

  @SchemaMapping(typeName = "CostPart")
  ItemView item(Part part) {
    return estate.item(part.snapshot(), part.number());
  }

  /** Where the cost of an item goes. */
  record ItemCost(CostReport.OfCurrency of, int number, Destinations goes) {
    ItemCost(CostReport.OfCurrency of, int number) {
      this(of, number, of.allocation().destinations(number, 1));
    }

    public Money cost() {
      return goes.cost();
    }

    public Money unallocated() {
      return goes.unallocated();
    }
  }

  @SchemaMapping(typeName = "ItemCost")
  ItemView item(ItemCost cost) {
    return estate.item(cost.of().snapshot(), cost.number());
  }

  @SchemaMapping(typeName = "ItemCost")
  BreakdownView services(ItemCost cost, @Argument @Nullable Integer first) {
    Destinations goes = cost.of().allocation().destinations(cost.number(), most(first));
    return new BreakdownView(cost.of().snapshot(), goes.services());
  }

  /** What one dependent takes of what arrives at an item. */
  record ShareView(Snapshot snapshot, int number, long weight, Money amount) {}

  @SchemaMapping(typeName = "ItemCost")
  List<ShareView> shares(ItemCost cost, @Argument @Nullable Integer first) {
    return cost.of().allocation().shares(cost.number()).stream()
        .limit(most(first))
        .map(share ->
            new ShareView(cost.of().snapshot(), share.dependent(), share.weight(), share.amount()))
        .toList();
  }

  @SchemaMapping(typeName = "CostShare")
  ItemView dependent(ShareView share) {
    return estate.item(share.snapshot(), share.number());
  }

  private int most(@Nullable Integer first) {
    int most = first == null ? 10 : first;
    if (most < 1) throw new InvalidInput("first must be at least 1 but was " + most + ".");
    return Math.min(most, limits.maxPageSize());
  }
}
