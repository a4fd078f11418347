package dev.faultline.analysis;

import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import dev.faultline.graphql.RowOrder;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.List;
import java.util.function.ToIntFunction;

/** Pages of the relations of one item, in the order of the other end's keys. */
final class Relations {
  private Relations() {}

  /**
   * The item's relations to its providers or to its dependents. Cost O(relations of the item).
   *
   * @param group only relations of this group; 0: all
   */
  static Page<RelationView> page(
      ItemView item, boolean toProviders, int group, PageRequest request) {
    Snapshot snapshot = item.snapshot();
    Topology topology = snapshot.topology();
    int owner = item.number();
    ArcPage page = toProviders ? topology.providers(owner) : topology.dependents(owner);
    return Paging.<Integer>ofScan(
            row -> {
              for (int arc = page.begin(owner); arc < page.end(owner); arc++) {
                if (group == 0 || page.group(arc) == group) row.accept(arc);
              }
            },
            new Order(topology, page),
            request,
            List.of(
                "relations", item.key(), toProviders, group == 0 ? "" : topology.groupName(group)))
        .map(arc -> RelationView.ofArc(snapshot, page, arc, owner, toProviders));
  }

  /** By the other end's key, then type, then group. */
  private record Order(Topology topology, ArcPage page) implements RowOrder<Integer> {
    @Override
    public int compare(Integer a, Integer b) {
      int byKey = topology.compareKeys(page.other(a), page.other(b));
      if (byKey != 0) return byKey;
      int byType = Sorting.codePoints(type(a), type(b));
      return byType != 0 ? byType : Sorting.codePoints(group(a), group(b));
    }

    private String type(int arc) {
      return topology.relationType(page.type(arc)).name();
    }

    private String group(int arc) {
      return page.group(arc) == 0 ? "" : topology.groupName(page.group(arc));
    }

    @Override
    public List<String> position(Integer arc) {
      return List.of(topology.key(page.other(arc)), type(arc), group(arc));
    }

    @Override
    public ToIntFunction<Integer> comparedTo(List<String> position) {
      ToIntFunction<Integer> other = Sorting.comparedToKey(topology, position.get(0));
      String type = position.get(1);
      String group = position.get(2);
      return arc -> {
        int byKey = other.applyAsInt(page.other(arc));
        if (byKey != 0) return byKey;
        int byType = Sorting.codePoints(type(arc), type);
        return byType != 0 ? byType : Sorting.codePoints(group(arc), group);
      };
    }
  }
}
