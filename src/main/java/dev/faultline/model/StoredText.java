package dev.faultline.model;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What texts that are kept may hold, the same for every way by which they come.
 *
 * <p>No text may hold half of a surrogate pair, which no store and no UTF-8 file can keep: written
 * out it becomes another character, and a key another key. What is shown on one line (keys, names,
 * groups) holds no line breaks either, no other control characters, and none that turn the
 * direction of the text around them.
 */
public final class StoredText {
  /** Most characters of what people call something: a name, an owner, an environment. */
  public static final int LONGEST_NAME = 1_000;

  private StoredText() {}

  /**
   * Returns a text of one line, or throws {@link InvalidInput}.
   *
   * @param what how the message names it, such as {@code Key "a"} or {@code The name}
   * @param longest most characters
   */
  public static String line(String what, String text, int longest) {
    if (text.length() > longest) {
      throw new InvalidInput(
          what + " has " + text.length() + " characters; at most " + longest + " are allowed.");
    }
    for (int i = 0; i < text.length(); i++) refuse(what, text, i, fault(text, i));
    return text;
  }

  /** Whether it is short enough and of printable ASCII characters from the lowest on. */
  static boolean isAscii(String text, char lowest, int longest) {
    if (text.length() > longest) return false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < lowest || c > '~') return false;
    }
    return true;
  }

  /** Returns a text of any length and number of lines, or throws {@link InvalidInput}. */
  public static String free(String what, String text) {
    int i = halfPair(text);
    if (i >= 0) refuse(what, text, i, fault(text, i));
    return text;
  }

  /** {@link #free} for each text in a value of JSON: in a map's names and values, and in lists. */
  public static void freeAll(String what, @Nullable Object value) {
    switch (value) {
      case String text -> free(what, text);
      case Map<?, ?> map ->
          map.forEach((name, part) -> {
            freeAll(what, name);
            freeAll(what, part);
          });
      case Iterable<?> list -> list.forEach(part -> freeAll(what, part));
      case null, default -> {}
    }
  }

  /** Place of the first half of a surrogate pair that stands alone; -1 if there is none. */
  public static int halfPair(String text) {
    for (int i = 0; i < text.length(); i++) if (isHalfPair(text, i)) return i;
    return -1;
  }

  /** Whether the character can stand in a line that people read. */
  static boolean fits(String text, int i) {
    return fault(text, i) == null;
  }

  private static void refuse(String what, String text, int i, @Nullable String fault) {
    if (fault == null) return;
    throw new InvalidInput(
        "%s holds %s (U+%04X) at position %d.".formatted(what, fault, (int) text.charAt(i), i + 1));
  }

  private static @Nullable String fault(String text, int i) {
    char c = text.charAt(i);
    if (c > ' ' && c < '\u007F') return null;
    if (Character.isISOControl(c)) return "a control character";
    if (c == '\u2028' || c == '\u2029') return "a line break";
    if (c >= '\u202A' && c <= '\u202E' || c >= '\u2066' && c <= '\u2069')
      return "a character that turns the direction of text";
    return isHalfPair(text, i) ? "half of a surrogate pair" : null;
  }

  private static boolean isHalfPair(String text, int i) {
    char c = text.charAt(i);
    if (!Character.isSurrogate(c)) return false;
    return Character.isHighSurrogate(c)
        ? i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))
        : i == 0 || !Character.isHighSurrogate(text.charAt(i - 1));
  }
}
