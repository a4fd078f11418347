package dev.faultline.analysis;

import dev.faultline.asset.ServicesBehind;
import dev.faultline.impact.Budget;
import dev.faultline.impact.Impact;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Asks the engine, over the live topology. */
@Component
final class LiveServicesBehind implements ServicesBehind {
  private static final int MOST_NAMED = 10;

  private final LiveTopology live;
  private final ImpactEngine engine = new ImpactEngine();

  LiveServicesBehind(LiveTopology live) {
    this.live = live;
  }

  @Override
  public List<String> of(Collection<String> itemKeys) {
    Snapshot snapshot = live.current();
    Topology topology = snapshot.topology();
    List<Target> targets =
        itemKeys.stream().map(topology::find).filter(item -> item >= 0).map(Target::down).toList();
    if (targets.isEmpty()) return List.of();
    ImpactQuery query = new ImpactQuery(targets, List.of(), false, Set.of(), Budget.unlimited());
    Impact impact = engine.analyse(topology, query);
    Set<String> types = snapshot.catalogue().serviceTypes();
    List<String> services = new ArrayList<>();
    for (Target target : targets) {
      if (types.contains(topology.type(target.item())))
        services.add(named(topology, target.item(), impact));
    }
    for (int item : impact.affected(item -> types.contains(topology.type(item))))
      services.add(named(topology, item, impact));
    if (services.size() <= MOST_NAMED) return services;
    List<String> named = new ArrayList<>(services.subList(0, MOST_NAMED));
    named.add(Text.count(services.size() - MOST_NAMED, "more service", "more services"));
    return named;
  }

  private static String named(Topology topology, int item, Impact impact) {
    return topology.name(item) + " (" + impact.level(item) + ")";
  }
}
