package dev.faultline.cli;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import picocli.CommandLine.Model.CommandSpec;

/**
 * Explains {@code serve}. The server itself is started before the command line is read, unless the
 * arguments are wrong.
 */
final class ServeCommand implements Command {
  @Override
  public CommandSpec spec() {
    return new Description(this, "serve", "Starts the server (this is the default).")
        .rest("0..*", "--SETTING=VALUE", "Settings of the server, such as --server.port=9090.")
        .footer(
            "",
            "It listens on http://127.0.0.1:8080 and keeps its data under ./data. Any setting can"
                + " be given as an option.",
            "",
            "Example:",
            "  faultline serve --server.port=9090",
            "  faultline serve --spring.neo4j.uri=neo4j://db.example:7687 \\",
            "      --spring.neo4j.authentication.username=faultline")
        .spec();
  }

  @Override
  public int run(Arguments arguments) {
    throw new InvalidInput(
        "serve takes settings in the form --name=value but was given \""
            + Text.shorten(String.join(" ", arguments.rest()))
            + "\".");
  }
}
