package dev.faultline.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Faultline beside a bare breadth-first search, JGraphT, Neo4j's traversal API and Cypher, on the
 * same generated estates in one run; writes and prints the tables as Markdown.
 *
 * <pre>
 * ./mvnw test -Pbenchmark [-Dbenchmark.items=10000,100000,1000000] [-Dbenchmark.cap=60] [-Dbenchmark.seconds=1] [-Dbenchmark.heap=4g]
 * </pre>
 *
 * <p>Each peer's answer is compared with Faultline's, item by item, before it is timed. What runs
 * within the process is timed by JMH, each in a process of its own; what needs Neo4j by a closed
 * loop in this one, where the database runs.
 */
public final class PeerBenchmark {
  private final Duration cap;
  private final int seconds;
  private final String heap;
  private final ClosedLoop loop;
  private final List<PeerRow> rows = new ArrayList<>();

  private PeerBenchmark(Duration cap, int seconds, String heap) {
    this.cap = cap;
    this.seconds = seconds;
    this.heap = heap;
    this.loop =
        new ClosedLoop(cap, Duration.ofSeconds(3L * seconds), Duration.ofSeconds(5L * seconds));
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length != 5) {
      System.err.println("usage: PeerBenchmark ITEMS[,ITEMS…] CAP_SECONDS SECONDS HEAP FILE");
      System.exit(2);
    }
    PeerBenchmark benchmark =
        new PeerBenchmark(
            Duration.ofSeconds(Long.parseLong(arguments[1])),
            Integer.parseInt(arguments[2]),
            arguments[3]);
    String report = benchmark.run(arguments[0].split(","));
    Path file = Path.of(arguments[4]);
    Files.createDirectories(file.toAbsolutePath().getParent());
    Files.writeString(file, report);
    System.out.println();
    System.out.println(report);
    System.out.println("Written to " + file);
  }

  private String run(String[] sizes) throws IOException, RunnerException {
    StringBuilder forms = new StringBuilder();
    try (EmbeddedStore store = new EmbeddedStore()) {
      CypherForm form = null;
      for (String size : sizes) {
        int items = Integer.parseInt(size.strip());
        BenchmarkEstate estate = new BenchmarkEstate(items, false);
        StoredGraph stored = new StoredGraph(store.database(), estate.flat);
        if (form == null) form = fastest(store, stored, estate, forms);
        measure(store, stored, estate, form);
        measure(new BenchmarkEstate(items, true));
      }
    }
    return PeerRow.report(rows, Machine.describe(heap), cap) + "\n" + forms;
  }

  /** Tries the forms on the answer of half an estate, and says how each did. */
  private CypherForm fastest(
      EmbeddedStore store, StoredGraph stored, BenchmarkEstate estate, StringBuilder forms) {
    int target = estate.targets.getLast();
    CypherForm best = CypherForm.ALL.getFirst();
    Measured bestTime = Measured.capped(Double.MAX_VALUE);
    MarkdownTable table =
        new MarkdownTable(
            List.of(
                "form in Cypher, half of " + PeerRow.count(estate.items()), "operators", "time"));
    for (CypherForm form : CypherForm.ALL) {
      OptionalLong size = form.reach(store.driver(), stored, target, cap);
      Measured time =
          size.isEmpty()
              ? Measured.capped(cap.toNanos())
              : loop.measure(
                  limit -> form.reach(store.driver(), stored, target, limit), size.getAsLong());
      table.row(
          List.of(
              form.name() + ": `" + form.pattern(stored) + "`",
              String.join(" ← ", form.operators(store.driver(), stored).reversed()),
              time.time()));
      if (!time.isCapped() && time.nanos() < bestTime.nanos()) {
        best = form;
        bestTime = time;
      }
    }
    forms.append(table);
    return best;
  }

  private void measure(
      EmbeddedStore store, StoredGraph stored, BenchmarkEstate estate, CypherForm form)
      throws RunnerException {
    for (int target : estate.targets) {
      estate.compare("the bare search", target, estate.flat.reached(target));
    }
    compareLibrary(estate, "JGraphT on numbers", LibraryGraph.ofNumbers(estate.flat));
    compareLibrary(estate, "JGraphT on keys", LibraryGraph.ofKeys(estate.flat, estate.topology));
    InProcess inProcess = new InProcess(estate, seconds, heap);
    for (int target : estate.targets) {
      BitSet traversed = stored.reached(target);
      estate.compare("Neo4j's traversal", target, traversed);
      Measured traversal =
          loop.measure(limit -> stored.reach(target, limit), traversed.cardinality());
      Optional<BitSet> found = form.reached(store.driver(), stored, target, cap);
      Measured counted = Measured.capped(cap.toNanos());
      Measured items = counted;
      if (found.isPresent()) {
        estate.compare("Cypher", target, found.get());
        int size = found.get().cardinality();
        counted = loop.measure(limit -> form.reach(store.driver(), stored, target, limit), size);
        items =
            loop.measure(
                limit ->
                    form.reached(store.driver(), stored, target, limit)
                        .map(reached -> OptionalLong.of(reached.cardinality()))
                        .orElse(OptionalLong.empty()),
                size);
      }
      PeerRow.Peers peers =
          new PeerRow.Peers(
              inProcess.of("library", target),
              inProcess.of("keyedLibrary", target),
              traversal,
              counted,
              items);
      rows.add(PeerRow.of(estate, target, inProcess, peers));
    }
  }

  private static void compareLibrary(BenchmarkEstate estate, String name, LibraryGraph<?> library) {
    for (int target : estate.targets) estate.compare(name, target, library.reached(target));
  }

  private void measure(BenchmarkEstate estate) throws RunnerException {
    InProcess inProcess = new InProcess(estate, seconds, heap);
    for (int target : estate.targets) rows.add(PeerRow.of(estate, target, inProcess, null));
  }
}
