package dev.faultline.cli;

import dev.faultline.model.FaultlineException;
import dev.faultline.model.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The commands that run without a server of their own.
 *
 * <p>Exit status: 0 done, 1 the answer says no, 2 wrong usage or unreadable input, with one line on
 * standard error that says what is wrong and where.
 */
public final class Cli {
  /** The status of a command that did what it was asked for. */
  public static final int DONE = 0;

  static final int ANSWER_IS_NO = 1;
  static final int UNUSABLE = 2;

  private static final Set<String> ASKS_FOR_HELP =
      Set.of("--help", "-h", "--version", "-V", "--generate-completion");

  private Cli() {}

  /**
   * Whether the arguments start the server: none, or {@code serve}, followed by options of the
   * server ({@code --server.port=9090}) only.
   */
  public static boolean serves(List<String> arguments) {
    return asksToServe(arguments)
        && ServerOptions.firstUnknown(withoutCommand(arguments)).isEmpty();
  }

  private static boolean asksToServe(List<String> arguments) {
    return withoutCommand(arguments).stream()
        .allMatch(argument -> argument.startsWith("--") && !ASKS_FOR_HELP.contains(argument));
  }

  private static List<String> withoutCommand(List<String> arguments) {
    boolean named = !arguments.isEmpty() && arguments.getFirst().equals("serve");
    return arguments.subList(named ? 1 : 0, arguments.size());
  }

  /** Runs one command on this process's console and returns its exit status. */
  public static int run(String[] arguments) {
    return run(Console.ofProcess(), arguments);
  }

  static int run(Console console, String... arguments) {
    boolean debug = List.of(arguments).contains("--debug");
    int status;
    try {
      status = answer(console, arguments);
    } catch (ParameterException e) {
      status = wrongUsage(console, e);
    } catch (InterruptedException e) {
      status = fail(console, "interrupted.");
    } catch (OutOfMemoryError e) {
      status =
          fail(
              console,
              "there is not enough memory. Give more with java -Xmx4g -jar faultline.jar.");
    } catch (StackOverflowError e) {
      status = fail(console, "the input is nested too deeply.");
    } catch (Exception e) {
      status = failed(console, e, debug);
    }
    if (console.out().checkError()) status = fail(console, "standard output could not be written.");
    console.err().flush();
    return status;
  }

  private static int answer(Console console, String... arguments)
      throws IOException, InterruptedException {
    List<String> given = List.of(arguments);
    if (asksToServe(given)) {
      String unknown = ServerOptions.firstUnknown(withoutCommand(given)).orElse(null);
      if (unknown != null) throw ServerOptions.refusal(unknown);
    }
    Map<String, Supplier<Command>> all = commands(console);
    String first = arguments.length == 0 ? "" : arguments[0];
    Command only = needsAll(first, all) ? null : all.getOrDefault(first, HelpCommand::new).get();
    Map<String, Command> known = new LinkedHashMap<>();
    if (only != null) known.put(first, only);
    else all.forEach((name, command) -> known.put(name, command.get()));

    ParseResult parsed = parsed(commandLine(console, known.values()), arguments);
    Integer helped = CommandLine.executeHelpRequest(parsed);
    if (helped != null) return helped;
    ParseResult chosen = parsed.subcommand();
    if (chosen == null) return new HelpCommand().run(new Arguments(parsed));
    Command command = known.getOrDefault(chosen.commandSpec().name(), new HelpCommand());
    return command.run(new Arguments(chosen));
  }

  /** A misspelt name is refused as such, and not as the option that it was meant to be. */
  private static ParseResult parsed(CommandLine line, String... arguments) {
    try {
      return line.parseArgs(arguments);
    } catch (MissingParameterException missing) {
      CommandLine command = missing.getCommandLine();
      command.getCommandSpec().parser().collectErrors(true);
      line.parseArgs(arguments);
      throw command.getParseResult().errors().stream()
          .filter(UnmatchedArgumentException.class::isInstance)
          .map(ParameterException.class::cast)
          .findFirst()
          .orElse(missing);
    }
  }

  /** Describing all commands takes a while: done only where they are needed. */
  private static boolean needsAll(String first, Map<String, Supplier<Command>> commands) {
    return !commands.containsKey(first) || first.equals("help") || first.equals("completion");
  }

  /** In the order of the help. */
  private static Map<String, Supplier<Command>> commands(Console console) {
    Map<String, Supplier<Command>> commands = new LinkedHashMap<>();
    commands.put("serve", ServeCommand::new);
    commands.put("impact", () -> new ImpactCommand(console));
    commands.put("why", () -> new WhyCommand(console));
    commands.put("spof", () -> new SpofCommand(console));
    commands.put("cuts", () -> new CutsCommand(console));
    commands.put("waves", () -> new WavesCommand(console));
    commands.put("test", () -> new TestCommand(console));
    commands.put("convert", () -> new ConvertCommand(console));
    commands.put("generate", () -> new GenerateCommand(console));
    commands.put("import", () -> new ImportCommand(console));
    commands.put("completion", () -> new CompletionCommand(console));
    commands.put("help", HelpCommand::new);
    return commands;
  }

  private static CommandLine commandLine(Console console, Collection<Command> commands) {
    CommandSpec root =
        new Description(
                console,
                "faultline",
                "What will this change take down, why, and what would save it?",
                "",
                "Without a command it serves. The commands impact, why, spof, cuts, waves, test,"
                    + " convert and generate work on files alone: no server, no database.",
                "")
            .footer(
                "",
                "Exit status: 0 done; 1 the answer says no (a test differs, --fail-on is met); 2"
                    + " wrong usage or unreadable input.",
                "",
                "Example:",
                "  faultline impact --estate estate.json --change esx-4",
                "  faultline help impact")
            .spec();
    root.addOption(
        OptionSpec.builder("-V", "--version")
            .versionHelp(true)
            .description("Show the version.")
            .build());
    root.versionProvider(new Version()).usageMessage().synopsisSubcommandLabel("COMMAND");
    for (Command command : commands) {
      CommandSpec spec = command.spec();
      root.addSubcommand(spec.name(), new CommandLine(spec, Description.FACTORY));
    }
    Ansi ansi = console.colours() ? Ansi.ON : Ansi.OFF;
    return new CommandLine(root, Description.FACTORY)
        .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false);
  }

  private static int wrongUsage(Console console, ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    List<String> suggestions =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions().stream().limit(3).toList()
            : List.of();
    String message = wrong(e);
    if (!message.endsWith(".")) message += ".";
    return fail(
        console, message + Text.didYouMean(suggestions) + " See \"" + command + " --help\".");
  }

  /** Of what nobody knows the first name; its value, which nobody knows either, is none. */
  private static String wrong(ParameterException e) {
    if (e instanceof UnmatchedArgumentException unmatched) {
      String first = unmatched.getUnmatched().getFirst();
      boolean option = first.startsWith("-");
      boolean command = !option && e.getCommandLine().getParent() == null;
      if (option || command) {
        return "There is no " + (option ? "option" : "command") + " '" + Text.shorten(first) + "'.";
      }
    }
    return String.valueOf(e.getMessage()).strip();
  }

  private static int failed(Console console, Exception e, boolean debug) {
    if (debug) e.printStackTrace(console.err());
    return fail(
        console,
        switch (e) {
          case FaultlineException known -> String.valueOf(known.getMessage());
          case InvalidPathException path ->
              "\"" + Text.shorten(path.getInput()) + "\" is no file name.";
          case UncheckedIOException wrapped -> InputFile.explain(wrapped);
          case IOException io -> InputFile.explain(io);
          default ->
              "unexpected error: "
                  + e
                  + (debug ? "" : " (\"faultline --debug …\" shows where it happened)");
        });
  }

  private static int fail(Console console, String message) {
    console.err().println("faultline: " + Console.clean(message.replaceAll("\\s*\\R\\s*", " ")));
    return UNUSABLE;
  }
}
