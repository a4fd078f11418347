package dev.faultline.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Model.CommandSpec;

/** {@code completion}: a script for the shell. */
final class CompletionCommand implements Command {
  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec spec() {
    return new Description(
            this,
            "completion",
            "Prints a script that completes commands and options in bash and zsh.")
        .footer(
            "",
            "Example, for ~/.bashrc:",
            "  alias faultline='java -jar /opt/faultline/faultline.jar'",
            "  source <(java -jar /opt/faultline/faultline.jar completion)")
        .spec();
  }

  @Override
  public int run(Arguments arguments) {
    console.out().print(AutoComplete.bash("faultline", arguments.root()));
    return Cli.DONE;
  }
}
