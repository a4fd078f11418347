package dev.faultline.cli;

import dev.faultline.model.InvalidInput;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import picocli.CommandLine.Model.CommandSpec;

/** {@code test}: runs case files. */
final class TestCommand implements Command {
  private final Console console;
  private int passed;
  private int failed;

  TestCommand(Console console) {
    this.console = console;
  }

  @Override
  public CommandSpec spec() {
    return new Description(
            this, "test", "Runs case files and says where the answer is not the expected one.")
        .rest("1..*", "FILE", "Case files, or folders of them; - for standard input.")
        .footer(
            "",
            "A case is an object with name, estate, changes and expect. A .json file holds one, an"
                + " .ndjson file one a line; both may be packed as .gz. \"before\" and \"hops\" of"
                + " an expected row are checked where they are given.",
            "",
            "Example:",
            "  faultline test cases/ regression.ndjson.gz")
        .spec();
  }

  @Override
  public int run(Arguments arguments) throws IOException {
    for (String file : expand(arguments.rest())) {
      try (InputStream in = InputFile.open(file, console)) {
        CaseReader.read(InputFile.name(file), in, this::check);
      }
    }
    console.out().println(passed + " passed, " + failed + " failed");
    return failed == 0 ? Cli.DONE : Cli.ANSWER_IS_NO;
  }

  private void check(Case one) {
    List<String> differences = one.differences();
    if (differences.isEmpty()) {
      passed++;
      return;
    }
    failed++;
    console.out().println("FAILED " + one.place() + ": " + Console.clean(one.name()));
    for (String difference : differences) console.out().println("  " + difference);
  }

  private static List<String> expand(List<String> files) throws IOException {
    List<String> all = new ArrayList<>();
    for (String file : files) {
      if (InputFile.isStandardInput(file) || !Files.isDirectory(Path.of(file))) {
        all.add(file);
        continue;
      }
      try (Stream<Path> walk = Files.walk(Path.of(file))) {
        List<String> found =
            walk.filter(TestCommand::isCaseFile).map(Path::toString).sorted().toList();
        if (found.isEmpty()) {
          throw new InvalidInput("The folder " + file + " holds no .json or .ndjson files.");
        }
        all.addAll(found);
      }
    }
    return all;
  }

  private static boolean isCaseFile(Path file) {
    String name = file.toString();
    if (name.endsWith(".gz")) name = name.substring(0, name.length() - 3);
    return (name.endsWith(".json") || name.endsWith(".ndjson")) && Files.isRegularFile(file);
  }
}
