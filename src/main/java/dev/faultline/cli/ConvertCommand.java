package dev.faultline.cli;

import dev.faultline.ingest.Format;
import dev.faultline.ingest.Readers;
import dev.faultline.ingest.RecordSink;
import dev.faultline.model.EstateRecord;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;

/** {@code convert}: any import format to an estate file. */
final class ConvertCommand implements Command {
  private final Console console;

  ConvertCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec spec() {
    return new Description(
            this, "convert", "Turns files of any import format into one estate file.")
        .required(String.class, "FORMAT", "estate, csv, kubernetes or compose.", "--from")
        .required(String.class, "FILE", Output.DESCRIPTION, "-o", "--output")
        .rest("1..*", "FILE", "Files or folders of one estate; - for standard input.")
        .footer(
            "",
            "Records that cannot be used are listed on standard error; the rest is written.",
            "",
            "Examples:",
            "  faultline convert --from kubernetes manifests/ -o shop.json",
            "  faultline convert --from csv items.csv relations.csv -o - \\",
            "      | faultline impact --estate - --change db-1")
        .spec();
  }

  @Override
  public int run(Arguments arguments) throws IOException {
    Format format = Format.parse(arguments.text("--from"));
    Output.write(
        arguments.text("--output"),
        console,
        writer -> {
          Rejections sink = new Rejections(writer, console);
          read(format, arguments.rest(), sink, console);
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
    public void accept(EstateRecord record, long line) {
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
