package dev.faultline.cli;

import dev.faultline.impact.Budget;
import dev.faultline.impact.GroupState;
import dev.faultline.impact.Impact;
import dev.faultline.impact.Sentences;
import dev.faultline.impact.Step;
import dev.faultline.impact.Verdict;
import dev.faultline.impact.Why;
import dev.faultline.model.Level;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code why}: the proof that an item is affected, or what saves it. */
final class WhyCommand implements Command {
  private final Console console;

  WhyCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec spec() {
    Description why =
        new Description(
            this, "why", "Proves that an item is affected, step by step, or says what saves it.");
    return Question.describe(why)
        .required(String.class, "KEY", "The item in question.", "--item")
        .footer(
            "",
            "Example:",
            "  faultline why --estate estate.json --change esx-4 --item card-payments")
        .spec();
  }

  @Override
  public int run(Arguments arguments) throws IOException {
    Question question = Question.of(arguments);
    String key = arguments.text("--item");
    Topology topology = EstateFile.read(question.estate(), console).topology();
    Impact impact = question.ask(topology, Budget.unlimited());
    int item = ItemChoice.item(topology, key);
    Verdict verdict = impact.verdict(item);
    console.out().println(console.bold(Sentences.whyNot(impact, verdict)));
    Why why = verdict.why();
    if (why != null) chain(impact, why);
    groups("Redundancy that absorbs the loss", impact, verdict.whyNot());
    return Cli.DONE;
  }

  private void chain(Impact impact, Why why) {
    Topology topology = impact.topology();
    console.out().println();
    Table table = new Table("", "ITEM", "LEVEL", "");
    List<Level> levels = new ArrayList<>();
    int number = 0;
    for (Step step : why.chain()) {
      if (number++ == 0) {
        levels.add(step.levelIn());
        table.add("0", item(topology, step.provider()), step.levelIn().words(), "the change");
      }
      levels.add(step.levelOut());
      GroupState group = step.group();
      table.add(
          String.valueOf(number),
          item(topology, step.dependent()),
          step.levelOut().words(),
          Sentences.relation(impact, step)
              + (group == null ? "" : "; " + described(impact, group)));
    }
    table.write(
        console.out(),
        (row, column, text) ->
            row == 0 || column != 2 ? text : console.paint(levels.get(row - 1), text));
  }

  private static String described(Impact impact, GroupState group) {
    List<String> lost =
        group.lost().stream().map(item -> Text.shorten(impact.topology().key(item))).toList();
    return "group \""
        + Text.shorten(group.name())
        + "\" needs "
        + group.required()
        + " of "
        + group.size()
        + ", lost "
        + (lost.isEmpty() ? "none" : String.join(", ", lost))
        + ", spare "
        + group.spareBefore()
        + " → "
        + group.spareAfter();
  }

  private void groups(String title, Impact impact, List<GroupState> groups) {
    if (groups.isEmpty()) return;
    console.out().println();
    console.out().println(console.bold(title));
    for (GroupState group : groups) {
      console
          .out()
          .println(
              "  " + item(impact.topology(), group.dependent()) + ": " + described(impact, group));
    }
  }

  private static String item(Topology topology, int item) {
    String key = topology.key(item);
    String name = Console.clean(topology.name(item));
    return name.equals(key) ? key : key + " (" + name + ")";
  }
}
