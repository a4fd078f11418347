package dev.faultline.analysis;

import dev.faultline.impact.Impact;
import dev.faultline.model.Level;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiPredicate;

/**
 * A piece of the map as a request reads it.
 *
 * @param unexplored items next to the ones shown that a limit left out
 * @param filteredItems items next to the ones shown that are of other types than asked for
 */
record MapView(List<Node> nodes, List<RelationView> relations, int unexplored, int filteredItems) {

  /** A node of the map. */
  record Node(ItemView item, Level level, Level before, int hops, boolean isTarget) {}

  public boolean truncated() {
    return unexplored > 0;
  }

  public int hiddenItems() {
    return 0;
  }

  static Node node(Snapshot snapshot, Impact impact, int item, int hops, boolean isTarget) {
    return new Node(
        ItemView.of(snapshot, item), impact.level(item), impact.before(item), hops, isTarget);
  }

  /**
   * The relations between shown items that the test lets through, by the keys of dependent and
   * provider, then by type and group. Cost O(relations of the items shown).
   */
  static List<RelationView> between(
      Snapshot snapshot, Map<Integer, Integer> shown, BiPredicate<ArcPage, Integer> wanted) {
    Topology topology = snapshot.topology();
    List<RelationView> relations = new ArrayList<>();
    for (int dependent : shown.keySet().stream().sorted(topology::compareKeys).toList()) {
      ArcPage page = topology.providers(dependent);
      List<Integer> arcs = new ArrayList<>();
      for (int arc = page.begin(dependent); arc < page.end(dependent); arc++) {
        if (shown.containsKey(page.other(arc)) && wanted.test(page, arc)) arcs.add(arc);
      }
      arcs.sort(
          Comparator.<Integer, Integer>comparing(page::other, topology::compareKeys)
              .thenComparing(arc -> topology.relationType(page.type(arc)).name())
              .thenComparing(
                  arc -> page.group(arc) == 0 ? "" : topology.groupName(page.group(arc))));
      for (int arc : arcs) {
        relations.add(RelationView.ofArc(snapshot, page, arc, dependent, true));
      }
    }
    return relations;
  }
}
