package dev.faultline.cli;

import dev.faultline.impact.Impact;
import dev.faultline.topology.Topology;
import java.io.IOException;
import java.io.PrintStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import org.jspecify.annotations.Nullable;

/** Writes the affected items of an answer as CSV with a header line. */
final class ReportCsv {
  private ReportCsv() {}

  static void write(Report report, PrintStream out) throws IOException {
    Impact impact = report.impact();
    Topology topology = impact.topology();
    CSVFormat format =
        CSVFormat.RFC4180
            .builder()
            .setHeader(
                "item", "level", "before", "hops", "name", "type", "criticality", "environment")
            .get();
    CSVPrinter csv = new CSVPrinter(out, format);
    for (int place = 0; place < impact.affectedCount(); place++) {
      int item = impact.affected(place);
      int criticality = topology.criticality(item);
      csv.printRecord(
          inert(topology.key(item)),
          impact.level(item),
          impact.before(item),
          impact.hops(item),
          inert(topology.name(item)),
          inert(topology.type(item)),
          criticality == 0 ? "" : criticality,
          inert(topology.environment(item)));
    }
    csv.flush();
  }

  /** A cell that a spreadsheet would take for a formula is marked as text. */
  private static String inert(@Nullable String cell) {
    if (cell == null) return "";
    return !cell.isEmpty() && "=+-@\t\r".indexOf(cell.charAt(0)) >= 0 ? "'" + cell : cell;
  }
}
