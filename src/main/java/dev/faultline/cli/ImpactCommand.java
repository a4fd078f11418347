package dev.faultline.cli;

import dev.faultline.impact.Budget;
import dev.faultline.impact.Impact;
import dev.faultline.impact.Sentences;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code impact}: what changes do to an estate, judged together. */
@Command(
    name = "impact",
    description = "Says what the changes take down, degrade or leave without redundancy.",
    footer = {
      "",
      "Examples:",
      "  faultline impact --estate estate.json --change esx-4",
      "  faultline impact --estate estate.ndjson.gz --change db-1 --change san-2=DEGRADED"
          + " --output json",
      "  faultline impact --estate estate.json --change esx-4 --fail-on DOWN:BusinessService"
    })
final class ImpactCommand implements Callable<Integer> {
  private enum Output {
    TEXT,
    JSON,
    CSV,
    MARKDOWN
  }

  @Mixin private Question question = new Question();

  @Option(
      names = "--max-hops",
      paramLabel = "N",
      description = "Stop after so many hops; the answer then is a lower bound and says so.")
  private @Nullable Integer maxHops;

  @Option(
      names = "--output",
      paramLabel = "FORM",
      defaultValue = "TEXT",
      description = "text (default), json, csv or markdown.")
  private Output output = Output.TEXT;

  @Option(names = "--all", description = "List every row in text output, not only the first 200.")
  private boolean all;

  @Option(
      names = "--fail-on",
      paramLabel = "LEVEL[:TYPE]",
      description =
          "Exit with 1 if an item (of the type or one of its subtypes) is affected at the level or"
              + " worse.")
  private @Nullable String failOn;

  private final Console console;

  ImpactCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    FailOn gate = failOn == null ? null : FailOn.parse(failOn);
    Integer most = maxHops;
    if (most != null && most < 0) {
      throw new InvalidInput("--max-hops must be 0 or more but was " + most + ".");
    }
    EstateFile estate = EstateFile.read(question.estate, console);
    List<String> typeNames = estate.topology().typeNames();
    if (gate != null) gate.check(estate.types(), typeNames);
    Impact impact =
        question.ask(estate.topology(), most == null ? Budget.unlimited() : Budget.hops(most));
    Report report = new Report(impact, estate.types().services(typeNames));
    switch (output) {
      case TEXT -> new ReportText(report, console, all).write();
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
