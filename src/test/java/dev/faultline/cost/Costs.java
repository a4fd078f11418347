package dev.faultline.cost;

import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.money.Money;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyBuilder;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.Map;

/** Small estates with costs, written as text. */
final class Costs {
  static final Currency EUR = Currency.getInstance("EUR");

  final Topology topology;
  final ItemCosts costs;

  private Costs(Topology topology, ItemCosts costs) {
    this.topology = topology;
    this.costs = costs;
  }

  /**
   * {@code "shop -> api; api = 100"}: shop depends on api, which costs 100 cents; {@code shop} is a
   * service if its name is upper case, retired if it ends in an exclamation mark.
   */
  static Costs of(String text) {
    TopologyBuilder builder = new TopologyBuilder(StandardRelationTypes.all());
    Map<String, Long> costs = new LinkedHashMap<>();
    StringBuilder relations = new StringBuilder();
    for (String part : text.split(";")) {
      String[] words = part.strip().split("\\s+");
      add(builder, words[0]);
      if (words[1].equals("=")) {
        costs.put(words[0], Long.parseLong(words[2]));
        continue;
      }
      for (int i = 2; i < words.length; i++) {
        add(builder, words[i]);
        relations.append(words[0]).append(' ').append(words[i]).append('\n');
      }
    }
    for (String relation : relations.toString().split("\n")) {
      if (relation.isEmpty()) continue;
      String[] ends = relation.split(" ");
      builder.addRelation("DEPENDS_ON", ends[0], ends[1], null, null, 0);
    }
    Topology topology = builder.build(0);
    ItemCosts itemCosts = new ItemCosts(EUR, topology);
    costs.forEach((key, cost) -> itemCosts.add(topology.find(key), Money.ofMinor(cost, EUR)));
    return new Costs(topology, itemCosts);
  }

  CostAllocation allocate(CostRules rules) {
    return new CostEngine()
        .allocate(
            topology,
            CostQuery.of(
                costs, item -> Character.isUpperCase(topology.key(item).charAt(0)), rules));
  }

  long kept(CostAllocation allocation, String service) {
    return allocation.find(topology.find(service)).orElseThrow().kept().minorUnits();
  }

  long total(CostAllocation allocation, String service) {
    return allocation.find(topology.find(service)).orElseThrow().total().minorUnits();
  }

  String text(Breakdown breakdown) {
    StringBuilder text = new StringBuilder();
    for (Breakdown.Part part : breakdown.parts()) {
      text.append(topology.key(part.item())).append(' ').append(part.amount().minorUnits());
      text.append(", ");
    }
    return text.append("rest ")
        .append(breakdown.rest().minorUnits())
        .append(" of ")
        .append(breakdown.others())
        .toString();
  }

  private static void add(TopologyBuilder builder, String key) {
    if (builder.hasItem(key)) return;
    LifeCycle lifeCycle = key.endsWith("!") ? LifeCycle.RETIRED : LifeCycle.IN_USE;
    String type = Character.isUpperCase(key.charAt(0)) ? "BusinessService" : "Application";
    if (key.startsWith("host")) type = "Server";
    builder.addItem(null, key, key, type, Level.NONE, 0, null, lifeCycle, Map.of());
  }
}
