package dev.faultline.cli;

import dev.faultline.impact.Budget;
import dev.faultline.impact.ImpactEngine;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
import dev.faultline.impact.WavePlan;
import dev.faultline.model.FaultlineException;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.Text;
import dev.faultline.topology.Topology;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine.Model.CommandSpec;

/** {@code waves}: targets split so that no wave hurts what is protected. */
final class WavesCommand implements Command {
  private enum Output {
    TEXT,
    JSON
  }

  private final Console console;

  WavesCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec spec() {
    return new Description(
            this,
            "waves",
            "Splits targets into few waves, none of which takes a protected item too far.")
        .required(
            String.class,
            "FILE",
            "The estate: .json or .ndjson, also as .gz; - for standard input.",
            "--estate")
        .required(
            String[].class,
            "FILE|KEY,…",
            "What is to be changed: a file with one KEY or KEY=LEVEL a line, or the same with"
                + " commas between them.",
            "--targets")
        .required(
            String.class,
            "TYPE",
            "The items to protect: those of this type or one of its subtypes.",
            "--protect")
        .option(
            String.class,
            "LEVEL",
            "The worst level that a wave may take them to: NONE, AT_RISK (default) or DEGRADED.",
            "--worst")
        .flag("Do not take the present outages of the estate into account.", "--ignore-states")
        .option(Output.class, "FORM", "text (default) or json.", "--output")
        .footer(
            "",
            "Examples:",
            "  faultline waves --estate estate.json --targets esx-1,esx-2,esx-3 \\",
            "      --protect BusinessService",
            "  faultline waves --estate estate.json --targets hosts.txt \\",
            "      --protect BusinessService --worst DEGRADED --output json")
        .spec();
  }

  @Override
  public int run(Arguments arguments) throws IOException {
    String worst = arguments.get("--worst", String.class, Level.AT_RISK.name());
    Level worstAllowed =
        Level.find(worst)
            .orElseThrow(() ->
                new InvalidInput(
                    "--worst \""
                        + Text.shorten(worst)
                        + "\": a level is NONE, AT_RISK, DEGRADED or DOWN."));
    List<String> given = arguments.texts("--targets");
    if (InputFile.isStandardInput(arguments.text("--estate"))
        && given.stream().anyMatch(InputFile::isStandardInput)) {
      throw new InvalidInput("Standard input (-) cannot be the estate and the targets.");
    }
    EstateFile file = EstateFile.read(arguments.text("--estate"), console);
    Topology topology = file.topology();
    String protectedType = arguments.text("--protect");
    Set<String> types = protectedTypes(file, protectedType);
    List<Target> targets = new ArrayList<>();
    for (String option : given) addTargets(topology, option, targets);
    if (targets.isEmpty()) throw new InvalidInput("--targets: no item is named.");
    boolean ignoreStates = arguments.has("--ignore-states");
    ImpactQuery query =
        new ImpactQuery(targets, List.of(), ignoreStates, Set.of(), Budget.unlimited());
    WavePlan plan =
        WavePlan.of(
            new WavePlan.Question(
                new ImpactEngine(),
                topology,
                query,
                item -> types.contains(topology.type(item)),
                worstAllowed));
    switch (arguments.get("--output", Output.class, Output.TEXT)) {
      case TEXT -> new WavesReport(plan, topology, console, protectedType, types).text();
      case JSON -> WavesReport.json(plan, topology, console.out());
    }
    return Cli.DONE;
  }

  private static Set<String> protectedTypes(EstateFile file, String protectedType) {
    Set<String> known = new TreeSet<>(file.types().names());
    known.addAll(file.topology().typeNames());
    if (!known.contains(protectedType)) {
      throw new InvalidInput(
          "--protect: there is no item type \""
              + Text.shorten(protectedType)
              + "\"."
              + Text.didYouMean(Text.nearest(protectedType, known)));
    }
    Set<String> types = new HashSet<>();
    for (String type : file.topology().typeNames()) {
      if (file.types().isA(type, protectedType)) types.add(type);
    }
    return types;
  }

  /** An option is a key, the name of a file, or keys with commas between them. */
  private void addTargets(Topology topology, String option, List<Target> targets)
      throws IOException {
    if (topology.find(option) >= 0) {
      targets.add(Question.target(topology, option));
    } else if (isFile(option)) {
      int number = 0;
      for (String line : lines(option)) {
        number++;
        if (line.isBlank()) continue;
        try {
          targets.add(Question.target(topology, line.strip()));
        } catch (FaultlineException e) {
          throw new InvalidInput(
              InputFile.name(option) + ", line " + number + ": " + e.getMessage());
        }
      }
    } else {
      for (String key : option.split(",")) {
        if (key.isBlank()) continue;
        try {
          targets.add(Question.target(topology, key.strip()));
        } catch (FaultlineException e) {
          throw new InvalidInput(
              option.indexOf(',') < 0
                  ? "--targets: there is no file \""
                      + Text.shorten(option)
                      + "\". "
                      + e.getMessage()
                  : String.valueOf(e.getMessage()));
        }
      }
    }
  }

  private static boolean isFile(String name) {
    try {
      return InputFile.isStandardInput(name) || Files.isRegularFile(Path.of(name));
    } catch (InvalidPathException e) {
      return false;
    }
  }

  private List<String> lines(String file) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(InputFile.open(file, console), StandardCharsets.UTF_8))) {
      List<String> lines = new ArrayList<>(reader.readAllLines());
      if (!lines.isEmpty()) lines.set(0, lines.getFirst().replaceFirst("^\uFEFF", ""));
      return lines;
    }
  }
}
