package dev.faultline.analysis;

import dev.faultline.graphql.RowOrder;
import dev.faultline.impact.Impact;
import dev.faultline.model.Level;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToIntFunction;

/** The order of affected items: worst level, fewest hops, key. */
record RowSorting(Impact impact) implements RowOrder<Integer> {
  @Override
  public int compare(Integer a, Integer b) {
    return Comparator.<Integer>comparingInt(item -> -impact.level(item).ordinal())
        .thenComparingInt(impact::hops)
        .thenComparing(impact.topology()::compareKeys)
        .compare(a, b);
  }

  @Override
  public List<String> position(Integer item) {
    return List.of(
        impact.level(item).name(), String.valueOf(impact.hops(item)), impact.topology().key(item));
  }

  @Override
  public ToIntFunction<Integer> comparedTo(List<String> position) {
    int level = Level.valueOf(position.get(0)).ordinal();
    int hops = Integer.parseInt(position.get(1));
    ToIntFunction<Integer> key = Sorting.comparedToKey(impact.topology(), position.get(2));
    return item -> {
      int byLevel = Integer.compare(level, impact.level(item).ordinal());
      if (byLevel != 0) return byLevel;
      int byHops = Integer.compare(impact.hops(item), hops);
      return byHops != 0 ? byHops : key.applyAsInt(item);
    };
  }
}
