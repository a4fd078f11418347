package dev.faultline.analysis;

import dev.faultline.impact.Explanation;
import dev.faultline.impact.Impact;
import dev.faultline.impact.Step;
import dev.faultline.impact.Why;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * All chains that prove one item affected, as one graph that is made when it is first asked for.
 * For one request; not safe for use by several threads.
 */
final class ProofGraph {
  private final Snapshot snapshot;
  private final Impact impact;
  private final Why why;
  private @Nullable Explanation explanation;

  ProofGraph(Snapshot snapshot, Impact impact, Why why) {
    this.snapshot = snapshot;
    this.impact = impact;
    this.why = why;
  }

  private Explanation explanation() {
    Explanation known = explanation;
    if (known == null) {
      known = Explanation.of(impact, why.item(), impact.query().budget());
      explanation = known;
    }
    return known;
  }

  /** How many chains there are, in decimal digits. */
  String chainCount() {
    return explanation().chains().toString();
  }

  /** What is on every chain, from the targets on, the item itself left out. */
  List<ItemView> mandatory() {
    List<Integer> items =
        explanation().mandatory().stream().filter(item -> item != why.item()).toList();
    return ItemView.all(snapshot, items);
  }

  /**
   * The graph, or the part of it that fits: the item, what is on every chain, a shortest chain, and
   * then what is nearest to the item.
   */
  MapView map(int most) {
    Explanation all = explanation();
    Set<Integer> shown = new LinkedHashSet<>();
    show(shown, why.item(), most);
    for (int item : all.mandatory()) show(shown, item, most);
    for (Step step : why.chain()) show(shown, step.provider(), most);
    Map<Integer, Integer> rounds = new HashMap<>();
    for (Explanation.Node node : all.nodes().reversed()) {
      show(shown, node.item(), most);
      rounds.putIfAbsent(node.item(), node.round());
    }
    List<MapView.Node> nodes = new ArrayList<>();
    for (int item : shown) {
      int round = rounds.getOrDefault(item, 0);
      nodes.add(MapView.node(snapshot, impact, item, round, impact.isTarget(item)));
    }
    nodes.sort((a, b) -> Integer.compare(a.hops(), b.hops()));
    Map<List<Integer>, RelationView> relations = new LinkedHashMap<>();
    for (Explanation.Edge edge : all.edges()) {
      int provider = all.nodes().get(edge.from()).item();
      int dependent = all.nodes().get(edge.to()).item();
      if (!shown.contains(provider) || !shown.contains(dependent)) continue;
      relations.computeIfAbsent(
          List.of(provider, dependent, edge.relationType(), edge.relationGroup()),
          _ ->
              RelationView.between(
                  snapshot, provider, dependent, edge.relationType(), edge.relationGroup()));
    }
    return new MapView(nodes, List.copyOf(relations.values()), rounds.size() - shown.size(), 0);
  }

  private static void show(Set<Integer> shown, int item, int most) {
    if (shown.size() < most) shown.add(item);
  }
}
