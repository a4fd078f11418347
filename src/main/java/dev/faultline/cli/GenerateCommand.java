package dev.faultline.cli;

import dev.faultline.ingest.EstateGenerator;
import dev.faultline.ingest.RecordSink;
import dev.faultline.model.EstateRecord;
import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** {@code generate}: a synthetic estate. */
@Command(
    name = "generate",
    description =
        "Makes a synthetic estate in layers, with redundancy. The same seed gives the same bytes.",
    footer = {"", "Example:", "  faultline generate --items 100000 --seed 7 -o large.ndjson.gz"})
final class GenerateCommand implements Callable<Integer> {
  @Option(names = "--items", required = true, paramLabel = "N", description = "How many items.")
  private int items;

  @Option(names = "--seed", required = true, paramLabel = "S", description = "A whole number.")
  private long seed;

  @Option(
      names = "--relations-per-item",
      paramLabel = "R",
      description = "Relations for each item, ${DEFAULT-VALUE} unless said otherwise.")
  private double relationsPerItem = EstateGenerator.USUAL_RELATIONS_PER_ITEM;

  @Option(
      names = {"-o", "--output"},
      required = true,
      paramLabel = "FILE",
      description = "The estate file: .json or .ndjson, also as .gz; - for standard output.")
  private String output = "";

  private final Console console;

  GenerateCommand(Console console) {
    this.console = console;
  }

  @Override
  public Integer call() throws IOException {
    long expected = Math.round(items * (1 + relationsPerItem));
    Output.write(
        output,
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
  private static final class Watched implements RecordSink {
    private final RecordSink next;
    private final Progress progress;
    private final long expected;
    private long done;

    Watched(RecordSink next, Progress progress, long expected) {
      this.next = next;
      this.progress = progress;
      this.expected = Math.max(1, expected);
    }

    @Override
    public void accept(EstateRecord record, long line) {
      next.accept(record, line);
      if ((++done & 1023) == 0 && progress.isDue()) {
        progress.show(done + " records (" + Math.min(99, 100 * done / expected) + " %)");
      }
    }

    @Override
    public void reject(long line, String record, String reason) {
      next.reject(line, record, reason);
    }
  }
}
