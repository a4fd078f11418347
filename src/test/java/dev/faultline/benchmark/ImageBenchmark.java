package dev.faultline.benchmark;

import dev.faultline.impact.ImpactEngine;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
import dev.faultline.model.Level;
import dev.faultline.model.Revision;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Checkpoint;
import dev.faultline.topology.Topology;
import dev.faultline.topology.TopologyEditor;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.function.IntSupplier;

/**
 * What the image costs: memory, build, walks over it, its checkpoint, and edits, on a generated
 * estate.
 *
 * <pre>
 * java -Xmx4g … dev.faultline.benchmark.ImageBenchmark [items, 1000000] [relations an item, 5] [shuffled]
 * </pre>
 *
 * <p>Shuffled, its items and relations come in random order, as from sources that know no order.
 */
public final class ImageBenchmark {
  private static final int EDITS = 20_000;
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private ImageBenchmark() {}

  public static void main(String[] arguments) throws Exception {
    int items = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    double relations = arguments.length > 1 ? Double.parseDouble(arguments[1]) : 5;
    boolean shuffled = arguments.length > 2 && arguments[2].equals("shuffled");
    GeneratedEstate.of(10_000, relations);
    long before = usedHeap();
    long start = System.nanoTime();
    Topology topology =
        shuffled
            ? GeneratedEstate.shuffled(items, relations)
            : GeneratedEstate.of(items, relations);
    row("build, generator included", "%.1f s", (System.nanoTime() - start) / 1e9);
    long heap = usedHeap() - before;
    row("items", "%,d", topology.itemCount());
    row("relations", "%,d", topology.arcCount());
    row("groups", "%,d", topology.groupSlots() - 1);
    row("memory, by the sizes of the arrays", "%.1f MB", topology.heapBytes() / 1e6);
    row("memory, by the heap", "%.1f MB", heap / 1e6);
    walks(topology);
    checkpoint(topology);
    edits(topology);
  }

  private static void checkpoint(Topology topology) throws IOException {
    Path file = Files.createTempFile("faultline", ".image");
    try {
      Revision revision = new Revision(1, Instant.EPOCH, "benchmark", null, null);
      Checkpoint kept = new Checkpoint("benchmark", revision, topology);
      for (int round = 0; round < 3; round++) {
        long start = System.nanoTime();
        long bytes = kept.write(file, () -> true);
        long written = System.nanoTime();
        Checkpoint read = Checkpoint.read(file);
        row(
            "checkpoint",
            "%.1f MB, written in %.3f s, read in %.3f s",
            bytes / 1e6,
            (written - start) / 1e9,
            (System.nanoTime() - written) / 1e9);
        if (read.topology().arcCount() != topology.arcCount()) throw new IllegalStateException();
      }
    } finally {
      Files.delete(file);
    }
  }

  private static void walks(Topology topology) {
    ImpactEngine engine = new ImpactEngine();
    for (int reach : new int[] {1_000, 20_000, topology.itemCount()}) {
      int target =
          reach == topology.itemCount()
              ? topology.find("core-switch-000000")
              : GeneratedEstate.targetReaching(topology, reach);
      ImpactQuery query = ImpactQuery.of(List.of(Target.down(target)));
      int affected = engine.analyse(topology, query).affectedCount();
      row(
          "impact on %,d items".formatted(affected),
          "%.3f ms",
          best(() -> engine.analyse(topology, query).affectedCount()));
      row(
          "bare breadth-first search from there",
          "%.3f ms",
          best(() -> breadthFirst(topology, target)));
    }
  }

  private static int breadthFirst(Topology topology, int target) {
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

  /** The shortest of many runs, in ms: what the work takes when nothing else is done. */
  private static double best(IntSupplier work) {
    long shortest = Long.MAX_VALUE;
    int sum = 0;
    long end = System.nanoTime() + 2_000_000_000L;
    for (int run = 0; run < 30 || System.nanoTime() < end; run++) {
      long start = System.nanoTime();
      sum += work.getAsInt();
      shortest = Math.min(shortest, System.nanoTime() - start);
    }
    if (sum == 42) System.out.println();
    return shortest / 1e6;
  }

  private static void edits(Topology base) {
    Random random = new Random(1);
    Topology topology = base;
    for (int round = 0; round < 2; round++) {
      long[] nanos = new long[EDITS];
      long[] busy = new long[EDITS];
      for (int edit = 0; edit < EDITS; edit++) {
        int item = random.nextInt(topology.itemCount());
        int other = random.nextInt(topology.itemCount());
        String key = topology.key(item);
        String otherKey = topology.key(other);
        long startBusy = THREADS.getCurrentThreadCpuTime();
        long start = System.nanoTime();
        TopologyEditor editor = new TopologyEditor(topology);
        switch (edit % 4) {
          case 0 -> put(editor, topology, item, key, edit % 8 == 0 ? Level.DOWN : Level.NONE);
          case 1 -> put(editor, topology, item, "new-" + round + "-" + edit, Level.NONE);
          case 2 -> editor.putRelation("DEPENDS_ON", key, otherKey, "bench", null, 0);
          default -> editor.removeRelation("DEPENDS_ON", key, otherKey, "bench");
        }
        topology = editor.build(edit);
        nanos[edit] = System.nanoTime() - start;
        busy[edit] = THREADS.getCurrentThreadCpuTime() - startBusy;
      }
      percentiles(round == 0 ? "edit, cold" : "edit", nanos);
      percentiles("  of which on a processor", busy);
    }
  }

  private static void percentiles(String what, long[] nanos) {
    Arrays.sort(nanos);
    row(
        what,
        "p50 %.3f ms, p99 %.3f ms, longest %.3f ms",
        nanos[nanos.length / 2] / 1e6,
        nanos[nanos.length * 99 / 100] / 1e6,
        nanos[nanos.length - 1] / 1e6);
  }

  private static void put(
      TopologyEditor editor, Topology topology, int item, String key, Level state) {
    editor.putItem(
        UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)),
        key,
        topology.name(item),
        topology.type(item),
        state,
        topology.criticality(item),
        topology.environment(item),
        topology.lifeCycle(item));
  }

  private static long usedHeap() throws InterruptedException {
    for (int round = 0; round < 3; round++) {
      System.gc();
      Thread.sleep(100);
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private static void row(String what, String format, Object... values) {
    System.out.printf("%-42s %s%n", what, format.formatted(values));
  }
}
