package dev.faultline.analysis;

import dev.faultline.graphql.RowOrder;
import dev.faultline.topology.Topology;
import java.util.List;
import java.util.function.ToIntFunction;

/** The order of cut sets: by size, then by the keys of their items. */
record CutSetSorting(Topology topology) implements RowOrder<List<Integer>> {
  @Override
  public int compare(List<Integer> a, List<Integer> b) {
    int compared = Integer.compare(a.size(), b.size());
    for (int i = 0; compared == 0 && i < a.size(); i++) {
      compared = topology.compareKeys(a.get(i), b.get(i));
    }
    return compared;
  }

  @Override
  public List<String> position(List<Integer> set) {
    return set.stream().map(topology::key).toList();
  }

  @Override
  public ToIntFunction<List<Integer>> comparedTo(List<String> position) {
    List<ToIntFunction<Integer>> keys =
        position.stream().map(key -> Sorting.comparedToKey(topology, key)).toList();
    return set -> {
      int compared = Integer.compare(set.size(), keys.size());
      for (int i = 0; compared == 0 && i < keys.size(); i++) {
        compared = keys.get(i).applyAsInt(set.get(i));
      }
      return compared;
    };
  }
}
