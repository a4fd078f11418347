package dev.faultline.costing;

import dev.faultline.catalog.Catalogue;
import dev.faultline.cost.CostRules;
import dev.faultline.cost.DeadEnds;
import dev.faultline.cost.ServiceChain;
import dev.faultline.cost.ShareRule;
import dev.faultline.model.InvalidInput;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntToLongFunction;
import org.jspecify.annotations.Nullable;

/** By which rules cost is to be allocated, as a request gives it. */
record RulesInput(
    @Nullable ShareInput standard,
    @Nullable List<TypeShareInput> byProviderType,
    @Nullable ServiceChain chain,
    @Nullable DeadEnds deadEnds) {
  static final RulesInput NONE = new RulesInput(null, null, null, null);

  private static final int MOST_RULES = 100;
  private static final int MOST_WEIGHT = 1_000_000;

  /** How items share; exactly one of them. */
  record ShareInput(
      @Nullable Boolean equal, @Nullable WeightsInput byRelationType, @Nullable String byCapacity) {
    ShareRule rule(Catalogue catalogue, Function<String, IntToLongFunction> capacities) {
      if (byCapacity != null) {
        return new ShareRule.ByCapacity(
            "capacity \"" + byCapacity + "\"", capacities.apply(byCapacity));
      }
      return byRelationType != null ? byRelationType.rule(catalogue) : ShareRule.equal();
    }
  }

  record TypeShareInput(String type, ShareInput share) {}

  record WeightsInput(List<WeightInput> weights, @Nullable Integer otherwise) {
    ShareRule rule(Catalogue catalogue) {
      if (weights.size() > MOST_RULES)
        throw new InvalidInput("weights takes at most " + MOST_RULES + " relation types.");
      Map<String, Long> byType = new HashMap<>();
      for (WeightInput weight : weights)
        byType.put(catalogue.relationType(weight.type()).name(), checked(weight.weight()));
      return new ShareRule.ByRelationType(byType, checked(otherwise == null ? 1 : otherwise));
    }

    private static long checked(int weight) {
      if (weight < 0 || weight > MOST_WEIGHT) {
        throw new InvalidInput("A weight is 0 to " + MOST_WEIGHT + " but was " + weight + ".");
      }
      return weight;
    }
  }

  record WeightInput(String type, int weight) {}

  /**
   * The rules.
   *
   * @param capacities the capacity of an item by its number, for the name of an attribute
   */
  CostRules rules(Catalogue catalogue, Function<String, IntToLongFunction> capacities) {
    CostRules rules = CostRules.standardRules();
    if (standard != null) rules = rules.withStandard(standard.rule(catalogue, capacities));
    if (chain != null) rules = rules.withChain(chain);
    if (deadEnds != null) rules = rules.withDeadEnds(deadEnds);
    List<TypeShareInput> types = byProviderType == null ? List.of() : byProviderType;
    if (types.size() > MOST_RULES)
      throw new InvalidInput("byProviderType takes at most " + MOST_RULES + " types.");
    for (TypeShareInput own : types) {
      String type = catalogue.itemType(own.type()).name();
      rules = rules.with(type, own.share().rule(catalogue, capacities));
    }
    return rules;
  }
}
