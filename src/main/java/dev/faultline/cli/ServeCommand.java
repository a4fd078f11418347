package dev.faultline.cli;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/**
 * Explains {@code serve}. The server itself is started before the command line is read, unless the
 * arguments are wrong.
 */
@Command(
    name = "serve",
    description = "Starts the server (this is the default).",
    footer = {
      "",
      "It listens on http://127.0.0.1:8080 and keeps its data under ./data. Any setting can be"
          + " given as an option.",
      "",
      "Example:",
      "  faultline serve --server.port=9090",
      "  faultline serve --spring.neo4j.uri=neo4j://db.example:7687"
          + " --spring.neo4j.authentication.username=faultline"
    })
final class ServeCommand implements Runnable {
  @Spec private @Nullable CommandSpec spec;

  @Parameters(
      arity = "0..*",
      paramLabel = "--SETTING=VALUE",
      description = "Settings of the server, such as --server.port=9090.")
  private List<String> settings = new ArrayList<>();

  @Override
  public void run() {
    if (spec == null) return;
    throw new ParameterException(
        spec.commandLine(),
        "serve takes settings in the form --name=value but was given \""
            + String.join(" ", settings)
            + "\".");
  }
}
