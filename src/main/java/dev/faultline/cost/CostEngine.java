package dev.faultline.cost;

import dev.faultline.model.DeadlineExceeded;
import dev.faultline.money.Allocation;
import dev.faultline.topology.Topology;

/**
 * Allocates the cost of items to the services that stand on them.
 *
 * <p>Cost flows in whole parts of a cent, up to a billion of them, so that rounding on the way does
 * not show; only what arrives is rounded to cents, by the largest remainder, so that everything
 * adds up. The same topology, costs and rules give the same answer. Time O(items + relations), and
 * sorting the dependents of each item; memory 40 bytes an item and 12 a relation. Stateless; safe
 * for use by several threads. Behaves as {@code SlowCost} in the tests, up to the rounding.
 */
public final class CostEngine {
  private static final long FINEST = 1_000_000_000;
  private static final long MOST = 1L << 61;

  /**
   * Who pays for everything.
   *
   * @throws DeadlineExceeded if it was cancelled
   */
  public CostAllocation allocate(Topology topology, CostQuery query) {
    ItemCosts costs = query.costs();
    if (costs.itemCount() != topology.itemCount()) {
      throw new IllegalArgumentException(
          "costs must be of the topology's %d items but were of %d"
              .formatted(topology.itemCount(), costs.itemCount()));
    }
    FlowGraph graph = new FlowGraph(topology, query);
    long scale = scale(costs.ofItems());
    long[] pool = new long[graph.nodes];
    long notCountedOn = 0;
    for (int item = 0; item < topology.itemCount(); item++) {
      long cost = costs.minorUnits(item);
      if (graph.node[item] < 0) notCountedOn += cost;
      else pool[graph.node[item]] += cost * scale;
    }
    for (int node = graph.nodes - 1; node >= 0; node--) {
      if ((node & 0xFFF) == 0 && query.cancelled().getAsBoolean()) {
        throw new DeadlineExceeded("The allocation of cost was cancelled.");
      }
      pass(graph, node, pool);
    }
    return new CostAllocation(graph, query, pool, scale, notCountedOn);
  }

  /** Moves on what has arrived at a node, if it has dependents; it stays in the pool as well. */
  static void pass(FlowGraph graph, int node, long[] pool) {
    int from = graph.arcStart[node];
    int to = graph.arcStart[node + 1];
    if (from == to || pool[node] == 0) return;
    if (to - from == 1) {
      pool[graph.node[graph.target[from]]] += pool[node];
      return;
    }
    long[] parts = Allocation.byLargestRemainder(pool[node], graph.weight, from, to);
    for (int arc = from; arc < to; arc++) pool[graph.node[graph.target[arc]]] += parts[arc - from];
  }

  /** Into how many parts a minor unit is divided so that sums up to the amount fit. */
  static long scale(long minorUnits) {
    long scale = 1;
    while (scale < FINEST && minorUnits <= MOST / (scale * 10)) scale *= 10;
    return scale;
  }
}
