package dev.faultline.cli;

import dev.faultline.model.FaultlineException;
import dev.faultline.model.Text;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/**
 * The commands that run without a server of their own.
 *
 * <p>Exit status: 0 done, 1 the answer says no, 2 wrong usage or unreadable input, with one line on
 * standard error that says what is wrong and where.
 */
public final class Cli {
  static final int DONE = 0;
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
    int first = !arguments.isEmpty() && arguments.getFirst().equals("serve") ? 1 : 0;
    return arguments.subList(first, arguments.size()).stream()
        .allMatch(argument -> argument.startsWith("--") && !ASKS_FOR_HELP.contains(argument));
  }

  /** Runs one command on this process's console and returns its exit status. */
  public static int run(String[] arguments) {
    return run(Console.ofProcess(), arguments);
  }

  static int run(Console console, String... arguments) {
    String first = arguments.length == 0 ? "" : arguments[0];
    CommandLine commandLine = commandLine(console, new RootCommand(), first);
    int status;
    try {
      status = commandLine.execute(arguments);
    } catch (OutOfMemoryError e) {
      status =
          fail(
              console,
              "there is not enough memory. Give more with java -Xmx4g -jar faultline.jar.");
    } catch (StackOverflowError e) {
      status = fail(console, "the input is nested too deeply.");
    }
    if (console.out().checkError()) status = fail(console, "standard output could not be written.");
    console.err().flush();
    return status;
  }

  /** All commands; help and completion need them. */
  static CommandLine commandLine(Console console) {
    return commandLine(console, new RootCommand(), "");
  }

  /**
   * The commands in the order of the help.
   *
   * @param only the one that will run, where that is known: describing all of them takes a while
   */
  private static CommandLine commandLine(Console console, RootCommand root, String only) {
    Map<String, Supplier<Object>> commands = new LinkedHashMap<>();
    commands.put("serve", ServeCommand::new);
    commands.put("impact", () -> new ImpactCommand(console));
    commands.put("why", () -> new WhyCommand(console));
    commands.put("test", () -> new TestCommand(console));
    commands.put("convert", () -> new ConvertCommand(console));
    commands.put("generate", () -> new GenerateCommand(console));
    commands.put("import", () -> new ImportCommand(console));
    commands.put("completion", () -> new CompletionCommand(console));
    commands.put("help", HelpCommand::new);
    boolean one = commands.containsKey(only) && !only.equals("help");
    CommandLine commandLine = new CommandLine(root);
    commands.forEach((name, command) -> {
      if (!one || name.equals(only)) commandLine.addSubcommand(command.get());
    });
    Ansi ansi = console.colours() ? Ansi.ON : Ansi.OFF;
    return commandLine
        .setOut(new PrintWriter(console.out(), true, StandardCharsets.UTF_8))
        .setErr(new PrintWriter(console.err(), true, StandardCharsets.UTF_8))
        .setColorScheme(CommandLine.Help.defaultColorScheme(ansi))
        .setCaseInsensitiveEnumValuesAllowed(true)
        .setExpandAtFiles(false)
        .setUsageHelpAutoWidth(true)
        .setParameterExceptionHandler((e, _) -> wrongUsage(console, e))
        .setExecutionExceptionHandler((e, _, _) -> failed(console, e, root.debug));
  }

  private static int wrongUsage(Console console, ParameterException e) {
    String command = e.getCommandLine().getCommandSpec().qualifiedName();
    List<String> suggestions =
        e instanceof UnmatchedArgumentException unmatched
            ? unmatched.getSuggestions().stream().limit(3).toList()
            : List.of();
    String message = String.valueOf(e.getMessage()).strip();
    if (!message.endsWith(".")) message += ".";
    return fail(
        console, message + Text.didYouMean(suggestions) + " See \"" + command + " --help\".");
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
