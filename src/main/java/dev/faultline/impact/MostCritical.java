package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.model.Text;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The few items of each level that a sentence names: most critical first, then by name, then by
 * key. Names are read of those alone that come into question. Cost O(1) for most items.
 */
final class MostCritical {
  private static final Comparator<Named> ORDER =
      Comparator.comparingInt(Named::rank).thenComparing(Named::name).thenComparing(Named::key);

  private final Impact impact;
  private final int most;
  private final Wording wording;
  private final Map<Level, PriorityQueue<Named>> kept = new EnumMap<>(Level.class);

  private record Named(int item, int rank, String name, String key) {}

  MostCritical(Impact impact, int most) {
    this.impact = impact;
    this.most = most;
    this.wording = new Wording(impact.topology());
  }

  void add(int item) {
    var best = kept.computeIfAbsent(impact.level(item), _ -> new PriorityQueue<>(ORDER.reversed()));
    int rank = rank(impact.topology().criticality(item));
    Named worst = best.peek();
    if (best.size() == most && worst != null && rank > worst.rank) return;
    best.add(new Named(item, rank, wording.name(item), impact.topology().key(item)));
    if (best.size() > most) best.poll();
  }

  /** Without a criticality last. */
  private static int rank(int criticality) {
    return criticality == 0 ? Integer.MAX_VALUE : criticality;
  }

  /** {@code a, b, c}, or {@code a, b, c and 5 more} where the level has more. */
  String listed(Level level, int count) {
    var best = kept.get(level);
    if (best == null) return "";
    List<Integer> items = best.stream().sorted(ORDER).map(Named::item).toList();
    var told = new Wording(impact.topology(), items);
    List<String> names = new ArrayList<>(items.stream().map(told::name).toList());
    if (count <= names.size()) return String.join(", ", names);
    names.add(count - names.size() + " more");
    return Text.join(names, "and");
  }
}
