package dev.faultline.cli;

import dev.faultline.ingest.Format;
import dev.faultline.ingest.ForwardingSink;
import dev.faultline.ingest.Readers;
import dev.faultline.ingest.RecordSink;
import dev.faultline.ingest.Scope;
import dev.faultline.ingest.SoundRecords;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
        .option(String.class, "NAME", ImportRequest.CLUSTER, "--cluster")
        .option(String.class, "NAME", ImportRequest.PROJECT, "--project")
        .rest("1..*", "FILE", "Files or folders of one estate; - for standard input.")
        .footer(
            "",
            "Records that cannot be used are listed on standard error; the rest is written, unless"
                + " nothing is left.",
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
    Scope scope =
        Scope.of(
            format,
            arguments.find("--cluster", String.class),
            arguments.find("--project", String.class));
    Output.write(
        arguments.text("--output"),
        console,
        writer -> {
          Rejections rejections = new Rejections(writer, console);
          SoundRecords sound = new SoundRecords(rejections);
          read(format, scope, arguments.rest(), sound, console);
          sound.finish();
          rejections.report();
          if (writer.records() == 0 && writer.rejected() > 0) {
            throw new InvalidInput("No record could be used, so that nothing was written.");
          }
        });
    return Cli.DONE;
  }

  /** Reads all files as one estate. */
  static void read(Format format, Scope scope, List<String> files, RecordSink sink, Console console)
      throws IOException {
    if (files.stream().noneMatch(InputFile::isStandardInput)) {
      Readers.read(format, scope, files.stream().map(Path::of).toList(), sink);
      return;
    }
    if (files.size() > 1) {
      throw new InvalidInput("Standard input (-) cannot be read together with other files.");
    }
    Readers.read(format, scope, InputFile.name(InputFile.STANDARD_INPUT), console.in(), sink);
  }

  /** Lists rejected records as they come, and passes on the others. */
  static final class Rejections extends ForwardingSink {
    private final Console console;
    private String place = "";
    private long rejected;
    private long leftOut;

    Rejections(RecordSink next, Console console) {
      super(next);
      this.console = console;
    }

    @Override
    public void startsFile(String file) {
      place = file + ", ";
      super.startsFile(file);
    }

    @Override
    public void reject(long line, String record, String reason) {
      rejected++;
      list("rejected: ", line, record, reason);
      super.reject(line, record, reason);
    }

    @Override
    public void leaveOut(long line, String record, String reason) {
      leftOut++;
      list("left out: ", line, record, reason);
      super.leaveOut(line, record, reason);
    }

    private void list(String what, long line, String record, String reason) {
      String where = line > 0 ? place + "line " + line + ": " : place;
      console.err().println(what + Console.clean(where + record + ": " + reason));
    }

    /** How many there were, but for those left out. */
    long count() {
      return rejected;
    }

    /** How many there were. */
    void report() {
      List<String> parts = new ArrayList<>();
      if (rejected > 0) {
        parts.add(Text.count(rejected, "record was", "records were") + " rejected");
      }
      if (leftOut > 0) parts.add(Text.count(leftOut, "record was", "records were") + " left out");
      if (parts.isEmpty()) return;
      console.err().println(Text.join(parts, "and") + " (listed above).");
    }
  }
}
