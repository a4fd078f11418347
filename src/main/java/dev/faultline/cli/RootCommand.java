package dev.faultline.cli;

import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What stands before a command. */
@Command(
    name = "faultline",
    header = "What will this change take down, why, and what would save it?",
    description = {
      "",
      "Without a command it serves. The commands impact, why, test, convert and generate work on"
          + " files alone: no server, no database."
    },
    versionProvider = Version.class,
    synopsisSubcommandLabel = "COMMAND",
    footer = {
      "",
      "Exit status: 0 done; 1 the answer says no (a test differs, --fail-on is met); 2 wrong usage"
          + " or unreadable input.",
      "",
      "Example:",
      "  faultline impact --estate estate.json --change esx-4",
      "  faultline help impact"
    })
final class RootCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show this help.")
  private boolean help;

  @Option(
      names = {"-V", "--version"},
      versionHelp = true,
      description = "Show the version.")
  private boolean version;

  @Option(
      names = "--debug",
      scope = CommandLine.ScopeType.INHERIT,
      description = "Show where in the program an error happened.")
  boolean debug;

  @Override
  public void run() {
    if (spec != null) spec.commandLine().usage(spec.commandLine().getOut());
  }
}
