package dev.faultline.model;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;

/** Small helpers for sentences that people read. */
public final class Text {
  private static final int LONGEST_QUOTE = 80;

  private Text() {}

  /**
   * The text as it can stand in a message: what would break or turn the line replaced, at most 80
   * characters.
   */
  public static String shorten(String text) {
    String clean = printable(text);
    if (clean.length() <= LONGEST_QUOTE) return clean;
    int end =
        Character.isHighSurrogate(clean.charAt(LONGEST_QUOTE - 2))
            ? LONGEST_QUOTE - 2
            : LONGEST_QUOTE - 1;
    return clean.substring(0, end) + "…";
  }

  /** The text with each character that would break or turn its line replaced by U+FFFD. */
  public static String printable(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!StoredText.fits(text, i)) return replaced(text);
    }
    return text;
  }

  private static String replaced(String text) {
    StringBuilder clean = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      clean.append(StoredText.fits(text, i) ? text.charAt(i) : '\uFFFD');
    }
    return clean.toString();
  }

  /** {@code " Did you mean "a", "b" or "c"?"} with a leading space, or nothing. */
  public static String didYouMean(List<String> candidates) {
    if (candidates.isEmpty()) return "";
    List<String> quoted =
        candidates.stream().map(candidate -> "\"" + shorten(candidate) + "\"").toList();
    return " Did you mean " + join(quoted, "or") + "?";
  }

  /**
   * {@code a}, {@code a and b}, {@code a, b and c}, with the given last word between the last two.
   */
  public static String join(List<String> parts, String lastWord) {
    int size = parts.size();
    if (size <= 1) return String.join("", parts);
    return String.join(", ", parts.subList(0, size - 1))
        + " "
        + lastWord
        + " "
        + parts.get(size - 1);
  }

  /** {@code 1 service}, {@code 3 services}. */
  public static String count(long number, String singular, String plural) {
    return number + " " + (number == 1 ? singular : plural);
  }

  /**
   * The candidates that look most like the text, best first: at most three, none further than a
   * third of its length away.
   *
   * <p>Time O(candidates × length²); give it thousands of candidates, not millions.
   */
  public static List<String> nearest(String text, Iterable<String> candidates) {
    record Scored(String name, int distance) {}
    String wanted = text.toLowerCase(Locale.ROOT);
    int limit = Math.max(2, wanted.length() / 3);
    List<Scored> found = new ArrayList<>();
    for (String candidate : candidates) {
      String name = candidate.toLowerCase(Locale.ROOT);
      if (Math.abs(name.length() - wanted.length()) > limit && !name.contains(wanted)) continue;
      int distance = name.contains(wanted) && wanted.length() >= 3 ? 1 : distance(wanted, name);
      if (distance <= limit) found.add(new Scored(candidate, distance));
    }
    found.sort(Comparator.comparingInt(Scored::distance).thenComparing(Scored::name));
    return found.stream().limit(3).map(Scored::name).toList();
  }

  /**
   * Damerau's distance in its optimal-string-alignment form: insertions, deletions, replacements
   * and swaps of neighbours.
   */
  private static int distance(String a, String b) {
    int[][] cost = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) cost[i][0] = i;
    for (int j = 0; j <= b.length(); j++) cost[0][j] = j;
    for (int i = 1; i <= a.length(); i++) {
      for (int j = 1; j <= b.length(); j++) {
        int replaced = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
        cost[i][j] = Math.min(replaced, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          cost[i][j] = Math.min(cost[i][j], cost[i - 2][j - 2] + 1);
        }
      }
    }
    return cost[a.length()][b.length()];
  }
}
