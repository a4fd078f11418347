package dev.faultline.cli;

import picocli.AutoComplete;
import picocli.CommandLine.Command;

/** {@code completion}: a script for the shell. */
@Command(
    name = "completion",
    description = "Prints a script that completes commands and options in bash and zsh.",
    footer = {
      "",
      "Example, for ~/.bashrc:",
      "  alias faultline='java -jar /opt/faultline/faultline.jar'",
      "  source <(java -jar /opt/faultline/faultline.jar completion)"
    })
final class CompletionCommand implements Runnable {
  private final Console console;

  CompletionCommand(Console console) {
    this.console = console;
  }

  @Override
  public void run() {
    console.out().print(AutoComplete.bash("faultline", Cli.commandLine(console)));
  }
}
