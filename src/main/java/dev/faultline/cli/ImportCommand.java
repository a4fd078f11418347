package dev.faultline.cli;

import dev.faultline.ingest.EstateWriter;
import dev.faultline.ingest.Format;
import dev.faultline.ingest.Scope;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** {@code import}: sends files to a running server. */
final class ImportCommand implements Command {
  private static final List<String> MODES = List.of("merge", "replace", "dry-run");
  private static final String USUAL_SERVER = "http://127.0.0.1:8080";

  private final Console console;

  ImportCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec spec() {
    return new Description(this, "import", "Sends files to a running server, which imports them.")
        .option(String.class, "URL", "Default: " + USUAL_SERVER + ".", "--server")
        .required(String.class, "FORMAT", "estate, csv, kubernetes or compose.", "--format")
        .option(
            String.class,
            "NAME",
            "The system that the data comes from; replace touches only what it brought.",
            "--source")
        .option(
            String.class,
            "MODE",
            "merge (default): add and update; replace: also retire what the source no longer"
                + " brings; dry-run: say what merge would do.",
            "--mode")
        .option(String.class, "NAME", ImportRequest.CLUSTER, "--cluster")
        .option(String.class, "NAME", ImportRequest.PROJECT, "--project")
        .option(String.class, "NAME", "Who asks.", "--user")
        .option(String.class, "FILE", "A file whose first line is the password.", "--password-file")
        .rest("1..*", "FILE", "Files or folders; - for standard input.")
        .footer(
            "",
            "Several files, and folders, are read here and sent as one estate, so that they may"
                + " refer to each other. A single file is sent as it is.",
            "The password comes from --password-file or from the variable FAULTLINE_PASSWORD.",
            "",
            "Examples:",
            "  faultline import --format estate estate.ndjson.gz",
            "  faultline import --server https://faultline.example --user loader \\",
            "      --password-file secret --format kubernetes --source cluster-a \\",
            "      --mode dry-run manifests/")
        .spec();
  }

  @Override
  public int run(Arguments arguments) throws IOException, InterruptedException {
    List<String> files = arguments.rest();
    String mode = arguments.get("--mode", String.class, "merge");
    String sourceName = arguments.find("--source", String.class);
    String user = arguments.find("--user", String.class);
    Format parsed = Format.parse(arguments.text("--format"));
    if (!MODES.contains(mode)) {
      throw new InvalidInput(
          "--mode is " + Text.join(MODES, "or") + " but was \"" + Text.shorten(mode) + "\".");
    }
    String cluster = arguments.find("--cluster", String.class);
    String project = arguments.find("--project", String.class);
    Scope scope = Scope.of(parsed, cluster, project);
    ImportRequest request =
        new ImportRequest(
            arguments.get("--server", String.class, USUAL_SERVER),
            console,
            sourceName,
            mode,
            cluster,
            project,
            user,
            password(user, arguments.find("--password-file", String.class)));
    String only = files.getFirst();
    if (files.size() == 1
        && (InputFile.isStandardInput(only) || !Files.isDirectory(Path.of(only)))) {
      ImportAnswer answer =
          new ImportAnswer(console, line -> line > 0 ? "line " + line + ": " : "", 0);
      answer.print(request.send(parsed, only, fileName(parsed, only, sourceName)));
      return Cli.DONE;
    }
    Path together = Files.createTempFile("faultline-import", ".ndjson.gz");
    try {
      ImportAnswer answer = combine(parsed, scope, mode, files, together);
      String ofSource = sourceName == null ? scope.usualSource(parsed) : sourceName;
      answer.print(
          request
              .forEstateOf(ofSource)
              .send(Format.ESTATE, together.toString(), fileName(parsed, only, sourceName)));
    } finally {
      Files.deleteIfExists(together);
    }
    return Cli.DONE;
  }

  /** Reads the files into one, and says how to speak of what the server answers to that. */
  private ImportAnswer combine(
      Format parsed, Scope scope, String mode, List<String> files, Path together)
      throws IOException {
    try (EstateWriter writer = EstateWriter.open(together)) {
      ConvertCommand.Rejections rejections = new ConvertCommand.Rejections(writer, console);
      Origins origins = new Origins(rejections);
      ConvertCommand.read(parsed, scope, files, origins, console);
      writer.finish();
      rejections.report();
      if (mode.equals("replace") && rejections.count() > 0) {
        throw new InvalidInput(
            "Nothing was sent: --mode replace would retire what the rejected records stand for."
                + " Mend them, or import with --mode merge.");
      }
      return new ImportAnswer(console, origins::place, writer.rejected());
    }
  }

  /**
   * With the folder of a Compose file, which names the project; of what is piped the source does.
   */
  private static String fileName(Format format, String file, @Nullable String source) {
    if (InputFile.isStandardInput(file)) {
      return format == Format.COMPOSE && source != null ? source : "stdin";
    }
    Path path = Path.of(file).toAbsolutePath().normalize();
    int names = path.getNameCount();
    if (names == 0) return file;
    int from = format == Format.COMPOSE ? Math.max(0, names - 2) : names - 1;
    return path.subpath(from, names).toString();
  }

  private @Nullable String password(@Nullable String user, @Nullable String file)
      throws IOException {
    if (file != null) {
      try (InputStream in = InputFile.open(file, console)) {
        String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        return text.lines().findFirst().orElse("");
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
