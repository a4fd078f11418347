package dev.faultline.cli;

import dev.faultline.ingest.EstateGenerator;
import dev.faultline.ingest.ForwardingSink;
import dev.faultline.ingest.RecordSink;
import dev.faultline.model.EstateRecord;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;

/** {@code generate}: a synthetic estate. */
final class GenerateCommand implements Command {
  private final Console console;

  GenerateCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec spec() {
    return new Description(
            this,
            "generate",
            "Makes a synthetic estate in layers, with redundancy. The same seed gives the same"
                + " bytes.")
        .required(Integer.class, "N", "How many items.", "--items")
        .required(Long.class, "S", "A whole number.", "--seed")
        .option(
            Double.class,
            "R",
            "Relations for each item, "
                + EstateGenerator.USUAL_RELATIONS_PER_ITEM
                + " unless said otherwise.",
            "--relations-per-item")
        .required(String.class, "FILE", Output.DESCRIPTION, "-o", "--output")
        .footer("", "Example:", "  faultline generate --items 100000 --seed 7 -o large.ndjson.gz")
        .spec();
  }

  @Override
  public int run(Arguments arguments) throws IOException {
    int items = arguments.get("--items", Integer.class, 0);
    long seed = arguments.get("--seed", Long.class, 0L);
    double relationsPerItem =
        arguments.get(
            "--relations-per-item", Double.class, EstateGenerator.USUAL_RELATIONS_PER_ITEM);
    long expected = Math.round(items * (1 + relationsPerItem));
    Output.write(
        arguments.text("--output"),
        console,
        writer -> {
          try (Progress progress = new Progress(console)) {
            EstateGenerator.generate(
                items, seed, relationsPerItem, new Watched(writer, progress, expected));
          }
        });
    return Cli.DONE;
  }

  /** Shows how far the work is. */
  private static final class Watched extends ForwardingSink {
    private final Progress progress;
    private final long expected;
    private long done;

    Watched(RecordSink next, Progress progress, long expected) {
      super(next);
      this.progress = progress;
      this.expected = Math.max(1, expected);
    }

    @Override
    public void accept(EstateRecord record, long line) {
      super.accept(record, line);
      if ((++done & 1023) == 0 && progress.isDue()) {
        progress.show(done + " records (" + Math.min(99, 100 * done / expected) + " %)");
      }
    }
  }
}
