package dev.faultline.cost;

import dev.faultline.topology.ArcPage;
import java.math.BigInteger;
import java.util.Arrays;

/** Which part of a node's cost arrives at given nodes, in 2^-62. Used by one thread. */
final class Fractions {
  private static final long ONE = 1L << 62;
  private static final long SMALL = 1L << 31;

  private final FlowGraph graph;
  private final long[] fraction;
  private int[] nodes = new int[16];
  private int count;

  private Fractions(FlowGraph graph) {
    this.graph = graph;
    this.fraction = new long[graph.nodes];
  }

  /** What arrives at one node, of the nodes behind it. */
  static Fractions arrivingAt(FlowGraph graph, int end) {
    Fractions fractions = new Fractions(graph);
    boolean[] seen = new boolean[graph.nodes];
    fractions.append(end);
    seen[end] = true;
    for (int at = 0; at < fractions.count; at++) {
      int node = fractions.nodes[at];
      for (int i = graph.memberStart[node]; i < graph.memberStart[node + 1]; i++) {
        int item = graph.members[i];
        ArcPage page = graph.topology.providers(item);
        for (int arc = page.begin(item); arc < page.end(item); arc++) {
          int behind = graph.node[page.other(arc)];
          if (behind < 0 || seen[behind] || !graph.hasArcs(behind)) continue;
          seen[behind] = true;
          fractions.append(behind);
        }
      }
    }
    Arrays.sort(fractions.nodes, 0, fractions.count);
    fractions.fraction[end] = ONE;
    for (int at = 0; at < fractions.count; at++) {
      if (fractions.nodes[at] > end) fractions.compute(fractions.nodes[at]);
    }
    return fractions;
  }

  /** What arrives at nodes from which nothing flows on and that hold no service. */
  static Fractions arrivingNowhere(FlowGraph graph) {
    Fractions fractions = new Fractions(graph);
    for (int node = 0; node < graph.nodes; node++) {
      if (graph.hasArcs(node)) fractions.compute(node);
      else if (graph.serviceCount(node) == 0) fractions.fraction[node] = ONE;
      if (fractions.fraction[node] > 0) fractions.append(node);
    }
    return fractions;
  }

  int count() {
    return count;
  }

  int node(int index) {
    return nodes[index];
  }

  /** The part of the amount that arrives, rounded down. */
  long of(int node, long amount) {
    long high = Math.multiplyHigh(amount, fraction[node]);
    return high << 2 | amount * fraction[node] >>> 62;
  }

  private void append(int node) {
    if (count == nodes.length) nodes = Arrays.copyOf(nodes, 2 * count);
    nodes[count++] = node;
  }

  private void compute(int node) {
    long sum = 0;
    for (int arc = graph.arcStart[node]; arc < graph.arcStart[node + 1]; arc++) {
      sum = Math.addExact(sum, graph.weight[arc]);
    }
    long arriving = 0;
    for (int arc = graph.arcStart[node]; arc < graph.arcStart[node + 1]; arc++) {
      long part = fraction[graph.node[graph.target[arc]]];
      if (part != 0) arriving += share(part, graph.weight[arc], sum);
    }
    fraction[node] = arriving;
  }

  private static long share(long part, long weight, long sum) {
    if (weight == sum) return part;
    if (sum < SMALL) return part / sum * weight + part % sum * weight / sum;
    return BigInteger.valueOf(part)
        .multiply(BigInteger.valueOf(weight))
        .divide(BigInteger.valueOf(sum))
        .longValueExact();
  }
}
