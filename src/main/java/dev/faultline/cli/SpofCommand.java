package dev.faultline.cli;

import dev.faultline.impact.Budget;
import dev.faultline.impact.PointsAnswer;
import dev.faultline.impact.PointsQuery;
import dev.faultline.impact.SinglePoints;
import dev.faultline.topology.Topology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.function.IntPredicate;
import picocli.CommandLine.Model.CommandSpec;

/** {@code spof}: what alone takes items down. */
final class SpofCommand implements Command {
  private enum Output {
    TEXT,
    JSON
  }

  private final Console console;

  SpofCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec spec() {
    return new Description(
            this,
            "spof",
            "Lists the single points of failure of items: what alone takes them down.")
        .required(
            String.class,
            "FILE",
            "The estate: .json or .ndjson, also as .gz; - for standard input.",
            "--estate")
        .option(String[].class, "KEY", "An item that could be taken down.", "--of")
        .option(String.class, "TYPE", "Every item of the type or one of its subtypes.", "--type")
        .option(
            String.class,
            "TYPE",
            "Try the loss of items of the type or one of its subtypes only.",
            "--among")
        .flag("Do not take the present outages of the estate into account.", "--ignore-states")
        .option(Output.class, "FORM", "text (default) or json.", "--output")
        .flag("List every row in text output, not only the first 200.", "--all")
        .footer(
            "",
            "Without --of and --type it looks at every item. An item's own loss is not listed, and"
                + " an item that is down already has no single points of failure.",
            "",
            "Examples:",
            "  faultline spof --estate estate.json --of card-payments",
            "  faultline spof --estate estate.json --output json \\",
            "      --type BusinessService --among Server")
        .spec();
  }

  @Override
  public int run(Arguments arguments) throws IOException {
    EstateFile estate = EstateFile.read(arguments.text("--estate"), console);
    Topology topology = estate.topology();
    List<Integer> of = of(estate, arguments);
    String among = arguments.find("--among", String.class);
    if (!arguments.texts("--of").isEmpty()) ItemChoice.noteUnused(topology, of, console);
    BitSet asked = new BitSet();
    of.forEach(asked::set);
    PointsQuery query =
        new PointsQuery(
            asked::get,
            ItemChoice.ofType(estate, "--among", among),
            List.of(),
            arguments.has("--ignore-states"),
            Budget.unlimited());
    PointsAnswer answer = new SinglePoints().find(topology, query);
    switch (arguments.get("--output", Output.class, Output.TEXT)) {
      case TEXT ->
          new PointsText(topology, console, among, arguments.has("--all")).write(of, query, answer);
      case JSON -> PointsJson.points(topology, of, answer, console.out());
    }
    return Cli.DONE;
  }

  /** Those given by key, in that order, then those of the type by key; each once. */
  private static List<Integer> of(EstateFile estate, Arguments arguments) {
    Topology topology = estate.topology();
    String type = arguments.find("--type", String.class);
    List<Integer> given =
        arguments.texts("--of").stream().map(key -> ItemChoice.item(topology, key)).toList();
    if (type == null && !given.isEmpty()) return given.stream().distinct().toList();
    IntPredicate ofType = ItemChoice.ofType(estate, "--type", type);
    List<Integer> more = new ArrayList<>();
    for (int item = 0; item < topology.itemCount(); item++) {
      if (ofType.test(item)) more.add(item);
    }
    more.sort(topology::compareKeys);
    more.addAll(0, given);
    return more.stream().distinct().toList();
  }
}
