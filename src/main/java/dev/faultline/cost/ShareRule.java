package dev.faultline.cost;

import java.util.Map;
import java.util.TreeMap;
import java.util.function.IntToLongFunction;

/**
 * By which weights an item's cost is shared by its dependents. A dependent of weight 0 takes
 * nothing; an item all of whose dependents have weight 0 keeps its cost, and it is unallocated.
 */
public sealed interface ShareRule {
  /** Every dependent takes the same, however many relations it has to the item. */
  record Equal() implements ShareRule {}

  /**
   * By the types of the relations; the weights of parallel relations add up.
   *
   * @param weights by name of the relation type, 0 or more
   * @param otherwise the weight of all other types
   */
  record ByRelationType(Map<String, Long> weights, long otherwise) implements ShareRule {
    public ByRelationType {
      weights = Map.copyOf(weights);
      for (long weight : weights.values()) checkWeight(weight);
      checkWeight(otherwise);
    }
  }

  /**
   * By a weight of each relation, such as a share that was agreed; those of parallel relations add
   * up.
   *
   * @param measure what the weight is, for people
   */
  record ByRelation(String measure, RelationWeight weight) implements ShareRule {}

  /**
   * By a capacity of the dependent, such as its cores, gigabytes or users.
   *
   * @param measure what the capacity is, for people
   * @param capacity by number of the dependent, 0 or more
   */
  record ByCapacity(String measure, IntToLongFunction capacity) implements ShareRule {}

  /** The weight of one relation, 0 or more; pure. */
  @FunctionalInterface
  interface RelationWeight {
    /**
     * @param relationType its number in the topology
     */
    long of(int provider, int dependent, int relationType);
  }

  static ShareRule equal() {
    return new Equal();
  }

  /** The rule as a sentence. */
  default String sentence() {
    return switch (this) {
      case Equal() -> "Dependents share equally.";
      case ByRelationType(var weights, long otherwise) ->
          "Dependents share by relation type: %s, others %d."
              .formatted(
                  new TreeMap<>(weights).toString().replaceAll("[{}]", "").replace('=', ' '),
                  otherwise);
      case ByRelation(String measure, _) -> "Dependents share by %s.".formatted(measure);
      case ByCapacity(String measure, _) -> "Dependents share by their %s.".formatted(measure);
    };
  }

  private static void checkWeight(long weight) {
    if (weight < 0) throw new IllegalArgumentException("weights must be >= 0 but was " + weight);
  }
}
