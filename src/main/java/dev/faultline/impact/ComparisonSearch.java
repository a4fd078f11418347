package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Compares two answers row by row. */
final class ComparisonSearch {
  private final Impact base;
  private final Impact head;
  private final Patience patience;

  ComparisonSearch(Impact base, Impact head, Patience patience) {
    this.base = base;
    this.head = head;
    this.patience = patience;
  }

  Comparison compare() {
    List<Comparison.Row> newly = new ArrayList<>();
    List<Comparison.Row> changed = new ArrayList<>();
    List<Integer> worseInHead = new ArrayList<>();
    List<Integer> worseInBase = new ArrayList<>();
    List<Comparison.Row> standing = new ArrayList<>();
    for (int place = 0; place < head.affectedCount(); place++) {
      if ((place & 0xFFF) == 0) patience.poll();
      int item = head.affected(place);
      int inBase = other(head.topology(), item, base.topology());
      Comparison.Row row = row(head.topology().key(item), inBase, item);
      if (inBase >= 0 && base.isTarget(inBase)) continue;
      if (inBase < 0 || !base.isAffected(inBase)) newly.add(row);
      else if (row.base() != row.head()) changed.add(row);
      else continue;
      if (row.head() == row.base()) standing.add(row);
      if (row.head().compareTo(row.base()) > 0) worseInHead.add(item);
      if (row.head().compareTo(row.base()) < 0) worseInBase.add(inBase);
    }
    List<Comparison.Row> noLonger = new ArrayList<>();
    for (int place = 0; place < base.affectedCount(); place++) {
      if ((place & 0xFFF) == 0) patience.poll();
      int item = base.affected(place);
      int inHead = other(base.topology(), item, head.topology());
      if (inHead >= 0 && (head.isTarget(inHead) || head.isAffected(inHead))) continue;
      Comparison.Row row = row(base.topology().key(item), item, inHead);
      noLonger.add(row);
      if (row.head() == row.base()) standing.add(row);
      if (row.base().compareTo(row.head()) > 0) worseInBase.add(item);
      if (row.base().compareTo(row.head()) < 0) worseInHead.add(inHead);
    }
    Set<Comparison.Reason> reasons = new LinkedHashSet<>(targets());
    if (!newly.isEmpty() || !noLonger.isEmpty() || !changed.isEmpty()) reasons.addAll(questions());
    reasons.addAll(new ReasonSearch(head, base, false, patience).reasons(worseInHead));
    reasons.addAll(new ReasonSearch(base, head, true, patience).reasons(worseInBase));
    for (Comparison.Row row : standing) {
      reasons.add(
          new Comparison.StateDiffers(
              row.key(), base.before(row.inBase()), head.before(row.inHead())));
    }
    return new Comparison(newly, noLonger, changed, List.copyOf(reasons));
  }

  private Comparison.Row row(String key, int inBase, int inHead) {
    return new Comparison.Row(
        key,
        inBase,
        inHead,
        inBase < 0 ? Level.NONE : base.level(inBase),
        inHead < 0 ? Level.NONE : head.level(inHead));
  }

  /** The item's number in the other topology, or -1. */
  static int other(Topology topology, int item, Topology other) {
    return topology == other ? item : other.find(topology.key(item));
  }

  private List<Comparison.Reason> targets() {
    Map<String, Level> inBase = effects(base);
    Map<String, Level> inHead = effects(head);
    Set<String> keys = new LinkedHashSet<>(inBase.keySet());
    keys.addAll(inHead.keySet());
    List<Comparison.Reason> found = new ArrayList<>();
    for (String key : keys) {
      @Nullable Level was = inBase.get(key);
      @Nullable Level is = inHead.get(key);
      if (was != is) found.add(new Comparison.TargetDiffers(key, was, is));
    }
    return found;
  }

  private List<Comparison.Reason> questions() {
    List<Comparison.Reason> found = new ArrayList<>();
    for (Comparison.Aspect aspect : Comparison.Aspect.values()) {
      String inBase = words(base, aspect);
      String inHead = words(head, aspect);
      if (!inBase.equals(inHead)) {
        found.add(new Comparison.QuestionDiffers(aspect, inBase, inHead));
      }
    }
    return found;
  }

  private static String words(Impact impact, Comparison.Aspect aspect) {
    return switch (aspect) {
      case RELATION_TYPES -> {
        Set<String> followed = impact.query().relationTypes();
        yield followed.isEmpty() ? "all" : Text.join(followed.stream().sorted().toList(), "and");
      }
      case LIFE_CYCLES ->
          Text.join(
              impact.topology().countedOn().stream()
                  .sorted()
                  .map(lifeCycle -> lifeCycle.name().toLowerCase(Locale.ROOT).replace('_', ' '))
                  .toList(),
              "or");
      case LIMITS -> {
        Completeness completeness = impact.completeness();
        yield completeness.unexplored() == 0
            ? "went to the end"
            : "stopped after " + Text.count(completeness.hopsCompleted(), "hop", "hops");
      }
    };
  }

  private static Map<String, Level> effects(Impact impact) {
    Map<String, Level> effects = new TreeMap<>();
    for (Target target : impact.targets()) {
      effects.put(impact.topology().key(target.item()), target.effect());
    }
    return effects;
  }
}
