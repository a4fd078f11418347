package dev.faultline.cli;

import dev.faultline.ingest.Format;
import dev.faultline.ingest.Readers;
import dev.faultline.ingest.RecordSink;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code convert}: any import format to an estate file. */
@Command(
    name = "convert",
    description = "Turns files of any import format into one estate file.",
    footer = {
      "",
      "Records that cannot be used are listed on standard error; the rest is written.",
      "",
      "Examples:",
      "  faultline convert --from kubernetes manifests/ -o shop.json",
      "  faultline convert --from csv items.csv relations.csv -o - | faultline impact --estate -"
          + " --change db-1"
    })
final class ConvertCommand implements Callable<Integer> {
  @Option(
      names = "--from",
      required = true,
      paramLabel = "FORMAT",
      description = "estate, csv, kubernetes or compose.")
  private String from = "";

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The estate file: .json or .ndjson, also as .gz; - for standard output.")
  private String output = "";

  @Parameters(
      arity = "1..*",
      paramLabel = "FILE",
      description = "Files or folders of one estate; - for standard input.")
  private List<String> files = new ArrayList<>();

  private final Console console;

  ConvertCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    Format format = Format.parse(from);
    Output.write(
        output,
        console,
        writer -> {
          Rejections sink = new Rejections(writer, console);
          read(format, files, sink, console);
          sink.report();
        });
    return Cli.DONE;
  }

  /** Reads all files as one estate. */
  static void read(Format format, List<String> files, RecordSink sink, Console console)
      throws IOException {
    if (files.stream().noneMatch(InputFile::isStandardInput)) {
      Readers.read(format, files.stream().map(Path::of).toList(), sink);
      return;
    }
    if (files.size() > 1) {
      throw new InvalidInput("Standard input (-) cannot be read together with other files.");
    }
    Readers.read(format, InputFile.name(InputFile.STANDARD_INPUT), console.in(), sink);
  }

  /** Lists rejected records as they come, and passes on the others. */
  static final class Rejections implements RecordSink {
    private final RecordSink next;
    private final Console console;
    private long rejected;

    Rejections(RecordSink next, Console console) {
      this.next = next;
      this.console = console;
    }

    @Override
    public void accept(dev.faultline.model.EstateRecord record, long line) {
      next.accept(record, line);
    }

    @Override
    public void reject(long line, String record, String reason) {
      rejected++;
      String place = line > 0 ? "line " + line + ": " : "";
      console.err().println("rejected: " + Console.clean(place + record + ": " + reason));
      next.reject(line, record, reason);
    }

    /** How many there were. */
    void report() {
      if (rejected == 0) return;
      console
          .err()
          .println(
              Text.count(rejected, "record was", "records were") + " rejected (listed above).");
    }
  }
}
