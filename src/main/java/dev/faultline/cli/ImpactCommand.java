package dev.faultline.cli;

import dev.faultline.impact.Budget;
import dev.faultline.impact.Impact;
import dev.faultline.impact.Sentences;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code impact}: what changes do to an estate, judged together. */
final class ImpactCommand implements Command {
  private enum Output {
    TEXT,
    JSON,
    CSV,
    MARKDOWN
  }

  private final Console console;

  ImpactCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec spec() {
    Description impact =
        new Description(
            this,
            "impact",
            "Says what the changes take down, degrade or leave without redundancy.");
    return Question.describe(impact)
        .option(
            Integer.class,
            "N",
            "Stop after so many hops; the answer then is a lower bound and says so.",
            "--max-hops")
        .option(Output.class, "FORM", "text (default), json, csv or markdown.", "--output")
        .flag("List every row in text output, not only the first 200.", "--all")
        .option(
            String.class,
            "LEVEL[:TYPE]",
            "Exit with 1 if an item (of the type or one of its subtypes) is affected at the level"
                + " or worse.",
            "--fail-on")
        .footer(
            "",
            "Examples:",
            "  faultline impact --estate estate.json --change esx-4",
            "  faultline impact --estate estate.ndjson.gz --output json \\",
            "      --change db-1 --change san-2=DEGRADED",
            "  faultline impact --estate estate.json --change esx-4 \\",
            "      --fail-on DOWN:BusinessService")
        .spec();
  }

  @Override
  public int run(Arguments arguments) throws IOException {
    Question question = Question.of(arguments);
    String failOn = arguments.find("--fail-on", String.class);
    FailOn gate = failOn == null ? null : FailOn.parse(failOn);
    Integer most = arguments.find("--max-hops", Integer.class);
    if (most != null && most < 0) {
      throw new InvalidInput("--max-hops must be 0 or more but was " + most + ".");
    }
    EstateFile estate = EstateFile.read(question.estate(), console);
    List<String> typeNames = estate.topology().typeNames();
    if (gate != null) gate.check(estate.types(), typeNames);
    Impact impact =
        question.ask(estate.topology(), most == null ? Budget.unlimited() : Budget.hops(most));
    Report report = new Report(impact, estate.types().services(typeNames));
    Output output = arguments.get("--output", Output.class, Output.TEXT);
    switch (output) {
      case TEXT -> new ReportText(report, console, arguments.has("--all")).write();
      case JSON -> ReportJson.write(report, console.out());
      case CSV -> ReportCsv.write(report, console.out());
      case MARKDOWN -> ReportMarkdown.write(report, console.out());
    }
    if (output == Output.CSV && !impact.completeness().isComplete()) {
      console.err().println("faultline: lower bound. " + Sentences.limits(impact));
    }
    return gate == null ? Cli.DONE : judge(gate, impact, estate.types());
  }

  private int judge(FailOn gate, Impact impact, ItemTypes types) {
    List<Integer> met = gate.met(impact, types);
    if (met.isEmpty()) {
      if (!impact.completeness().isComplete()) {
        console
            .err()
            .println(
                "faultline: --fail-on "
                    + gate
                    + " is not met as far as the analysis went. "
                    + Sentences.limits(impact));
      }
      return Cli.DONE;
    }
    List<String> first =
        met.stream().limit(3).map(item -> Text.shorten(impact.topology().key(item))).toList();
    console
        .err()
        .println(
            "faultline: --fail-on "
                + gate
                + " is met by "
                + Text.count(met.size(), "item", "items")
                + ": "
                + String.join(", ", first)
                + (met.size() > first.size() ? " and " + (met.size() - first.size()) + " more" : "")
                + ".");
    return Cli.ANSWER_IS_NO;
  }
}
