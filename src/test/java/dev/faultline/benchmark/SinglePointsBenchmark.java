package dev.faultline.benchmark;

import dev.faultline.impact.CutSets;
import dev.faultline.impact.CutSetsQuery;
import dev.faultline.impact.PointsQuery;
import dev.faultline.impact.PointsRanking;
import dev.faultline.impact.SinglePoints;
import dev.faultline.topology.Topology;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Questions about the whole estate: who takes most services down, and what takes each down. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Warmup(iterations = 2)
@Measurement(iterations = 5)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class SinglePointsBenchmark {
  @Param("100000")
  int items;

  private Topology topology;
  private IntPredicate services;
  private int service;

  @Setup
  public void build() {
    topology = GeneratedEstate.of(items, 4);
    int type = topology.typeNames().indexOf("BusinessService");
    services = item -> topology.typeNumber(item) == type;
    PointsRanking ranking = new SinglePoints().rank(topology, PointsQuery.of(services));
    int count = 0;
    for (int item = 0; item < topology.itemCount(); item++) {
      if (!services.test(item)) continue;
      service = item;
      count++;
    }
    System.out.printf(
        "%n%d items, %d relations, %d services, %d items take services down, the first %d%n",
        topology.itemCount(),
        topology.arcCount(),
        count,
        ranking.size(),
        ranking.size() == 0 ? 0 : ranking.count(0));
  }

  /** All items by the services they take down. */
  @Benchmark
  public int rankByServices() {
    return new SinglePoints().rank(topology, PointsQuery.of(services)).size();
  }

  /** All items by everything they take down. */
  @Benchmark
  public int rankByItems() {
    return new SinglePoints().rank(topology, PointsQuery.of(_ -> true)).size();
  }

  /** The single points of failure of every service. */
  @Benchmark
  public int findOfServices() {
    return new SinglePoints().find(topology, PointsQuery.of(services)).items().size();
  }

  /** The single points of failure of one service. */
  @Benchmark
  public int findOfOne() {
    return new SinglePoints()
        .find(topology, PointsQuery.of(item -> item == service))
        .points(service)
        .size();
  }

  /** The cut sets of one service, of up to two items. */
  @Benchmark
  public String pairsOfOne() {
    return new CutSets().find(topology, CutSetsQuery.of(service, 2)).count().toString();
  }
}
