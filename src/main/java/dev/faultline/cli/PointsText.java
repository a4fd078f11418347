package dev.faultline.cli;

import dev.faultline.impact.PointsAnswer;
import dev.faultline.impact.PointsQuery;
import dev.faultline.impact.PointsRanking;
import dev.faultline.impact.SinglePoints;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Single points of failure as text for people. */
final class PointsText {
  private static final int MOST_ROWS = 200;
  private static final int MOST_RANKED = 20;

  private final Topology topology;
  private final Console console;
  private final @Nullable String among;
  private final boolean all;

  /**
   * @param among the type of the items whose loss was tried; null: all
   */
  PointsText(Topology topology, Console console, @Nullable String among, boolean all) {
    this.topology = topology;
    this.console = console;
    this.among = among;
    this.all = all;
  }

  void write(List<Integer> of, PointsQuery query, PointsAnswer answer) {
    List<Integer> without = new ArrayList<>();
    List<Integer> down = new ArrayList<>();
    List<Integer> unused = new ArrayList<>();
    int rows = 0;
    int left = 0;
    for (int item : of) {
      if (!topology.countsOn(item)) unused.add(item);
      else if (answer.isDownAlready(item)) down.add(item);
      else if (!answer.has(item)) without.add(item);
      else if (!all && rows >= MOST_ROWS) left++;
      else rows += points(item, answer.points(item), all ? Integer.MAX_VALUE : MOST_ROWS - rows);
    }
    if (left > 0) {
      console
          .out()
          .println(
              "… and of "
                  + Text.count(left, "more item", "more items")
                  + "; "
                  + "--output json or --all lists them all.");
      console.out().println();
    }
    list("No single point of failure" + (among == null ? "" : " of type " + among) + ": ", without);
    list("Down already: ", down);
    list("Not in use: ", unused);
    if (of.size() > 1) ranking(new SinglePoints().rank(topology, query));
    console
        .out()
        .println(
            "Complete: "
                + tried(query)
                + " ("
                + Text.count(topology.itemCount(), "item", "items")
                + ", "
                + Text.count(topology.arcCount(), "dependency", "dependencies")
                + ").");
  }

  private String tried(PointsQuery query) {
    if (among == null) return "the loss of every item was tried";
    long candidates = IntStream.range(0, topology.itemCount()).filter(query.among()).count();
    if (candidates == 0) return "there is no item of type " + among + " to try";
    return "the loss of "
        + Text.count(candidates, "item", "items")
        + " of type "
        + among
        + " was tried, each alone";
  }

  private int points(int item, List<Integer> points, int most) {
    console
        .out()
        .println(
            console.bold("Each of these alone takes down " + ItemChoice.title(topology, item))
                + " ("
                + points.size()
                + ")");
    Table table = new Table("ITEM", "NAME", "TYPE");
    List<Integer> shown = points.subList(0, Math.min(most, points.size()));
    for (int point : shown) {
      table.add(key(point), name(point), Console.clean(topology.type(point)));
    }
    table.write(console.out(), (_, _, text) -> text);
    int left = points.size() - shown.size();
    if (left > 0) {
      console.out().println("  … and " + left + " more; --output json or --all lists them all.");
    }
    console.out().println();
    return shown.size();
  }

  private void list(String start, List<Integer> items) {
    if (items.isEmpty()) return;
    int most = all ? Integer.MAX_VALUE : MOST_RANKED;
    List<String> titles =
        items.stream().limit(most).map(item -> ItemChoice.title(topology, item)).toList();
    int left = items.size() - titles.size();
    console
        .out()
        .println(
            start + String.join(", ", titles) + (left > 0 ? " and " + left + " more" : "") + ".");
    console.out().println();
  }

  private void ranking(PointsRanking ranking) {
    if (ranking.size() == 0) return;
    console
        .out()
        .println(console.bold("Which take most of them down") + " (" + ranking.size() + ")");
    Table table = new Table("TAKES DOWN", "CRITICALITY 1", "ITEM", "NAME", "TYPE");
    int shown = all ? ranking.size() : Math.min(MOST_RANKED, ranking.size());
    for (int row = 0; row < shown; row++) {
      int item = ranking.item(row);
      table.add(
          String.valueOf(ranking.count(row)),
          String.valueOf(ranking.count(row, 1)),
          key(item),
          name(item),
          Console.clean(topology.type(item)));
    }
    table.write(console.out(), (_, _, text) -> text);
    if (ranking.size() > shown) {
      console.out().println("  … and " + (ranking.size() - shown) + " more; --all lists them all.");
    }
    console.out().println();
  }

  private String key(int item) {
    return Console.clean(topology.key(item));
  }

  private String name(int item) {
    String name = Console.clean(topology.name(item));
    return name.equals(key(item)) ? "" : name;
  }
}
