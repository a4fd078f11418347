package dev.faultline.cli;

import dev.faultline.model.Text;
import java.io.PrintStream;
import java.util.List;
import java.util.function.LongFunction;
import tools.jackson.databind.JsonNode;

/**
 * Prints the server's report of an import.
 *
 * @param places where a record stands that the server knows by its line, with a colon behind it
 * @param kept records that could not be read here, and so were not sent
 */
record ImportAnswer(Console console, LongFunction<String> places, long kept) {
  private static final List<String> COUNTS =
      List.of("created", "updated", "unchanged", "retired", "removed", "rejected");

  void print(JsonNode report) {
    PrintStream out = console.out();
    boolean dryRun = report.path("dryRun").asBoolean(false);
    out.println(
        (dryRun ? "Dry run, nothing was written: " : "Imported as revision ")
            + (dryRun ? "" : report.path("revision").asLong(0) + ": ")
            + Text.count(report.path("read").asLong(0) + kept, "record was", "records were")
            + " read"
            + (kept > 0 ? ", of which " + kept + " could not be sent (listed above)." : "."));
    Table table =
        new Table("", "CREATED", "UPDATED", "UNCHANGED", "RETIRED", "REMOVED", "REJECTED");
    for (String kind : List.of("items", "relations", "types")) {
      JsonNode counts = report.path(kind);
      if (counts.isMissingNode()) continue;
      String[] row = new String[COUNTS.size() + 1];
      row[0] = kind;
      for (int i = 0; i < COUNTS.size(); i++) {
        JsonNode count = counts.path(COUNTS.get(i));
        row[i + 1] = count.isMissingNode() ? "-" : String.valueOf(count.asLong(0));
      }
      table.add(row);
    }
    table.write(out, (_, _, text) -> text);
    long unreadable = report.path("unreadable").asLong(0);
    if (unreadable > 0) {
      out.println(
          Text.count(unreadable, "record is", "records are")
              + " no item, relation or type that can be used.");
    }
    rejected(report, out);
    for (JsonNode note : report.path("notes")) {
      out.println("Note: " + Console.clean(note.asString("")));
    }
  }

  private void rejected(JsonNode report, PrintStream out) {
    JsonNode rejected = report.path("rejected");
    if (rejected.isEmpty()) return;
    out.println("Rejected:");
    for (JsonNode record : rejected) {
      long line = record.path("line").asLong(0);
      out.println(
          Console.clean(
              "  "
                  + places.apply(line)
                  + record.path("record").asString("")
                  + ": "
                  + record.path("reason").asString("")));
    }
    long more = report.path("rejectedNotListed").asLong(0);
    if (more > 0) out.println("  … and " + more + " more.");
  }
}
