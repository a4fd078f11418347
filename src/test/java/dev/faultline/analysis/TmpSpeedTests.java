package dev.faultline.analysis;

import dev.faultline.catalog.Catalogue;
import dev.faultline.ingest.*;
import dev.faultline.model.*;
import dev.faultline.topology.*;
import java.util.*;
import org.junit.jupiter.api.Test;

class TmpSpeedTests extends ApiTests {
  @Test
  void speed() throws Exception {
    TopologyBuilder builder = new TopologyBuilder(StandardRelationTypes.all());
    EstateGenerator.generate(
        100_000,
        1,
        4.0,
        new RecordSink() {
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
                      item.groups());
              case EstateRecord.Relation r ->
                  builder.addRelation(r.type(), r.from(), r.to(), r.group(), r.effect(), 20000);
              default -> {}
            }
          }

          public void reject(long line, String record, String reason) {}
        });
    Topology t = builder.build(1);
    estate.use(
        new Snapshot(
            t, Catalogue.standard(), new Revision(1, java.time.Instant.EPOCH, "x", null, null)));
    var engine = new dev.faultline.impact.ImpactEngine();
    Random random = new Random(1);
    int best = 0, reach = 0;
    for (int i = 0; i < 3000; i++) {
      int item = random.nextInt(t.itemCount());
      int n =
          engine
              .analyse(
                  t,
                  dev.faultline.impact.ImpactQuery.of(
                      List.of(dev.faultline.impact.Target.down(item))))
              .affectedCount();
      if (n > reach) {
        reach = n;
        best = item;
      }
    }
    System.out.println("ZZ reach " + reach);
    String q =
        "{ impact(input: {targets: [{item: {key: \""
            + t.key(best)
            + "\"}}]}) { headline completeness { status } summary { servicesDown } services(first:"
            + " 50) { totalCount nodes { item { key name criticality type { name } } level hops why"
            + " { sentence } } } } }";
    String q2 =
        "{ impact(input: {targets: [{item: {key: \""
            + t.key(best)
            + "\"}}]}) { completeness { status } services(first: 50) { nodes { item { key name }"
            + " level hops } } } }";
    String q3 =
        "{ items(filter: {name: {contains: \"7\"}}, orderBy: [{field: NAME}], first: 50) {"
            + " totalCount nodes { key name } } }";
    for (String query : List.of(q, q2, q3)) {
      long[] times = new long[300];
      for (int i = 0; i < 300; i++) {
        long a = System.nanoTime();
        var r = ask(query);
        times[i] = System.nanoTime() - a;
        if (i == 0)
          r.path("")
              .entity(Object.class)
              .satisfies(x ->
                  System.out.println(
                      "ZZ " + x.toString().substring(0, Math.min(600, x.toString().length()))));
      }
      long[] last = Arrays.copyOfRange(times, 200, 300);
      Arrays.sort(last);
      System.out.printf("ZZ p50 %.2f ms p95 %.2f ms%n", last[50] / 1e6, last[95] / 1e6);
    }
  }
}
