package dev.faultline.cli;

import dev.faultline.impact.Budget;
import dev.faultline.impact.Completeness;
import dev.faultline.impact.CutSets;
import dev.faultline.impact.CutSetsAnswer;
import dev.faultline.impact.CutSetsQuery;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.io.IOException;
import java.math.BigInteger;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code cuts}: what together takes an item down. */
final class CutsCommand implements Command {
  private static final long MOST_ROWS = 200;
  private static final int USUAL_SIZE = 2;
  private static final int USUAL_SECONDS = 10;

  private enum Output {
    TEXT,
    JSON
  }

  private final Console console;

  CutsCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec spec() {
    return new Description(
            this, "cuts", "Lists the minimal sets of items that together take one item down.")
        .required(
            String.class,
            "FILE",
            "The estate: .json or .ndjson, also as .gz; - for standard input.",
            "--estate")
        .required(String.class, "KEY", "The item that would go down.", "--of")
        .option(
            String.class,
            "TYPE",
            "Sets of items of the type or one of its subtypes only.",
            "--among")
        .option(Integer.class, "N", "Items in the largest sets (default: 2).", "--max-size")
        .option(
            Integer.class,
            "N",
            "Stop after so many seconds; the answer then is a lower bound and says so (default:"
                + " 10).",
            "--max-seconds")
        .option(Long.class, "N", "List at most so many sets; the count is that of all.", "--limit")
        .flag("Do not take the present outages of the estate into account.", "--ignore-states")
        .option(
            Output.class,
            "FORM",
            "text (default: the first 200 sets) or json (all sets).",
            "--output")
        .footer(
            "",
            "Sets come by size, then by key. The item itself is in none of them.",
            "",
            "Examples:",
            "  faultline cuts --estate estate.json --of card-payments",
            "  faultline cuts --estate estate.json --of card-payments --output json \\",
            "      --among Server --max-size 3")
        .spec();
  }

  @Override
  public int run(Arguments arguments) throws IOException {
    int maxSize = arguments.get("--max-size", Integer.class, USUAL_SIZE);
    if (maxSize < 1) {
      throw new InvalidInput("--max-size must be 1 or more but was " + maxSize + ".");
    }
    Long most = arguments.find("--limit", Long.class);
    if (most != null && most < 0) {
      throw new InvalidInput("--limit must be 0 or more but was " + most + ".");
    }
    int seconds = arguments.get("--max-seconds", Integer.class, USUAL_SECONDS);
    if (seconds < 0) {
      throw new InvalidInput("--max-seconds must be 0 or more but was " + seconds + ".");
    }
    EstateFile estate = EstateFile.read(arguments.text("--estate"), console);
    Topology topology = estate.topology();
    int of = ItemChoice.item(topology, arguments.text("--of"));
    ItemChoice.noteUnused(topology, List.of(of), console);
    String among = arguments.find("--among", String.class);
    CutSetsQuery query =
        new CutSetsQuery(
            of,
            ItemChoice.ofType(estate, "--among", among),
            maxSize,
            List.of(),
            arguments.has("--ignore-states"),
            CutSetsQuery.usualNodes(),
            new Budget(
                Integer.MAX_VALUE, Integer.MAX_VALUE, Duration.ofSeconds(seconds), () -> false));
    CutSetsAnswer answer = new CutSets().find(topology, query);
    switch (arguments.get("--output", Output.class, Output.TEXT)) {
      case TEXT -> text(topology, query, answer, most == null ? MOST_ROWS : most, among);
      case JSON -> {
        if (answer.isDownAlready()) console.err().println("note: " + downAlready(topology, of));
        PointsJson.cutSets(topology, answer, most == null ? Long.MAX_VALUE : most, console.out());
      }
    }
    return Cli.DONE;
  }

  private static String downAlready(Topology topology, int of) {
    return ItemChoice.title(topology, of) + " is down already; no loss is needed for that.";
  }

  private void text(
      Topology topology,
      CutSetsQuery query,
      CutSetsAnswer answer,
      long most,
      @Nullable String among) {
    if (answer.isDownAlready()) {
      console.out().println(downAlready(topology, query.of()));
      return;
    }
    BigInteger count = answer.count();
    String title = ItemChoice.title(topology, query.of());
    String type = among == null ? "" : " of type " + among;
    console
        .out()
        .println(
            count.signum() == 0
                ? console.bold("No set of items" + type + " was found that takes down " + title)
                : console.bold("Each of these sets takes down " + title) + " (" + count + ")");
    answer.forEach(most, set -> console.out().println("  " + keys(topology, set)));
    BigInteger left = count.subtract(BigInteger.valueOf(most));
    if (left.signum() > 0) {
      console
          .out()
          .println("  … and " + left + " more; --output json lists them all, --limit N more.");
    }
    console.out().println();
    console.out().println(completeness(answer, query.maxSize(), type));
  }

  private static String keys(Topology topology, List<Integer> set) {
    return set.stream()
        .map(item -> Console.clean(topology.key(item)))
        .collect(Collectors.joining(" + "));
  }

  private static String completeness(CutSetsAnswer answer, int maxSize, String type) {
    String size = Text.count(maxSize, "item", "items") + type;
    if (answer.completeness().isComplete()) return "Complete: all sets of up to " + size + ".";
    boolean time = answer.completeness().reasons().contains(Completeness.Reason.TIME);
    return "Lower bound: all sets of up to "
        + Text.count(answer.completeUpTo(), "item", "items")
        + "; for larger ones "
        + (time
            ? "the time did not suffice. Give more with --max-seconds, or a smaller --max-size."
            : "there was not enough memory. Give more with java -Xmx4g, or a smaller --max-size.");
  }
}
