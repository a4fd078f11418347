package dev.faultline.analysis;

import dev.faultline.graphql.RowOrder;
import dev.faultline.impact.GroupState;
import dev.faultline.topology.Topology;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** The order of absorbed losses: least spare, the dependent's key, the group's name. */
record GroupSorting(Topology topology) implements RowOrder<GroupState> {
  @Override
  public int compare(GroupState a, GroupState b) {
    return Comparator.comparingInt(GroupState::spareAfter)
        .thenComparing(GroupState::dependent, topology::compareKeys)
        .thenComparing(GroupState::name)
        .compare(a, b);
  }

  @Override
  public List<String> position(GroupState group) {
    return List.of(
        String.valueOf(group.spareAfter()), topology.key(group.dependent()), group.name());
  }

  @Override
  public ToIntFunction<GroupState> comparedTo(List<String> position) {
    int spare = Integer.parseInt(position.get(0));
    ToIntFunction<Integer> key = Sorting.comparedToKey(topology, position.get(1));
    String name = position.get(2);
    return group -> {
      int bySpare = Integer.compare(group.spareAfter(), spare);
      if (bySpare != 0) return bySpare;
      int byKey = key.applyAsInt(group.dependent());
      return byKey != 0 ? byKey : group.name().compareTo(name);
    };
  }
}
