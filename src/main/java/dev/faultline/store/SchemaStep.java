package dev.faultline.store;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * One step of the schema, from a file such as {@code V001__items.cypher}.
 *
 * @param number 1 for the first
 * @param statements each repeatable, run in a transaction of its own
 * @param checksum of what the statements say, without comments and line ends
 */
record SchemaStep(int number, String name, List<String> statements, String checksum) {
  private static final Pattern FILE = Pattern.compile("V(\\d{3,})__([a-z0-9_]+)\\.cypher");
  private static final Pattern COMMENT = Pattern.compile("(?m)^\\s*//.*$");
  private static final Pattern END_OF_STATEMENT = Pattern.compile(";\\s*(?:\\R|$)");

  SchemaStep {
    statements = List.copyOf(statements);
  }

  /**
   * Reads a step; a statement ends with a semicolon at the end of a line, a line that starts with
   * {@code //} is a comment.
   */
  static SchemaStep parse(String fileName, String text) {
    Matcher file = FILE.matcher(fileName);
    if (!file.matches()) {
      throw new StoreUnavailable(
          "Schema step "
              + fileName
              + " has a name that is not of the form V001__what_it_does.cypher.",
          "Rename the file.");
    }
    List<String> statements =
        Arrays.stream(END_OF_STATEMENT.split(COMMENT.matcher(text).replaceAll("")))
            .map(String::strip)
            .filter(statement -> !statement.isEmpty())
            .toList();
    return new SchemaStep(
        Integer.parseInt(file.group(1)), file.group(2), statements, checksum(statements));
  }

  private static String checksum(List<String> statements) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (String statement : statements) {
        digest.update(statement.replaceAll("\\s+", " ").getBytes(StandardCharsets.UTF_8));
        digest.update((byte) ';');
      }
      return HexFormat.of().formatHex(digest.digest(), 0, 8);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }

  /** {@code V001__items}, as its file is called. */
  String fileName() {
    return "V%03d__%s".formatted(number, name);
  }
}
