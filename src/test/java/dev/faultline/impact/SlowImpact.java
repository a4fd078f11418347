package dev.faultline.impact;

import dev.faultline.model.DependentEnd;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The impact semantics written down as slowly and plainly as they read: every item, every round,
 * until nothing changes. Shares nothing with the engine.
 */
final class SlowImpact {
  record Arc(String provider, Level cap, Estate.Relation relation) {}

  record Group(@Nullable String name, int required, List<Arc> arcs) {}

  /** Levels of all items after each round; the last is the answer. */
  record Rounds(List<Map<String, Level>> levels) {
    Map<String, Level> last() {
      return levels.getLast();
    }

    int roundOf(String item, Level level) {
      for (int round = 0; round < levels.size(); round++) {
        if (levels.get(round).get(item).compareTo(level) >= 0) return round;
      }
      throw new IllegalArgumentException(item + " never reaches " + level);
    }
  }

  final Estate estate;
  final Map<String, List<Group>> groups = new TreeMap<>();

  SlowImpact(Estate estate) {
    this.estate = estate;
    for (Estate.Item item : estate.items.values()) {
      if (item.lifeCycle() != LifeCycle.IN_USE) continue;
      Map<Object, List<Arc>> byGroup = new LinkedHashMap<>();
      for (Estate.Relation relation : estate.relations) {
        RelationType type = Estate.type(relation.type());
        if (type.dependentEnd() == DependentEnd.NEITHER) continue;
        boolean fromDepends = type.dependentEnd() == DependentEnd.FROM;
        String dependent = fromDepends ? relation.from() : relation.to();
        String provider = fromDepends ? relation.to() : relation.from();
        if (!dependent.equals(item.key())
            || estate.items.get(provider).lifeCycle() != LifeCycle.IN_USE) continue;
        String group =
            Objects.requireNonNullElse(
                relation.group(), type.name().equals("MEMBER_OF") ? "members" : "");
        Level cap = Objects.requireNonNullElse(relation.effect(), type.effect());
        Object id = group.isEmpty() ? new Object() : group;
        byGroup.computeIfAbsent(id, _ -> new ArrayList<>()).add(new Arc(provider, cap, relation));
      }
      List<Group> list = new ArrayList<>();
      byGroup.forEach((id, arcs) -> {
        String name = id instanceof String text ? text : null;
        RedundancyRule rule = name == null ? null : item.groups().get(name);
        int size = arcs.size();
        int required =
            switch (rule) {
              case null -> size;
              case RedundancyRule.MinimumUp(int count) -> Math.min(Math.max(count, 1), size);
              case RedundancyRule.MinimumUpPercent(double percent) ->
                  Math.min(Math.max((int) Math.ceil(size * percent / 100), 1), size);
            };
        list.add(new Group(name, required, arcs));
      });
      groups.put(item.key(), list);
    }
  }

  /** The iteration from own levels, at most the given number of rounds. */
  Rounds iterate(Map<String, Level> own, int maxRounds) {
    Map<String, Level> levels = new HashMap<>();
    for (String item : estate.items.keySet()) {
      levels.put(item, groups.containsKey(item) ? own.getOrDefault(item, Level.NONE) : Level.NONE);
    }
    List<Map<String, Level>> rounds = new ArrayList<>(List.of(levels));
    for (int round = 1; round <= maxRounds; round++) {
      Map<String, Level> previous = rounds.getLast();
      Map<String, Level> next = new HashMap<>(previous);
      groups.forEach((item, its) -> {
        Level level = own.getOrDefault(item, Level.NONE);
        for (Group group : its) level = max(level, level(group, previous));
        next.put(item, level);
      });
      if (next.equals(previous)) break;
      rounds.add(next);
    }
    return new Rounds(rounds);
  }

  static Level level(Group group, Map<String, Level> levels) {
    Level[] passed =
        group.arcs.stream()
            .map(arc -> min(levels.get(arc.provider), arc.cap))
            .sorted()
            .toArray(Level[]::new);
    long lost = Arrays.stream(passed).filter(level -> level.compareTo(Level.DEGRADED) >= 0).count();
    Level risk = lost >= 1 && passed.length - lost <= group.required ? Level.AT_RISK : Level.NONE;
    return max(passed[group.required - 1], risk);
  }

  Map<String, Level> states() {
    Map<String, Level> states = new HashMap<>();
    estate.items.values().forEach(item -> states.put(item.key(), item.state()));
    return states;
  }

  static Map<String, Level> with(
      Map<String, Level> own, Collection<Map.Entry<String, Level>> more) {
    Map<String, Level> together = new HashMap<>(own);
    for (Map.Entry<String, Level> entry : more)
      together.merge(entry.getKey(), entry.getValue(), SlowImpact::max);
    return together;
  }

  static Level max(Level a, Level b) {
    return a.compareTo(b) >= 0 ? a : b;
  }

  static Level min(Level a, Level b) {
    return a.compareTo(b) <= 0 ? a : b;
  }
}
