package dev.faultline.cli;

import dev.faultline.impact.Completeness;
import dev.faultline.impact.GroupState;
import dev.faultline.impact.Impact;
import dev.faultline.impact.Sentences;
import dev.faultline.model.Level;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.util.List;

/** Writes an answer for a person: headline, services, the rest, who is saved, completeness. */
final class ReportText {
  static final int ROWS = 200;

  private final Report report;
  private final Impact impact;
  private final Topology topology;
  private final Console console;
  private final int mostRows;

  /**
   * @param all true: list every row, however many
   */
  ReportText(Report report, Console console, boolean all) {
    this.report = report;
    this.impact = report.impact();
    this.topology = impact.topology();
    this.console = console;
    this.mostRows = all ? Integer.MAX_VALUE : ROWS;
  }

  void write() {
    console.out().println(console.bold(Sentences.headline(impact, report.services())));
    rows("Services", impact.affected(report::isService));
    rows("Other items", impact.affected(item -> !report.isService(item)));
    saved(impact.absorbed());
    console.out().println();
    console.out().println(completeness(report));
  }

  private void rows(String title, List<Integer> items) {
    if (items.isEmpty()) return;
    heading(title, items.size());
    Table table = new Table("LEVEL", "BEFORE", "HOPS", "ITEM", "NAME", "TYPE");
    List<Integer> shown = items.subList(0, Math.min(mostRows, items.size()));
    for (int item : shown) {
      String key = topology.key(item);
      String name = Console.clean(topology.name(item));
      table.add(
          impact.level(item).words(),
          impact.before(item) == Level.NONE ? "-" : impact.before(item).words(),
          String.valueOf(impact.hops(item)),
          key,
          name.equals(key) ? "" : name,
          Console.clean(topology.type(item)));
    }
    table.write(
        console.out(),
        (row, column, text) ->
            row == 0 || column != 0 ? text : console.paint(impact.level(shown.get(row - 1)), text));
    more(items.size() - shown.size(), "--output csv, json or --all");
  }

  private void saved(List<GroupState> groups) {
    if (groups.isEmpty()) return;
    boolean complete = impact.completeness().isComplete();
    heading("Kept up by redundancy" + (complete ? "" : " so far"), groups.size());
    int shown = Math.min(mostRows, groups.size());
    for (GroupState group : groups.subList(0, shown)) {
      console
          .out()
          .println(
              "  "
                  + Console.clean(topology.key(group.dependent()))
                  + ": group \""
                  + Text.shorten(group.name())
                  + "\" "
                  + Sentences.absorbed(impact, group));
    }
    more(groups.size() - shown, "--all");
  }

  private void heading(String title, int count) {
    console.out().println();
    console.out().println(console.bold(title) + " (" + count + ")");
  }

  private void more(int left, String how) {
    if (left > 0) console.out().println("  … and " + left + " more; " + how + " lists them all.");
  }

  /** Whether the answer is the whole one, in one line. */
  static String completeness(Report report) {
    Impact impact = report.impact();
    Completeness completeness = impact.completeness();
    if (!completeness.isComplete()) return "Lower bound: " + Sentences.limits(impact);
    return "Complete: every relation was followed to the end ("
        + Text.count(impact.topology().itemCount(), "item", "items")
        + ", "
        + Text.count(impact.topology().arcCount(), "dependency", "dependencies")
        + ", "
        + Text.count(completeness.hopsCompleted(), "hop", "hops")
        + ").";
  }
}
