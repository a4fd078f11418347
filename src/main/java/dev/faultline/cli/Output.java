package dev.faultline.cli;

import dev.faultline.ingest.EstateWriter;
import dev.faultline.model.Text;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where an estate file goes: a file, or standard output as NDJSON. */
final class Output {
  static final String DESCRIPTION =
      "The estate file: .json or .ndjson, also as .gz; - for standard output.";

  private final Path file;
  private final boolean standardOutput;
  private final Console console;

  private Output(Path file, boolean standardOutput, Console console) {
    this.file = file;
    this.standardOutput = standardOutput;
    this.console = console;
  }

  /** Something that fills a writer. */
  interface Filling {
    void fill(EstateWriter writer) throws IOException;
  }

  /**
   * Writes an estate file; if the filling fails, there is none.
   *
   * @param name {@code -} for standard output
   */
  static void write(String name, Console console, Filling filling) throws IOException {
    boolean standardOutput = name.equals(InputFile.STANDARD_INPUT);
    Path file = standardOutput ? Files.createTempFile("faultline", ".ndjson") : Path.of(name);
    try {
      new Output(file, standardOutput, console).write(name, filling);
    } finally {
      if (standardOutput) Files.deleteIfExists(file);
    }
  }

  private void write(String name, Filling filling) throws IOException {
    long items;
    long relations;
    try (EstateWriter writer = EstateWriter.open(file)) {
      filling.fill(writer);
      writer.finish();
      items = writer.items();
      relations = writer.relations();
    }
    if (standardOutput) Files.copy(file, console.out());
    if (console.out().checkError()) return;
    console
        .err()
        .println(
            "Wrote "
                + Text.count(items, "item", "items")
                + " and "
                + Text.count(relations, "relation", "relations")
                + (standardOutput ? "." : " to " + name + "."));
  }
}
