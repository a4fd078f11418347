package dev.faultline.contract.api;

import dev.faultline.contract.Contract;
import dev.faultline.contract.ContractRef;
import dev.faultline.contract.Contracts;
import dev.faultline.contract.Covered;
import dev.faultline.graphql.Actors;
import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.ItemRef;
import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import dev.faultline.inventory.ItemLookup;
import dev.faultline.model.InvalidInput;
import dev.faultline.record.Values;
import dev.faultline.store.Author;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.MutationMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Finding contracts and writing them. */
@Controller
final class ContractController {
  private static final int LONGEST_PERIOD = 3_660;

  private final Contracts contracts;
  private final ItemLookup lookup;
  private final GraphQlLimits limits;

  ContractController(Contracts contracts, ItemLookup lookup, GraphQlLimits limits) {
    this.contracts = contracts;
    this.lookup = lookup;
    this.limits = limits;
  }

  record EndInput(ContractRef contract, @Nullable String on, @Nullable String reason) {}

  record CoverInput(
      ContractRef contract,
      @Nullable List<String> assets,
      @Nullable List<ItemRef> items,
      @Nullable List<String> products,
      @Nullable String reason) {}

  @QueryMapping
  @Nullable Contract contract(@Argument ContractRef ref) {
    return contracts.find(ref).orElse(null);
  }

  @QueryMapping
  Page<Contract> contracts(
      @Argument @Nullable ContractFilterInput filter,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    Predicate<Contract> test = test(filter);
    List<@Nullable Object> query = new ArrayList<>();
    query.add("contracts");
    query.add(filter);
    return Paging.ofQuery(
        (anchor, _, limit) -> contracts.list(test, anchor == null ? "" : anchor.getFirst(), limit),
        contract -> List.of(contract.number()),
        PageRequest.forward(first, after, limits),
        query,
        () -> contracts.count(test));
  }

  @QueryMapping
  Page<Contracts.Renewal> contractRenewals(
      @Argument int within,
      @Argument @Nullable String from,
      @Argument @Nullable ContractFilterInput filter,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    if (within < 0 || within > LONGEST_PERIOD) {
      throw new InvalidInput("within is 0 to " + LONGEST_PERIOD + " days but was " + within + ".");
    }
    LocalDate start = from == null ? today() : Values.date("from", from);
    List<@Nullable Object> query = new ArrayList<>();
    query.add("contractRenewals");
    query.add(within);
    query.add(start);
    query.add(filter);
    List<Contracts.Renewal> all = contracts.renewals(test(filter), start, start.plusDays(within));
    return Paging.ofQuery(
        (anchor, _, limit) ->
            all.stream()
                .dropWhile(renewal -> anchor != null && !isAfter(renewal, anchor))
                .limit(limit)
                .toList(),
        ContractController::position,
        PageRequest.forward(first, after, limits),
        query,
        all::size);
  }

  private static List<String> position(Contracts.Renewal renewal) {
    return List.of(
        renewal.turn().noticeBy().toString(),
        renewal.turn().day().toString(),
        renewal.contract().number());
  }

  private static boolean isAfter(Contracts.Renewal renewal, List<String> anchor) {
    List<String> place = position(renewal);
    for (int i = 0; i < place.size(); i++) {
      int compared = place.get(i).compareTo(anchor.get(i));
      if (compared != 0) return compared > 0;
    }
    return false;
  }

  @MutationMapping
  ContractPayload upsertContract(@Argument(name = "input") Map<String, @Nullable Object> input) {
    return ContractPayload.written(() ->
        ContractPayload.ofUpsert(
            contracts.upsert(author(Objects.toString(input.get("reason"), null)), input)));
  }

  @MutationMapping
  ContractPayload endContract(@Argument EndInput input) {
    return ContractPayload.written(() ->
        ContractPayload.of(
            contracts.end(
                author(input.reason()),
                input.contract(),
                input.on() == null ? today() : Values.date("on", input.on()))));
  }

  @MutationMapping
  ContractPayload coverByContract(@Argument CoverInput input) {
    return ContractPayload.written(() ->
        ContractPayload.of(
            contracts.cover(author(input.reason()), input.contract(), covered(input))));
  }

  @MutationMapping
  ContractPayload uncoverByContract(@Argument CoverInput input) {
    return ContractPayload.written(() ->
        ContractPayload.of(
            contracts.uncover(author(input.reason()), input.contract(), covered(input))));
  }

  private Covered covered(CoverInput input) {
    return new Covered(
        Objects.requireNonNullElse(input.assets(), List.of()),
        Objects.requireNonNullElse(input.items(), List.<ItemRef>of()).stream()
            .map(this::key)
            .toList(),
        Objects.requireNonNullElse(input.products(), List.of()));
  }

  private Predicate<Contract> test(@Nullable ContractFilterInput filter) {
    return filter == null ? ContractFilterInput.ALL : filter.test(today(), this::key);
  }

  private String key(ItemRef reference) {
    if (reference.key() != null) return reference.key();
    String id = reference.id() == null ? "" : reference.id();
    return lookup.key(id);
  }

  private static Author author(@Nullable String reason) {
    return new Author(Actors.current(), null, reason);
  }

  static LocalDate today() {
    return LocalDate.now(ZoneOffset.UTC);
  }
}
