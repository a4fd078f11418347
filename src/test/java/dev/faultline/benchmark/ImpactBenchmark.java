package dev.faultline.benchmark;

import dev.faultline.impact.Impact;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import java.util.List;
import java.util.concurrent.TimeUnit;
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

/** The engine on generated estates: how the time of an answer grows with what it reaches. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(value = 1, jvmArgsAppend = "-Xmx4g")
public class ImpactBenchmark {
  @Param("100000")
  int items;

  @Param({"10", "1000", "50000"})
  int reach;

  private final ImpactEngine engine = new ImpactEngine();
  private Topology topology;
  private ImpactQuery query;
  private int target;

  @Setup
  public void build() {
    topology = GeneratedEstate.of(items, 4);
    target = GeneratedEstate.targetReaching(topology, reach);
    query = ImpactQuery.of(List.of(Target.down(target)));
    System.out.printf(
        "%n%d items, %d relations, image %.1f MB, target %s affects %d%n",
        topology.itemCount(),
        topology.arcCount(),
        topology.heapBytes() / 1e6,
        topology.key(target),
        engine.analyse(topology, query).affectedCount());
  }

  /** Levels and hops of all, and how many rows each has; rows are put in order when read. */
  @Benchmark
  public int impact() {
    return engine.analyse(topology, query).affectedCount();
  }

  /** The same and the first 50 rows with their proofs. */
  @Benchmark
  public int firstPageWithProofs() {
    Impact impact = engine.analyse(topology, query);
    int steps = 0;
    for (int place = 0; place < Math.min(50, impact.affectedCount()); place++) {
      steps += impact.why(impact.affected(place)).chain().size();
    }
    return steps;
  }

  /** The floor: a breadth-first search over the same rows that knows no levels, groups or caps. */
  @Benchmark
  public int bareBreadthFirstSearch() {
    boolean[] seen = new boolean[topology.itemCount()];
    int[] queue = new int[topology.itemCount()];
    int end = 0;
    queue[end++] = target;
    seen[target] = true;
    for (int at = 0; at < end; at++) {
      ArcPage page = topology.dependents(queue[at]);
      for (int arc = page.begin(queue[at]); arc < page.end(queue[at]); arc++) {
        int next = page.other(arc);
        if (!seen[next]) {
          seen[next] = true;
          queue[end++] = next;
        }
      }
    }
    return end;
  }
}
