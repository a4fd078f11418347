package dev.faultline.contract.api;

import dev.faultline.contract.Contract;
import dev.faultline.contract.ContractKind;
import dev.faultline.graphql.ItemRef;
import dev.faultline.record.Condition;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Conditions on contracts, as a request gives them. */
record ContractFilterInput(
    Condition.@Nullable OnText number,
    Condition.@Nullable OnText name,
    @Nullable List<ContractKind> kinds,
    @Nullable List<Contract.State> states,
    Condition.@Nullable OnText vendor,
    Condition.@Nullable OnText costCentre,
    Condition.@Nullable OnDate start,
    Condition.@Nullable OnDate end,
    @Nullable Boolean autoRenewal,
    @Nullable String coversAsset,
    @Nullable ItemRef coversItem,
    @Nullable String coversProduct) {
  static final Predicate<Contract> ALL = _ -> true;

  /**
   * The contracts that fulfil them.
   *
   * @param today for their states
   * @param key the key of the item that a reference names
   */
  Predicate<Contract> test(LocalDate today, Function<ItemRef, String> key) {
    if (start != null) start.checked("start");
    if (end != null) end.checked("end");
    String item = coversItem == null ? null : key.apply(coversItem);
    return contract ->
        Condition.holds(number, contract.number())
            && Condition.holds(name, contract.name())
            && (kinds == null || kinds.contains(contract.kind()))
            && (states == null || states.contains(contract.state(today)))
            && Condition.holds(vendor, contract.vendor())
            && Condition.holds(costCentre, contract.costCentre())
            && Condition.holds(start, contract.start())
            && Condition.holds(end, contract.end())
            && (autoRenewal == null || autoRenewal == contract.term().renews())
            && (coversAsset == null || contract.covered().assets().contains(coversAsset))
            && (item == null || contract.covered().items().contains(item))
            && (coversProduct == null || contract.covered().products().contains(coversProduct));
  }
}
