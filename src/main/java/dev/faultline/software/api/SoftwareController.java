package dev.faultline.software.api;

import dev.faultline.graphql.Actors;
import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.ItemRef;
import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import dev.faultline.inventory.ItemLookup;
import dev.faultline.record.Condition;
import dev.faultline.record.Values;
import dev.faultline.software.BoughtEntitlement;
import dev.faultline.software.Entitlements;
import dev.faultline.software.Positions;
import dev.faultline.software.ProductPosition;
import dev.faultline.software.Products;
import dev.faultline.software.Seats;
import dev.faultline.software.SoftwareProduct;
import dev.faultline.store.Author;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Where products stand, what was bought of them, and who has a seat. */
@Controller
final class SoftwareController {
  private final Products products;
  private final Entitlements entitlements;
  private final Seats seats;
  private final Positions positions;
  private final ItemLookup lookup;
  private final GraphQlLimits limits;

  SoftwareController(
      Products products,
      Entitlements entitlements,
      Seats seats,
      Positions positions,
      ItemLookup lookup,
      GraphQlLimits limits) {
    this.products = products;
    this.entitlements = entitlements;
    this.seats = seats;
    this.positions = positions;
    this.lookup = lookup;
    this.limits = limits;
  }

  record PositionFilter(
      Condition.@Nullable OnText product,
      Condition.@Nullable OnText vendor,
      @Nullable Boolean over,
      @Nullable Boolean uncounted,
      @Nullable Boolean bought) {
    boolean wants(SoftwareProduct candidate) {
      return Condition.holds(product, candidate.name())
          && Condition.holds(vendor, candidate.vendor());
    }

    boolean holds(ProductPosition found) {
      return (over == null || over == found.position().isOver())
          && (uncounted == null || uncounted != found.position().uncounted().isEmpty())
          && (bought == null || bought != found.bought().isEmpty());
    }
  }

  record EntitlementFilter(
      Condition.@Nullable OnText number,
      Condition.@Nullable OnText product,
      Condition.@Nullable OnText contract,
      Condition.@Nullable OnDate end) {
    boolean holds(BoughtEntitlement bought) {
      return Condition.holds(number, bought.number())
          && Condition.holds(product, bought.entitlement().product())
          && Condition.holds(contract, bought.entitlement().contract())
          && Condition.holds(end, bought.entitlement().end());
    }
  }

  record AssignInput(
      String product,
      String user,
      @Nullable ItemRef item,
      @Nullable String since,
      @Nullable String lastUsed,
      @Nullable String reason) {}

  record ReclaimInput(String product, String user, @Nullable String reason) {}

  record ReassignInput(
      String product, String from, String to, @Nullable ItemRef item, @Nullable String reason) {}

  @QueryMapping
  @Nullable SoftwareProduct softwareProduct(@Argument String name) {
    return products.find(name).orElse(null);
  }

  @QueryMapping
  @Nullable BoughtEntitlement entitlement(@Argument String number) {
    return entitlements.find(number).orElse(null);
  }

  @QueryMapping
  Page<BoughtEntitlement> entitlements(
      @Argument @Nullable EntitlementFilter filter,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    if (filter != null && filter.end() != null) filter.end().checked("end");
    Predicate<BoughtEntitlement> test = filter == null ? _ -> true : filter::holds;
    return Paging.ofQuery(
        (anchor, _, limit) -> entitlements.list(test, start(anchor), limit),
        bought -> List.of(bought.number()),
        PageRequest.forward(first, after, limits),
        query("entitlements", filter),
        () -> entitlements.list(test, "", Integer.MAX_VALUE).size());
  }

  @QueryMapping
  @Nullable ProductPosition licencePosition(
      @Argument String product, @Argument @Nullable String day) {
    if (products.find(product).isEmpty()) return null;
    return positions.of(product, day(day));
  }

  @QueryMapping
  Page<ProductPosition> licencePositions(
      @Argument @Nullable PositionFilter filter,
      @Argument @Nullable String day,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    LocalDate on = day(day);
    Predicate<SoftwareProduct> wanted = filter == null ? _ -> true : filter::wants;
    Predicate<ProductPosition> test = filter == null ? _ -> true : filter::holds;
    return Paging.ofQuery(
        (anchor, _, limit) -> positions.list(wanted, test, on, start(anchor), limit),
        position -> List.of(position.product().name()),
        PageRequest.forward(first, after, limits),
        query("licencePositions", filter, on),
        () -> positions.list(wanted, test, on, "", Integer.MAX_VALUE).size());
  }

  private static String start(@Nullable List<String> anchor) {
    return anchor == null ? "" : anchor.getFirst();
  }

  private static List<@Nullable Object> query(@Nullable Object... parts) {
    List<@Nullable Object> query = new ArrayList<>();
    for (Object part : parts) query.add(part);
    return query;
  }

  @MutationMapping
  SoftwarePayloads.OfProduct upsertSoftwareProduct(
      @Argument(name = "input") Map<String, @Nullable Object> input) {
    return SoftwarePayloads.product(() -> products.upsert(author(reason(input)), input));
  }

  @MutationMapping
  SoftwarePayloads.OfEntitlement upsertEntitlement(
      @Argument(name = "input") Map<String, @Nullable Object> input) {
    return SoftwarePayloads.entitlement(
        () -> entitlements.upsert(author(reason(input)), input), this::position);
  }

  @MutationMapping
  SoftwarePayloads.OfSeat assignSeat(@Argument AssignInput input) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("product", input.product());
    values.put("user", input.user());
    values.put("since", input.since());
    values.put("lastUsed", input.lastUsed());
    return SoftwarePayloads.given(
        () -> {
          values.put("item", input.item() == null ? null : key(input.item()));
          return seats.assign(author(input.reason()), values);
        },
        this::position);
  }

  @MutationMapping
  SoftwarePayloads.OfSeat reclaimSeat(@Argument ReclaimInput input) {
    return SoftwarePayloads.takenBack(
        () -> seats.reclaim(author(input.reason()), input.product(), input.user().strip()),
        this::position);
  }

  @MutationMapping
  SoftwarePayloads.OfSeat reassignSeat(@Argument ReassignInput input) {
    return SoftwarePayloads.moved(
        () ->
            seats.reassign(
                author(input.reason()),
                input.product(),
                input.from().strip(),
                input.to(),
                input.item() == null ? null : key(input.item())),
        this::position);
  }

  private ProductPosition position(String product) {
    return positions.of(product, day(null));
  }

  private String key(ItemRef reference) {
    if (reference.key() != null) return reference.key();
    String id = reference.id() == null ? "" : reference.id();
    return lookup.key(id);
  }

  private static @Nullable String reason(Map<String, @Nullable Object> input) {
    return Objects.toString(input.get("reason"), null);
  }

  private static Author author(@Nullable String reason) {
    return new Author(Actors.current(), null, reason);
  }

  static LocalDate day(@Nullable String given) {
    return given == null ? LocalDate.now(ZoneOffset.UTC) : Values.date("day", given);
  }
}
