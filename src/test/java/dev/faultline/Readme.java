package dev.faultline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The examples of the README, so that tests hold it to its word. */
public final class Readme {
  private Readme() {}

  /** The fenced block that follows the comment {@code <!-- README name -->}. */
  public static String block(String name) {
    Pattern pattern =
        Pattern.compile(
            "<!-- README " + Pattern.quote(name) + " -->\\s+```\\w+\\n(.*?)\\n```", Pattern.DOTALL);
    try {
      Matcher matcher = pattern.matcher(Files.readString(Path.of("README.md")));
      if (matcher.find()) return matcher.group(1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    throw new IllegalArgumentException("README.md has no block named " + name);
  }
}
