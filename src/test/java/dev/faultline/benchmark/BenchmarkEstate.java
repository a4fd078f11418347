package dev.faultline.benchmark;

import dev.faultline.impact.Impact;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;

/**
 * A generated estate, and targets in it whose loss affects few, many, less than half and more than
 * half of its items.
 */
final class BenchmarkEstate {
  final boolean redundancy;
  final Topology topology;
  final FlatGraph flat;
  final List<Integer> targets = new ArrayList<>();

  BenchmarkEstate(int items, boolean redundancy) {
    this.redundancy = redundancy;
    topology = GeneratedEstate.of(items, ReachBenchmark.RELATIONS_PER_ITEM, redundancy);
    flat = new FlatGraph(topology);
    for (int wanted : new int[] {10, 1_000, items / 2, items * 2 / 3}) {
      targets.add(GeneratedEstate.targetReaching(topology, wanted));
    }
  }

  int items() {
    return topology.itemCount();
  }

  /** What Faultline says that the loss of the target affects. */
  BitSet affected(int target) {
    Impact impact =
        new ImpactEngine().analyse(topology, ImpactQuery.of(List.of(Target.down(target))));
    BitSet affected = new BitSet();
    for (int place = 0; place < impact.affectedCount(); place++)
      affected.set(impact.affected(place));
    return affected;
  }

  /**
   * @throws IllegalStateException if a peer's answer is another one than Faultline's
   */
  void compare(String peer, int target, BitSet answer) {
    BitSet difference = affected(target);
    difference.xor(answer);
    difference.clear(target);
    if (difference.isEmpty()) return;
    throw new IllegalStateException(
        String.format(
            Locale.ROOT,
            "%s and Faultline differ in %d of the items that %s reaches, the first is %s",
            peer,
            difference.cardinality(),
            topology.key(target),
            topology.key(difference.nextSetBit(0))));
  }
}
