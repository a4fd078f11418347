package dev.faultline.benchmark;

import dev.faultline.impact.Impact;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
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

/** What one item reaches, asked of everything that answers within the process. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 1)
public class ReachBenchmark {
  static final int RELATIONS_PER_ITEM = 4;
  static final int ROWS = 50;

  @Param("100000")
  int items;

  @Param("false")
  boolean redundancy;

  /** The target's number. */
  @Param("0")
  int target;

  private final ImpactEngine engine = new ImpactEngine();
  private Topology topology;
  private ImpactQuery query;
  private FlatGraph flat;

  /** Its own state, because it takes several times the memory of the others. */
  @State(Scope.Benchmark)
  public static class Library {
    private LibraryGraph<Integer> graph;

    @Setup
    public void build(ReachBenchmark benchmark) {
      graph = LibraryGraph.ofNumbers(benchmark.flat);
    }
  }

  /** Likewise. */
  @State(Scope.Benchmark)
  public static class KeyedLibrary {
    private LibraryGraph<String> graph;

    @Setup
    public void build(ReachBenchmark benchmark) {
      graph = LibraryGraph.ofKeys(benchmark.flat, benchmark.topology);
    }
  }

  @Setup
  public void build() {
    topology = GeneratedEstate.of(items, RELATIONS_PER_ITEM, redundancy);
    flat = new FlatGraph(topology);
    query = ImpactQuery.of(List.of(Target.down(target)));
  }

  /** Levels and hops of all, and how many rows each has; rows are put in order when read. */
  @Benchmark
  public int impact() {
    return engine.analyse(topology, query).affectedCount();
  }

  /** The same and the first rows with their proofs. */
  @Benchmark
  public int impactWithProofs() {
    Impact impact = engine.analyse(topology, query);
    int steps = 0;
    for (int place = 0; place < Math.min(ROWS, impact.affectedCount()); place++) {
      steps += impact.why(impact.affected(place)).chain().size();
    }
    return steps;
  }

  @Benchmark
  public int bareSearch() {
    return flat.reach(target);
  }

  @Benchmark
  public int library(Library library) {
    return library.graph.reach(target);
  }

  @Benchmark
  public int keyedLibrary(KeyedLibrary library) {
    return library.graph.reach(target);
  }
}
