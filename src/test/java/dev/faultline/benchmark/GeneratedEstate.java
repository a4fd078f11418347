package dev.faultline.benchmark;

import dev.faultline.impact.Impact;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
import dev.faultline.ingest.EstateGenerator;
import dev.faultline.ingest.RecordSink;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.StandardRelationTypes;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyBuilder;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** A generated estate as an image, and targets in it that reach a wanted number of items. */
final class GeneratedEstate {
  private GeneratedEstate() {}

  static Topology of(int items, double relationsPerItem) {
    return of(items, relationsPerItem, true);
  }

  /**
   * @param redundancy false: no groups, and every relation passes on everything, so that the impact
   *     of an item is what can be reached from it
   */
  static Topology of(int items, double relationsPerItem, boolean redundancy) {
    TopologyBuilder builder = new TopologyBuilder(StandardRelationTypes.all());
    EstateGenerator.generate(
        items,
        1,
        relationsPerItem,
        new RecordSink() {
          @Override
          public void accept(EstateRecord record, long line) {
            switch (record) {
              case EstateRecord.Item item ->
                  builder.addItem(
                      null,
                      item.key(),
                      Objects.requireNonNullElse(item.name(), item.key()),
                      item.type(),
                      Objects.requireNonNullElse(item.state(), Level.NONE),
                      Objects.requireNonNullElse(item.criticality(), 0),
                      item.environment(),
                      Objects.requireNonNullElse(item.lifeCycle(), LifeCycle.IN_USE),
                      redundancy ? item.groups() : Map.of());
              case EstateRecord.Relation relation ->
                  builder.addRelation(
                      relation.type(),
                      relation.from(),
                      relation.to(),
                      redundancy ? relation.group() : null,
                      redundancy ? relation.effect() : Level.DOWN,
                      0);
              case EstateRecord.NewRelationType type -> builder.addRelationType(type.type());
              case EstateRecord.NewItemType _ -> {}
            }
          }

          @Override
          public void reject(long line, String record, String reason) {
            throw new IllegalStateException(record + ": " + reason);
          }
        });
    return builder.build(0);
  }

  /** The item whose loss affects the number of items that is nearest to the wanted one. */
  static int targetReaching(Topology topology, int wanted) {
    ImpactEngine engine = new ImpactEngine();
    int best = 0;
    long bestDistance = Long.MAX_VALUE;
    int step = Math.max(1, topology.itemCount() / 20_000);
    for (int item = 0;
        item < topology.itemCount() && bestDistance > wanted / 100;
        item += item < 1_000 ? 1 : step) {
      Impact impact = engine.analyse(topology, ImpactQuery.of(List.of(Target.down(item))));
      long distance = Math.abs((long) impact.affectedCount() - wanted);
      if (distance < bestDistance) {
        best = item;
        bestDistance = distance;
      }
    }
    return best;
  }
}
