package dev.faultline.cli;

import dev.faultline.impact.Impact;
import dev.faultline.impact.Sentences;
import dev.faultline.model.Level;
import dev.faultline.topology.Topology;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;

/** Writes an answer as Markdown, for a comment on a change. */
final class ReportMarkdown {
  private ReportMarkdown() {}

  static void write(Report report, PrintStream out) {
    Impact impact = report.impact();
    out.println("**" + escape(Sentences.headline(impact, report.services())) + "**");
    table("Services", report, impact.affected(report::isService), out);
    table("Other items", report, impact.affected(item -> !report.isService(item)), out);
    out.println();
    out.println("_" + ReportText.completeness(report).strip() + "_");
  }

  private static void table(String title, Report report, List<Integer> items, PrintStream out) {
    if (items.isEmpty()) return;
    Impact impact = report.impact();
    Topology topology = impact.topology();
    out.println();
    out.println("### " + title + String.format(Locale.ROOT, " (%d)", items.size()));
    out.println();
    out.println("| Level | Before | Hops | Item | Name | Type |");
    out.println("|---|---|---:|---|---|---|");
    for (int item : items) {
      out.println(
          "| "
              + impact.level(item).words()
              + " | "
              + (impact.before(item) == Level.NONE ? "-" : impact.before(item).words())
              + " | "
              + impact.hops(item)
              + " | "
              + escape(topology.key(item))
              + " | "
              + escape(topology.name(item))
              + " | "
              + escape(topology.type(item))
              + " |");
    }
  }

  /** The text with everything escaped that Markdown or a table would take for its own. */
  static String escape(String text) {
    StringBuilder escaped = new StringBuilder();
    for (char c : Console.clean(text).toCharArray()) {
      switch (c) {
        case '&' -> escaped.append("&amp;");
        case '<' -> escaped.append("&lt;");
        case '>' -> escaped.append("&gt;");
        case '\\', '|', '`', '*', '_', '[', ']', '#', '~', '!' -> escaped.append('\\').append(c);
        default -> escaped.append(c);
      }
    }
    return escaped.toString();
  }
}
