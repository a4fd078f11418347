package dev.faultline.benchmark;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One question and what everybody took for it.
 *
 * @param reached items that can be reached from the target, redundancy or not
 * @param impact Faultline: levels and hops of all; rows are put in order when read
 * @param proofs the same and the first rows with their proofs
 * @param peers null with redundancy, which they cannot express
 */
record PeerRow(
    int items,
    int relations,
    int affected,
    int reached,
    Measured impact,
    Measured proofs,
    Measured bare,
    @Nullable Peers peers) {

  /**
   * Those that answer a question about reachability.
   *
   * @param library JGraphT with numbers as vertices
   * @param keyedLibrary JGraphT with keys as vertices
   * @param counted by Cypher, which returns one number
   * @param items by Cypher, which returns the items
   */
  record Peers(
      Measured library,
      Measured keyedLibrary,
      Measured traversal,
      Measured counted,
      Measured items) {}

  static PeerRow of(
      BenchmarkEstate estate, int target, InProcess inProcess, @Nullable Peers peers) {
    return new PeerRow(
        estate.items(),
        estate.topology.arcCount(),
        estate.affected(target).cardinality(),
        estate.flat.reach(target),
        inProcess.of("impact", target),
        inProcess.of("impactWithProofs", target),
        inProcess.of("bareSearch", target),
        peers);
  }

  /** All tables: times, ratios, allocation, and what redundancy changes. */
  static String report(List<PeerRow> rows, String machine, Duration cap) {
    MarkdownTable times =
        new MarkdownTable(
            List.of(
                "items · relations",
                "affected",
                "Faultline",
                "with " + ReachBenchmark.ROWS + " proofs",
                "bare search",
                "JGraphT, numbers",
                "JGraphT, keys",
                "Neo4j traversal",
                "Cypher, count only",
                "Cypher, the items"));
    MarkdownTable ratios =
        new MarkdownTable(
            List.of(
                "items",
                "affected",
                "Faultline : bare search",
                "with proofs : bare search",
                "JGraphT, numbers : Faultline",
                "JGraphT, keys : Faultline",
                "Neo4j traversal : Faultline",
                "Cypher, count only : Faultline",
                "Cypher, the items : Faultline",
                "Faultline an affected item"));
    MarkdownTable bytes =
        new MarkdownTable(
            List.of(
                "items",
                "affected",
                "Faultline",
                "with proofs",
                "bare search",
                "JGraphT, numbers",
                "JGraphT, keys",
                "Neo4j traversal",
                "Cypher, count only",
                "Cypher, the items"));
    MarkdownTable redundant =
        new MarkdownTable(
            List.of(
                "items · relations",
                "affected",
                "reachable",
                "peers over-report by",
                "Faultline",
                "with " + ReachBenchmark.ROWS + " proofs",
                "bare search",
                "Faultline : bare search",
                "with proofs : bare search",
                "allocated"));
    for (PeerRow row : rows) {
      if (row.peers == null) {
        redundant.row(row.redundantCells());
        continue;
      }
      times.row(row.timeCells(row.peers));
      ratios.row(row.ratioCells(row.peers));
      bytes.row(row.byteCells(row.peers));
    }
    return """
    %s

    Without redundancy, where what an item affects is what can be reached from it; a question that takes longer than %d s is given up:

    %s
    How many times as long:

    %s
    Allocated for an answer:

    %s
    With redundancy (groups of which fewer than all are needed, soft relations), which the peers cannot express:

    %s\
    """
        .formatted(machine, cap.toSeconds(), times, ratios, bytes, redundant);
  }

  static String count(int number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private List<String> timeCells(Peers of) {
    return cells(
        count(items) + " · " + count(relations),
        impact.time(),
        proofs.time(),
        bare.time(),
        of.library.time(),
        of.keyedLibrary.time(),
        of.traversal.time(),
        of.counted.time(),
        of.items.time());
  }

  private List<String> ratioCells(Peers of) {
    return cells(
        count(items),
        impact.times(bare),
        proofs.times(bare),
        of.library.times(impact),
        of.keyedLibrary.times(impact),
        of.traversal.times(impact),
        of.counted.times(impact),
        of.items.times(impact),
        Measured.number(impact.nanos() / affected) + " ns");
  }

  private List<String> byteCells(Peers of) {
    return cells(
        count(items),
        impact.memory(),
        proofs.memory(),
        bare.memory(),
        of.library.memory(),
        of.keyedLibrary.memory(),
        of.traversal.memory(),
        of.counted.memory(),
        of.items.memory());
  }

  private List<String> redundantCells() {
    return cells(
        count(items) + " · " + count(relations),
        count(reached),
        Measured.number(100.0 * (reached - affected) / affected) + "%",
        impact.time(),
        proofs.time(),
        bare.time(),
        impact.times(bare),
        proofs.times(bare),
        impact.memory());
  }

  private List<String> cells(String estate, String... others) {
    List<String> cells = new ArrayList<>(List.of(estate, count(affected)));
    cells.addAll(List.of(others));
    return cells;
  }
}
