package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.topology.Topology;
import java.math.BigInteger;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Builds an {@link Explanation} from the claims of {@link Proofs}. */
final class ExplanationGraph {
  /*
   * Rounds fall along supports, so the claims upstream of a claim are a graph without cycles, and the order by rounds is a topological
   * one. Then one pass in that order counts the chains, and one pass finds the dominators: the immediate dominator of a node is where
   * the dominator paths of its predecessors meet [1]; without cycles the first pass is the last.
   *
   * An item that takes part with two levels can be on every chain though neither of its nodes is. No chain passes both (a chain's
   * levels never rise and its rounds do, while an item reaches the lower level no later than the higher), so such an item is tried by
   * leaving both out.
   *
   * [1] Cooper, Harvey, Kennedy, A simple, fast dominance algorithm, 2001
   */
  private static final int ROOT = -1;

  private final Topology topology;
  private final Proofs proofs;
  private final Patience patience;
  private final Polls polls;

  ExplanationGraph(Topology topology, Proofs proofs, Patience patience, Polls polls) {
    this.polls = polls;
    this.topology = topology;
    this.proofs = proofs;
    this.patience = patience;
  }

  Explanation explain(int item, int level) {
    Map<Proofs.Claim, Set<Proofs.Support>> supports = collect(new Proofs.Claim(item, level));
    List<Proofs.Claim> claims =
        supports.keySet().stream()
            .sorted(
                Comparator.comparingInt(proofs::round)
                    .thenComparing(Proofs.Claim::item, topology::compareKeys)
                    .thenComparingInt(Proofs.Claim::level))
            .toList();
    Map<Proofs.Claim, Integer> places = new HashMap<>();
    for (Proofs.Claim claim : claims) places.put(claim, places.size());
    List<Explanation.Node> nodes = new ArrayList<>();
    List<Explanation.Edge> edges = new ArrayList<>();
    for (Proofs.Claim claim : claims) {
      nodes.add(
          new Explanation.Node(
              claim.item(), Level.of(claim.level()), proofs.round(claim), proofs.isStart(claim)));
      supports.getOrDefault(claim, Set.of()).stream()
          .map(support ->
              new Explanation.Edge(
                  places.getOrDefault(support.provider(), 0),
                  places.getOrDefault(claim, 0),
                  support.type(),
                  support.group()))
          .sorted(
              Comparator.comparingInt(Explanation.Edge::from)
                  .thenComparing(edge -> topology.relationType(edge.relationType()).name())
                  .thenComparing(edge ->
                      edge.relationGroup() == 0 ? "" : topology.groupName(edge.relationGroup())))
          .forEach(edges::add);
    }
    return new Explanation(
        item, nodes, edges, mandatory(nodes, edges), chains(nodes, edges, patience));
  }

  private Map<Proofs.Claim, Set<Proofs.Support>> collect(Proofs.Claim goal) {
    Map<Proofs.Claim, Set<Proofs.Support>> supports = new LinkedHashMap<>();
    Deque<Proofs.Claim> open = new ArrayDeque<>(List.of(goal));
    supports.put(goal, Set.of());
    while (!open.isEmpty()) {
      patience.poll();
      Proofs.Claim claim = open.remove();
      Set<Proofs.Support> found =
          proofs.isStart(claim) ? Set.of() : new LinkedHashSet<>(proofs.supports(claim));
      supports.put(claim, found);
      for (Proofs.Support support : found) {
        if (supports.putIfAbsent(support.provider(), Set.of()) == null) {
          open.add(support.provider());
        }
      }
    }
    return supports;
  }

  private static BigInteger chains(
      List<Explanation.Node> nodes, List<Explanation.Edge> edges, Patience patience) {
    BigInteger[] count = new BigInteger[nodes.size()];
    for (int node = 0; node < count.length; node++) {
      count[node] = nodes.get(node).isStart() ? BigInteger.ONE : BigInteger.ZERO;
    }
    for (int i = 0; i < edges.size(); i++) {
      if ((i & 0xFFF) == 0) patience.poll();
      Explanation.Edge edge = edges.get(i);
      count[edge.to()] = count[edge.to()].add(count[edge.from()]);
    }
    return count[count.length - 1];
  }

  private List<Integer> mandatory(List<Explanation.Node> nodes, List<Explanation.Edge> edges) {
    int[] dominator = dominators(nodes, edges);
    Map<Integer, Integer> firstPlace = new LinkedHashMap<>();
    BitSet severalLevels = new BitSet();
    for (int node = 0; node < nodes.size(); node++) {
      int item = nodes.get(node).item();
      if (firstPlace.putIfAbsent(item, node) != null) severalLevels.set(item);
    }
    Set<Integer> found = new LinkedHashSet<>();
    for (int node = nodes.size() - 1; node != ROOT; node = dominator[node]) {
      found.add(nodes.get(node).item());
    }
    for (int item = severalLevels.nextSetBit(0);
        item >= 0;
        item = severalLevels.nextSetBit(item + 1)) {
      patience.poll();
      if (!found.contains(item) && !reachedWithout(item, nodes, edges)) found.add(item);
    }
    return found.stream()
        .sorted(Comparator.comparingInt(item -> firstPlace.getOrDefault(item, 0)))
        .toList();
  }

  private int[] dominators(List<Explanation.Node> nodes, List<Explanation.Edge> edges) {
    int[] dominator = new int[nodes.size()];
    int unknown = -2;
    Arrays.fill(dominator, unknown);
    for (int node = 0; node < dominator.length; node++) {
      if (nodes.get(node).isStart()) dominator[node] = ROOT;
    }
    for (Explanation.Edge edge : edges) {
      int from = edge.from();
      int is = dominator[edge.to()];
      dominator[edge.to()] = is == unknown ? from : meet(is, from, dominator);
    }
    return dominator;
  }

  private int meet(int one, int two, int[] dominator) {
    int a = one;
    int b = two;
    while (a != b) {
      polls.step();
      if (a > b) a = dominator[a];
      else b = dominator[b];
    }
    return a;
  }

  private static boolean reachedWithout(
      int item, List<Explanation.Node> nodes, List<Explanation.Edge> edges) {
    BitSet reached = new BitSet();
    for (int node = 0; node < nodes.size(); node++) {
      if (nodes.get(node).isStart() && nodes.get(node).item() != item) reached.set(node);
    }
    for (Explanation.Edge edge : edges) {
      if (reached.get(edge.from()) && nodes.get(edge.to()).item() != item) reached.set(edge.to());
    }
    return reached.get(nodes.size() - 1);
  }
}
