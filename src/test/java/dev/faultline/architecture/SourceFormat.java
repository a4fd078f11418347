package dev.faultline.architecture;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** google-java-format over source files, as its command line does it by default. */
final class SourceFormat {
  private final Formatter formatter = new Formatter();

  /** All Java files below the directory, in a defined order. */
  static List<Path> sources(Path directory) throws IOException {
    try (Stream<Path> files = Files.walk(directory)) {
      return files.filter(file -> file.toString().endsWith(".java")).sorted().toList();
    }
  }

  /**
   * The files that are not formatted; a file that cannot be read as Java stands with its reason.
   */
  List<String> differing(List<Path> files) throws IOException {
    List<String> found = new ArrayList<>();
    for (Path file : files) {
      try {
        String text = Files.readString(file);
        if (!formatted(text).equals(text)) found.add(file.toString());
      } catch (FormatterException e) {
        found.add(file + ": " + e.getMessage());
      }
    }
    return found;
  }

  /** Writes the files that are not formatted anew. */
  void rewrite(List<Path> files) throws IOException, FormatterException {
    for (Path file : files) {
      String text = Files.readString(file);
      String formatted = formatted(text);
      if (!formatted.equals(text)) Files.writeString(file, formatted);
    }
  }

  private String formatted(String text) throws FormatterException {
    return formatter.formatSourceAndFixImports(text);
  }
}
