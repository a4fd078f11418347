package dev.faultline.cli;

import dev.faultline.impact.Impact;
import dev.faultline.topology.Topology;
import java.io.IOException;
import java.io.PrintStream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;

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
          topology.key(item),
          impact.level(item),
          impact.before(item),
          impact.hops(item),
          topology.name(item),
          topology.type(item),
          criticality == 0 ? "" : criticality,
          topology.environment(item));
    }
    csv.flush();
  }
}
