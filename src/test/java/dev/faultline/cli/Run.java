package dev.faultline.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/** One command run in this process: its exit status and what it wrote. */
record Run(int status, String out, String err) {
  /** Runs a command without input, on no terminal. */
  static Run of(Object... arguments) {
    return with("", false, Map.of(), arguments);
  }

  /** Runs a command with the text as standard input. */
  static Run reading(String input, Object... arguments) {
    return with(input, false, Map.of(), arguments);
  }

  static Run with(
      String input, boolean terminal, Map<String, String> environment, Object... arguments) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    Console console =
        new Console(
            new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
            new PrintStream(out, false, StandardCharsets.UTF_8),
            new PrintStream(err, false, StandardCharsets.UTF_8),
            terminal,
            terminal,
            environment);
    String[] words = new String[arguments.length];
    for (int i = 0; i < words.length; i++) words[i] = arguments[i].toString();
    int status = Cli.run(console, words);
    return new Run(
        status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  /** Done, and nothing was worth a message. */
  Run isDone() {
    assertThat(err).isEmpty();
    assertThat(status).isZero();
    return this;
  }

  /** Refused with one line that holds the parts, and no data. */
  Run isRefused(String... parts) {
    assertThat(err).contains(parts).doesNotContain("Exception", "\tat ");
    assertThat(err.lines()).hasSize(1);
    assertThat(err).startsWith("faultline: ");
    assertThat(out).isEmpty();
    assertThat(status).isEqualTo(2);
    return this;
  }

  /** A file of the text, with its name. */
  static Path file(Path folder, String name, String text) {
    try {
      return Files.writeString(folder.resolve(name), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
