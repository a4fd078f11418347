package dev.faultline.impact;

import dev.faultline.model.DeadlineExceeded;
import dev.faultline.topology.Topology;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;

/** The candidates of a question and which of them have to be worked out. */
final class Losses {
  /*
   * A candidate none of whose arcs is direct takes nothing down alone: with redundancy everywhere that is most of an estate. One whose
   * loss spreads only through one direct dependent outside its cycle takes down that one and what that one takes down: such chains are
   * followed to their end, and only the ends are worked out. The rest goes through Scenarios in batches of neighbouring ranks, which the
   * cores take one by one.
   */
  final DownNetwork network;
  final OutArcs out;

  /** By rank: the next node of the chain, or -1 at its end. */
  final int[] via;

  /** By rank: the end of the node's chain. */
  final int[] end;

  /** By rank, whether the node's loss is asked about. */
  final boolean[] candidate;

  /** Ranks to work out, ascending. */
  final int[] simulated;

  /** Which batches are done. */
  private final boolean[] done;

  private final Set<Completeness.Reason> reasons = EnumSet.noneOf(Completeness.Reason.class);
  private final long deadline;
  private final Budget budget;

  Losses(Topology topology, PointsQuery query) {
    budget = query.budget();
    deadline = System.nanoTime() + budget.maxTime().toNanos();
    network =
        DownNetwork.upstream(
            topology,
            query.of(),
            DownNetwork.given(topology, query.ignoreStates(), query.alsoChanging()),
            budget);
    out = new OutArcs(network);
    int size = network.size();
    via = new int[size];
    end = new int[size];
    candidate = new boolean[size];
    boolean[] wanted = new boolean[size];
    for (int node = size - 1; node >= 0; node--) {
      int only = out.only(node);
      if (only >= 0 && network.component[only] == network.component[node]) only = -1;
      via[node] = only;
      end[node] = only < 0 ? node : end[only];
      candidate[node] = query.among().test(network.item[node]);
      if (candidate[node] && !out.isHarmless(end[node])) wanted[end[node]] = true;
    }
    simulated = IntStream.range(0, size).filter(node -> wanted[node]).toArray();
    done = new boolean[(simulated.length + Scenarios.LANES - 1) / Scenarios.LANES];
  }

  /** What becomes of a batch's scenarios. */
  interface Collector {
    /**
     * Called once for each batch, from several threads.
     *
     * @param from the place in {@link Losses#simulated} of the scenario in lane 0
     * @return false to start no further batch
     */
    boolean collect(Scenarios scenarios, int batch, int from, int to);
  }

  void run(Collector collector) {
    AtomicInteger next = new AtomicInteger();
    AtomicBoolean stopped = new AtomicBoolean();
    AtomicBoolean cancelled = new AtomicBoolean();
    AtomicBoolean late = new AtomicBoolean();
    int workers = Math.min(done.length, Runtime.getRuntime().availableProcessors());
    IntStream.range(0, workers)
        .parallel()
        .forEach(_ -> {
          Scenarios scenarios = new Scenarios(network, out);
          while (!stopped.get() && !cancelled.get() && !late.get()) {
            int batch = next.getAndIncrement();
            if (batch >= done.length) return;
            int from = batch * Scenarios.LANES;
            int to = Math.min(simulated.length, from + Scenarios.LANES);
            if (isOver(cancelled, late)) return;
            if (!scenarios.run(simulated, from, to, () -> isOver(cancelled, late))) return;
            done[batch] = true;
            if (!collector.collect(scenarios, batch, from, to)) stopped.set(true);
          }
        });
    if (cancelled.get()) throw new DeadlineExceeded("The analysis was cancelled.");
    if (late.get()) reasons.add(Completeness.Reason.TIME);
  }

  private boolean isOver(AtomicBoolean cancelled, AtomicBoolean late) {
    if (budget.cancelled().getAsBoolean()) cancelled.set(true);
    if (System.nanoTime() - deadline > 0) late.set(true);
    return cancelled.get() || late.get();
  }

  /** Takes the batch and all later ones back: the answer has grown too large. */
  void dropFrom(int batch) {
    if (batch >= done.length) return;
    Arrays.fill(done, batch, done.length, false);
    reasons.add(Completeness.Reason.MAX_ITEMS);
  }

  int batches() {
    return done.length;
  }

  boolean isDone(int batch) {
    return done[batch];
  }

  /** How many candidates were not examined, and why. */
  Completeness completeness() {
    boolean[] missing = new boolean[network.size()];
    for (int i = 0; i < simulated.length; i++) {
      if (!done[i / Scenarios.LANES]) missing[simulated[i]] = true;
    }
    int unexamined = 0;
    for (int node = 0; node < end.length; node++) {
      if (candidate[node] && missing[end[node]]) unexamined++;
    }
    return new Completeness(unexamined == 0 ? Set.of() : reasons, unexamined, 0);
  }
}
