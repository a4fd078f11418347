package dev.faultline.cli;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code help}: explains a command. */
@Command(name = "help", description = "Explains a command.")
final class HelpCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(arity = "0..1", paramLabel = "COMMAND", description = "The command to explain.")
  private @Nullable String command;

  @Override
  public void run() {
    CommandLine root = spec == null ? null : spec.root().commandLine();
    if (root == null) return;
    String name = command;
    CommandLine explained = name == null ? root : root.getSubcommands().get(name);
    if (explained == null) {
      throw new InvalidInput(
          "There is no command \""
              + Text.shorten(String.valueOf(name))
              + "\"; commands are "
              + Text.join(root.getSubcommands().keySet().stream().toList(), "and")
              + ".");
    }
    explained.usage(root.getOut());
  }
}
