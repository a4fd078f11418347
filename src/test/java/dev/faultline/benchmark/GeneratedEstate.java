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
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.UUID;
import java.util.function.Consumer;

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
    generate(items, relationsPerItem, record -> add(builder, record, redundancy));
    return builder.build(0);
  }

  /** Its records come in random order; that takes much more memory while it is built. */
  static Topology shuffled(int items, double relationsPerItem) {
    TopologyBuilder builder = new TopologyBuilder(StandardRelationTypes.all());
    List<EstateRecord> records = new ArrayList<>();
    generate(items, relationsPerItem, records::add);
    Collections.shuffle(records, new Random(1));
    for (EstateRecord record : records) add(builder, record, true);
    return builder.build(0);
  }

  private static void add(TopologyBuilder builder, EstateRecord record, boolean redundancy) {
    switch (record) {
      case EstateRecord.Item item ->
          builder.addItem(
              UUID.nameUUIDFromBytes(item.key().getBytes(StandardCharsets.UTF_8)),
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

  private static void generate(int items, double relationsPerItem, Consumer<EstateRecord> each) {
    EstateGenerator.generate(
        items,
        1,
        relationsPerItem,
        new RecordSink() {
          @Override
          public void accept(EstateRecord record, long line) {
            each.accept(record);
          }

          @Override
          public void reject(long line, String record, String reason) {
            throw new IllegalStateException(record + ": " + reason);
          }
        });
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
