package dev.faultline.benchmark;

import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;

/** {@link ReachBenchmark} by JMH, each measurement in a process of its own. */
final class InProcess {
  private static final String ALLOCATED = "gc.alloc.rate.norm";

  private final Map<String, Measured> results = new HashMap<>();

  /**
   * @param heap of the forked processes, as {@code 4g}
   */
  InProcess(BenchmarkEstate estate, int seconds, String heap) throws RunnerException {
    String[] targets = estate.targets.stream().map(String::valueOf).toArray(String[]::new);
    OptionsBuilder options = new OptionsBuilder();
    options
        .include(ReachBenchmark.class.getName() + "\\.")
        .param("items", String.valueOf(estate.items()))
        .param("redundancy", String.valueOf(estate.redundancy))
        .param("target", targets)
        .warmupTime(TimeValue.seconds(seconds))
        .measurementTime(TimeValue.seconds(seconds))
        .jvmArgsAppend("-Xmx" + heap)
        .addProfiler(GCProfiler.class)
        .shouldFailOnError(true);
    if (estate.redundancy)
      options.exclude(ReachBenchmark.class.getName() + "\\.(library|keyedLibrary)$");
    Collection<RunResult> runs = new Runner(options.build()).run();
    for (RunResult run : runs) {
      String benchmark = run.getParams().getBenchmark();
      String name = benchmark.substring(benchmark.lastIndexOf('.') + 1);
      double bytes = run.getSecondaryResults().get(ALLOCATED).getScore();
      results.put(
          name + " " + run.getParams().getParam("target"),
          new Measured(run.getPrimaryResult().getStatistics().getPercentile(50), bytes, false));
    }
  }

  /**
   * @param name of the method of {@link ReachBenchmark}
   */
  Measured of(String name, int target) {
    Measured result = results.get(name + " " + target);
    if (result == null) throw new IllegalStateException("JMH has no result for " + name);
    return result;
  }
}
