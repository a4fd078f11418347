package dev.faultline.cli;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;

/** {@code help}: explains a command. */
final class HelpCommand implements Command {
  @Override
  public CommandSpec spec() {
    return new Description(this, "help", "Explains a command.")
        .rest("0..1", "COMMAND", "The command to explain.")
        .spec();
  }

  @Override
  public int run(Arguments arguments) {
    CommandLine root = arguments.root();
    List<String> names = arguments.rest();
    CommandLine explained = names.isEmpty() ? root : root.getSubcommands().get(names.getFirst());
    if (explained == null) {
      throw new InvalidInput(
          "There is no command \""
              + Text.shorten(names.getFirst())
              + "\"; commands are "
              + Text.join(List.copyOf(root.getSubcommands().keySet()), "and")
              + "."
              + Text.didYouMean(Text.nearest(names.getFirst(), root.getSubcommands().keySet())));
    }
    explained.usage(root.getOut());
    return Cli.DONE;
  }
}
