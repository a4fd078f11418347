package dev.faultline.cli;

import dev.faultline.ingest.EstateWriter;
import dev.faultline.ingest.Format;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code import}: sends files to a running server. */
@Command(
    name = "import",
    description = "Sends files to a running server, which imports them as one revision.",
    footer = {
      "",
      "Several files, and folders, are read here and sent as one estate, so that they may refer to"
          + " each other. A single file is sent as it is.",
      "The password comes from --password-file or from the variable FAULTLINE_PASSWORD.",
      "",
      "Examples:",
      "  faultline import --format estate estate.ndjson.gz",
      "  faultline import --server https://faultline.example --user loader --password-file secret"
          + " --format kubernetes --source cluster-a --mode dry-run manifests/"
    })
final class ImportCommand implements Callable<Integer> {
  private static final List<String> MODES = List.of("merge", "replace", "dry-run");

  @Option(names = "--server", paramLabel = "URL", description = "Default: http://127.0.0.1:8080.")
  private String server = "http://127.0.0.1:8080";

  @Option(
      names = "--format",
      required = true,
      paramLabel = "FORMAT",
      description = "estate, csv, kubernetes or compose.")
  private String format = "";

  @Option(
      names = "--source",
      paramLabel = "NAME",
      description = "The system that the data comes from; replace touches only what it brought.")
  private @Nullable String source;

  @Option(
      names = "--mode",
      paramLabel = "MODE",
      description =
          "merge (default): add and update; replace: also retire what the source no longer"
              + " brings; dry-run: say what merge would do.")
  private String mode = "merge";

  @Option(names = "--user", paramLabel = "NAME", description = "Who asks.")
  private @Nullable String user;

  @Option(
      names = "--password-file",
      paramLabel = "FILE",
      description = "A file whose first line is the password.")
  private @Nullable String passwordFile;

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files or folders; - for standard input.")
  private List<String> files = new ArrayList<>();

  private final Console console;

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    Format parsed = Format.parse(format);
    if (!MODES.contains(mode)) {
      throw new InvalidInput(
          "--mode is " + Text.join(MODES, "or") + " but was \"" + Text.shorten(mode) + "\".");
    }
    String sourceName = source;
    ImportRequest request = new ImportRequest(server, console, sourceName, mode, user, password());
    String only = files.getFirst();
    if (files.size() == 1
        && (InputFile.isStandardInput(only) || !Files.isDirectory(Path.of(only)))) {
      ImportAnswer.print(request.send(parsed, only, fileName(only)), console);
      return Cli.DONE;
    }
    Path together = Files.createTempFile("faultline-import", ".ndjson.gz");
    try {
      combine(parsed, together);
      if (sourceName == null) request = request.from(parsed.word());
      ImportAnswer.print(request.send(Format.ESTATE, together.toString(), fileName(only)), console);
    } finally {
      Files.deleteIfExists(together);
    }
    return Cli.DONE;
  }

  private void combine(Format parsed, Path together) throws IOException {
    try (EstateWriter writer = EstateWriter.open(together)) {
      ConvertCommand.Rejections sink = new ConvertCommand.Rejections(writer, console);
      ConvertCommand.read(parsed, files, sink, console);
      writer.finish();
      sink.report();
    }
  }

  private static String fileName(String file) {
    if (InputFile.isStandardInput(file)) return "stdin";
    Path name = Path.of(file).toAbsolutePath().normalize().getFileName();
    return name == null ? file : name.toString();
  }

  private @Nullable String password() throws IOException {
    if (passwordFile != null) {
      try (var in = InputFile.open(passwordFile, console)) {
        String first = new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
        return first.lines().findFirst().orElse("");
      }
    }
    String password = console.environment().get("FAULTLINE_PASSWORD");
    if (user != null && password == null) {
      throw new InvalidInput(
          "--user needs a password: give --password-file or set FAULTLINE_PASSWORD.");
    }
    return password;
  }
}
