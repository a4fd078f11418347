package dev.faultline.analysis;

import dev.faultline.graphql.RowOrder;
import dev.faultline.impact.PointsRanking;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToIntFunction;

/**
 * The order of single points of failure: most items taken down first, then most of criticality 1,
 * 2, 3 and 4, then by key; or criticality before the total.
 */
record PointSorting(Topology topology, PointsRanking ranking, boolean criticalFirst)
    implements RowOrder<Integer> {
  private static final int CLASSES = 4;

  @Override
  public int compare(Integer a, Integer b) {
    int byCount = criticalFirst ? compareCritical(ranking, a, b) : compareTotal(a, b);
    return byCount != 0 ? byCount : topology.compareKeys(ranking.item(a), ranking.item(b));
  }

  private int compareTotal(int a, int b) {
    int byTotal = Integer.compare(ranking.count(b), ranking.count(a));
    return byTotal != 0 ? byTotal : compareCritical(ranking, a, b);
  }

  /** Negative if the first row takes more critical items down. */
  static int compareCritical(PointsRanking ranking, int a, int b) {
    for (int criticality = 1; criticality <= CLASSES; criticality++) {
      int compared = Integer.compare(ranking.count(b, criticality), ranking.count(a, criticality));
      if (compared != 0) return compared;
    }
    return Integer.compare(ranking.count(b), ranking.count(a));
  }

  /** The counts in the order in which they are compared. */
  private List<Integer> counts(int row) {
    List<Integer> counts = new ArrayList<>();
    if (!criticalFirst) counts.add(ranking.count(row));
    for (int criticality = 1; criticality <= CLASSES; criticality++) {
      counts.add(ranking.count(row, criticality));
    }
    if (criticalFirst) counts.add(ranking.count(row));
    return counts;
  }

  @Override
  public List<String> position(Integer row) {
    List<String> values = new ArrayList<>();
    for (int count : counts(row)) values.add(String.valueOf(count));
    values.add(topology.key(ranking.item(row)));
    return values;
  }

  @Override
  public ToIntFunction<Integer> comparedTo(List<String> position) {
    if (position.size() != CLASSES + 2) {
      throw new IllegalArgumentException("position has " + position.size() + " values");
    }
    List<Integer> anchor = position.subList(0, CLASSES + 1).stream().map(Integer::valueOf).toList();
    ToIntFunction<Integer> byKey = Sorting.comparedToKey(topology, position.getLast());
    return row -> {
      List<Integer> counts = counts(row);
      for (int i = 0; i < anchor.size(); i++) {
        int compared = Integer.compare(anchor.get(i), counts.get(i));
        if (compared != 0) return compared;
      }
      return byKey.applyAsInt(ranking.item(row));
    };
  }
}
