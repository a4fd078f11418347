package dev.faultline.cli;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/** A file named on the command line; {@code -} is standard input. */
final class InputFile {
  static final String STANDARD_INPUT = "-";

  private InputFile() {}

  static boolean isStandardInput(String file) {
    return file.equals(STANDARD_INPUT);
  }

  /** Its name in messages. */
  static String name(String file) {
    return isStandardInput(file) ? "standard input" : file;
  }

  /** Opens it, or throws {@link InvalidInput} that says why not. */
  static InputStream open(String file, Console console) throws IOException {
    if (isStandardInput(file)) return console.in();
    Path path = Path.of(file);
    if (!Files.exists(path)) throw new InvalidInput("There is no file " + Text.shorten(file) + ".");
    if (Files.isDirectory(path)) {
      throw new InvalidInput(Text.shorten(file) + " is a folder; a file is wanted here.");
    }
    if (!Files.isReadable(path)) {
      throw new InvalidInput("The file " + Text.shorten(file) + " may not be read by this user.");
    }
    return Files.newInputStream(path);
  }

  /** A failure to read or write in words. */
  static String explain(Exception e) {
    Throwable fault = e instanceof UncheckedIOException && e.getCause() != null ? e.getCause() : e;
    return switch (fault) {
      case NoSuchFileException missing -> "There is no file " + missing.getFile() + ".";
      case AccessDeniedException denied ->
          "The file " + denied.getFile() + " may not be read or written by this user.";
      default -> {
        String message = fault.getMessage() == null ? fault.toString() : fault.getMessage();
        yield "Cannot read or write: " + message + (message.endsWith(".") ? "" : ".");
      }
    };
  }
}
