package dev.faultline.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Cypher statements of the application by name: {@code inventory/find-items} is the file {@code
 * cypher/inventory/find-items.cypher}.
 *
 * <p>Ask for statements in constructors, so that a missing file ends the start and not a request.
 * Safe for use by several threads.
 */
public final class CypherFiles {
  private final Map<String, String> statements = new ConcurrentHashMap<>();

  /**
   * The statement of this name, without the comment that opens its file.
   *
   * @throws IllegalArgumentException if there is no such file
   */
  public String named(String name) {
    return statements.computeIfAbsent(name, CypherFiles::load);
  }

  private static String load(String name) {
    String path = "cypher/" + name + ".cypher";
    try (InputStream in = CypherFiles.class.getClassLoader().getResourceAsStream(path)) {
      if (in == null)
        throw new IllegalArgumentException("No Cypher file " + path + " on the class path");
      return statement(new String(in.readAllBytes(), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read " + path, e);
    }
  }

  /** The text without leading comment lines and without a final semicolon. */
  static String statement(String text) {
    String rest = text.strip();
    while (rest.startsWith("//")) {
      int end = rest.indexOf('\n');
      rest = end < 0 ? "" : rest.substring(end + 1).stripLeading();
    }
    return rest.endsWith(";") ? rest.substring(0, rest.length() - 1).stripTrailing() : rest;
  }
}
