package dev.faultline.cost;

import dev.faultline.model.DeadlineExceeded;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.Arrays;
import java.util.function.IntPredicate;

/**
 * Along which arcs cost flows, and by which weights: the dependency graph turned round, with each
 * cycle made one node. Immutable once built; time and memory O(items + arcs).
 */
final class FlowGraph {
  /*
   * A node is a strongly connected component of the arcs that carry cost, numbered by Tarjan's algorithm [1]: an arc leads to a node
   * of a lower number, so that one pass from the highest number to 0 moves everything downstream and one from 0 upwards asks what
   * arrives where. Arcs of a node are those of its members to items outside, one for each item, ordered by its number.
   *
   * [1] R. Tarjan, Depth-first search and linear graph algorithms, 1972, https://doi.org/10.1137/0201010
   */
  final Topology topology;
  final IntPredicate services;

  /** By item; -1 if the item is not counted on. */
  final int[] node;

  int nodes;
  int cycles;

  /** Members by node, from memberStart[node] to memberStart[node + 1]. */
  final int[] memberStart;

  final int[] members;
  final int[] arcStart;
  int[] target = new int[1 << 10];
  long[] weight = new long[1 << 10];

  private final ShareRule standard;
  private final ShareRule[] ruleByType;
  private final long[][] relationWeights;
  private final CostQuery query;

  FlowGraph(Topology topology, CostQuery query) {
    this.topology = topology;
    this.query = query;
    this.services = item -> topology.countsOn(item) && query.services().test(item);
    this.standard = query.rules().standard();
    this.ruleByType = new ShareRule[topology.typeNames().size()];
    for (int type = 0; type < ruleByType.length; type++) {
      String name = topology.typeNames().get(type);
      ruleByType[type] = query.rules().byProviderType().getOrDefault(name, standard);
    }
    this.relationWeights = new long[ruleByType.length + 1][];
    for (int type = 0; type < ruleByType.length; type++) {
      relationWeights[type] = relationWeights(ruleByType[type]);
    }
    relationWeights[ruleByType.length] = relationWeights(standard);
    int items = topology.itemCount();
    this.node = new int[items];
    this.members = new int[items];
    int[] starts = new int[items + 1];
    findNodes(starts);
    this.memberStart = Arrays.copyOf(starts, nodes + 1);
    this.arcStart = new int[nodes + 1];
    findArcs();
  }

  boolean hasArcs(int of) {
    return arcStart[of] < arcStart[of + 1];
  }

  int serviceCount(int of) {
    int count = 0;
    for (int i = memberStart[of]; i < memberStart[of + 1]; i++) {
      if (services.test(members[i])) count++;
    }
    return count;
  }

  private void findNodes(int[] starts) {
    int items = topology.itemCount();
    int[] order = new int[items];
    int[] low = new int[items];
    int[] cursor = new int[items];
    int[] path = new int[items];
    int[] open = new int[items];
    int openCount = 0;
    int visited = 0;
    int placed = 0;
    Arrays.fill(node, -1);
    for (int root = 0; root < items; root++) {
      if (order[root] != 0 || !topology.countsOn(root)) continue;
      int depth = 0;
      path[0] = root;
      order[root] = low[root] = ++visited;
      cursor[root] = topology.dependents(root).begin(root);
      open[openCount++] = root;
      while (depth >= 0) {
        int item = path[depth];
        ArcPage page = topology.dependents(item);
        int end = page.end(item);
        int arc = cursor[item];
        boolean descended = false;
        for (; arc < end; arc++) {
          int other = page.other(arc);
          if (order[other] != 0 && node[other] >= 0 || !carries(item, page, arc)) continue;
          if (order[other] == 0) {
            cursor[item] = arc + 1;
            order[other] = low[other] = ++visited;
            cursor[other] = topology.dependents(other).begin(other);
            open[openCount++] = other;
            path[++depth] = other;
            descended = true;
            break;
          }
          low[item] = Math.min(low[item], order[other]);
        }
        if (descended) continue;
        depth--;
        if (depth >= 0) low[path[depth]] = Math.min(low[path[depth]], low[item]);
        if (low[item] != order[item]) continue;
        starts[nodes] = placed;
        int member;
        do {
          member = open[--openCount];
          node[member] = nodes;
          members[placed++] = member;
        } while (member != item);
        if (placed - starts[nodes] > 1) cycles++;
        nodes++;
        poll(nodes);
      }
    }
    starts[nodes] = placed;
  }

  private void findArcs() {
    boolean[] leads = new boolean[nodes];
    long[] weightOf = new long[topology.itemCount()];
    boolean skipDeadEnds = query.rules().deadEnds() == DeadEnds.SKIPPED;
    int[] found = new int[1 << 8];
    int arcs = 0;
    for (int of = 0; of < nodes; of++) {
      poll(of);
      boolean service = serviceCount(of) > 0;
      ShareRule rule = rule(of);
      long[] byRelation = relationWeights(of, rule);
      int count = 0;
      for (int i = memberStart[of]; i < memberStart[of + 1]; i++) {
        int item = members[i];
        ArcPage page = topology.dependents(item);
        for (int arc = page.begin(item); arc < page.end(item); arc++) {
          int other = page.other(arc);
          if (node[other] == of || !carries(item, page, arc)) continue;
          long share = weight(rule, byRelation, item, page, arc);
          if (share == 0) continue;
          if (weightOf[other] == 0) {
            if (count == found.length) found = Arrays.copyOf(found, 2 * count);
            found[count++] = other;
            weightOf[other] = share;
          } else if (!(rule instanceof ShareRule.Equal || rule instanceof ShareRule.ByCapacity)) {
            weightOf[other] = Math.addExact(weightOf[other], share);
          }
        }
      }
      boolean leading = false;
      for (int i = 0; i < count; i++) leading |= leads[node[found[i]]];
      leads[of] = service || leading;
      boolean leadingOnly = service || skipDeadEnds && leading;
      Arrays.sort(found, 0, count);
      arcStart[of] = arcs;
      if (arcs + count > target.length) {
        int length = (int) Math.min(Integer.MAX_VALUE - 8, 2L * (arcs + count));
        target = Arrays.copyOf(target, length);
        weight = Arrays.copyOf(weight, length);
      }
      for (int i = 0; i < count; i++) {
        if (!leadingOnly || leads[node[found[i]]]) {
          target[arcs] = found[i];
          weight[arcs++] = weightOf[found[i]];
        }
        weightOf[found[i]] = 0;
      }
    }
    arcStart[nodes] = arcs;
    target = Arrays.copyOf(target, arcs);
    weight = Arrays.copyOf(weight, arcs);
  }

  /** Whether cost may flow from the item to the arc's other end, by the item's own rule. */
  private boolean carries(int item, ArcPage page, int arc) {
    if (!topology.countsOn(page.other(arc))) return false;
    if (query.rules().chain() == ServiceChain.STOP && services.test(item)) return false;
    int type = topology.typeNumber(item);
    return weight(ruleByType[type], relationWeights[type], item, page, arc) > 0;
  }

  private ShareRule rule(int of) {
    int first = memberStart[of];
    ShareRule rule = ruleByType[topology.typeNumber(members[first])];
    for (int i = first + 1; i < memberStart[of + 1]; i++) {
      if (!ruleByType[topology.typeNumber(members[i])].equals(rule)) return standard;
    }
    return rule;
  }

  private long[] relationWeights(int of, ShareRule rule) {
    int type = topology.typeNumber(members[memberStart[of]]);
    return rule == ruleByType[type] ? relationWeights[type] : relationWeights[ruleByType.length];
  }

  private long[] relationWeights(ShareRule rule) {
    if (!(rule instanceof ShareRule.ByRelationType(var weights, long otherwise)))
      return new long[0];
    long[] byNumber = new long[topology.relationTypeCount()];
    for (int type = 0; type < byNumber.length; type++) {
      byNumber[type] = weights.getOrDefault(topology.relationType(type).name(), otherwise);
    }
    return byNumber;
  }

  private static long weight(
      ShareRule rule, long[] byRelation, int provider, ArcPage page, int arc) {
    long weight =
        switch (rule) {
          case ShareRule.Equal() -> 1;
          case ShareRule.ByRelationType _ -> byRelation[page.type(arc)];
          case ShareRule.ByRelation(_, var function) ->
              function.of(provider, page.other(arc), page.type(arc));
          case ShareRule.ByCapacity(_, var capacity) -> capacity.applyAsLong(page.other(arc));
        };
    if (weight < 0) throw new IllegalArgumentException("weights must be >= 0 but was " + weight);
    return weight;
  }

  private void poll(int step) {
    if ((step & 0xFFF) == 0 && query.cancelled().getAsBoolean()) {
      throw new DeadlineExceeded("The allocation of cost was cancelled.");
    }
  }
}
