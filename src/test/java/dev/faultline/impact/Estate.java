package dev.faultline.impact;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import dev.faultline.model.RelationType;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyBuilder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/** A small estate as plain data, that both the engine and the slow definition can read. */
final class Estate {
  record Item(
      String key,
      String type,
      Level state,
      LifeCycle lifeCycle,
      Map<String, RedundancyRule> groups) {}

  record Relation(
      String type, String from, String to, @Nullable String group, @Nullable Level effect) {}

  final Map<String, Item> items = new LinkedHashMap<>();
  final List<Relation> relations = new ArrayList<>();

  void item(String key, Level state, LifeCycle lifeCycle, Map<String, RedundancyRule> groups) {
    items.put(key, new Item(key, "Application", state, lifeCycle, groups));
  }

  /**
   * Reads a graph written as text. {@code "shop -> api; api -> db"}: shop depends on api, api on
   * db. {@code "pool -> 1 of a b c"}: a redundancy group; {@code "shop ~> mail"}: shop uses mail;
   * {@code "db!"}: db is down already.
   */
  static Estate of(String text) {
    Estate estate = new Estate();
    for (String part : text.split(";")) {
      String statement = part.strip();
      if (statement.endsWith("!")) {
        estate.item(
            statement.substring(0, statement.length() - 1), Level.DOWN, LifeCycle.IN_USE, Map.of());
        continue;
      }
      boolean soft = statement.contains("~>");
      String[] ends = statement.split(soft ? "~>" : "->");
      String dependent = ends[0].strip();
      String[] providers = ends[1].strip().split("\\s+");
      estate.ensure(dependent);
      if (providers.length > 1 && providers[1].equals("of")) {
        RedundancyRule rule = new RedundancyRule.MinimumUp(Integer.parseInt(providers[0]));
        Item item = estate.items.get(dependent);
        Map<String, RedundancyRule> groups = new LinkedHashMap<>(item.groups());
        String group = "g" + groups.size();
        groups.put(group, rule);
        estate.items.put(
            dependent, new Item(dependent, item.type(), item.state(), item.lifeCycle(), groups));
        for (int i = 2; i < providers.length; i++) {
          estate.ensure(providers[i]);
          estate.relations.add(new Relation("DEPENDS_ON", dependent, providers[i], group, null));
        }
      } else {
        for (String provider : providers) {
          estate.ensure(provider);
          estate.relations.add(
              new Relation(soft ? "USES" : "DEPENDS_ON", dependent, provider, null, null));
        }
      }
    }
    return estate;
  }

  private void ensure(String key) {
    if (!items.containsKey(key)) item(key, Level.NONE, LifeCycle.IN_USE, Map.of());
  }

  Topology topology() {
    return topology(_ -> 0);
  }

  Topology topology(ToIntFunction<String> criticality) {
    TopologyBuilder builder = new TopologyBuilder(StandardRelationTypes.all());
    for (Relation relation : relations) {
      builder.addRelation(
          relation.type, relation.from, relation.to, relation.group, relation.effect, 0);
    }
    for (Item item : items.values()) {
      builder.addItem(
          null,
          item.key,
          item.key,
          item.type,
          item.state,
          criticality.applyAsInt(item.key),
          null,
          item.lifeCycle,
          item.groups);
    }
    return builder.build(0);
  }

  static RelationType type(String name) {
    return StandardRelationTypes.all().stream()
        .filter(type -> type.name().equals(name))
        .findFirst()
        .orElseThrow();
  }
}
