package dev.faultline.store;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Turns what a person types into a query of a full-text index. Every word must occur, the last one
 * as a beginning; a name such as {@code LT-1042} or {@code shop.example} as it is written or by its
 * parts, whichever way the index has it. What Lucene would read as an operator cannot occur.
 */
public final class FullText {
  private static final int MOST_WORDS = 32;

  /** What parts words, for the index as well; an underscore joins them. */
  private static final String BETWEEN = "[^\\p{L}\\p{N}_]+";

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]");

  private static final int LONGEST = 1_000;

  private FullText() {}

  /** Returns the text, or throws {@link InvalidInput} if it is blank or of excessive length. */
  public static String check(String text) {
    if (!text.isBlank() && text.length() <= LONGEST) return text;
    throw new InvalidInput(
        "text must have 1 to " + LONGEST + " characters but has " + text.length() + ".");
  }

  /**
   * The query.
   *
   * @param fields in which words are looked for; empty: in all that the index has
   * @throws InvalidInput if the text holds no letter or digit, or more than 32 words
   */
  public static String query(String text, List<String> fields) {
    List<String> names =
        Arrays.stream(text.toLowerCase(Locale.ROOT).split("\\s+"))
            .map(name -> name.replaceAll("^" + BETWEEN + "|" + BETWEEN + "$", ""))
            .filter(name -> WORD.matcher(name).find())
            .toList();
    if (names.isEmpty()) {
      throw new InvalidInput(
          "Nothing to search for in \"" + Text.shorten(text) + "\"; give letters or digits.");
    }
    int words = names.stream().mapToInt(name -> name.split(BETWEEN).length).sum();
    if (words > MOST_WORDS) {
      throw new InvalidInput(
          "A search takes at most " + MOST_WORDS + " words but got " + words + ".");
    }
    List<String> clauses = new ArrayList<>();
    for (int i = 0; i < names.size(); i++)
      clauses.add("+" + name(names.get(i), i == names.size() - 1, fields));
    return String.join(" ", clauses);
  }

  private static String name(String name, boolean beginning, List<String> fields) {
    List<String> parts = List.of(name.split(BETWEEN));
    if (parts.size() == 1) return in(fields, terms(name, name, beginning));
    List<String> all = new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      boolean last = beginning && i == parts.size() - 1;
      all.add("+" + in(fields, terms(parts.get(i), parts.get(i), last)));
    }
    String phrase = "\"" + name.replaceAll("[\"\\\\]", "\\\\$0") + "\"";
    String escaped = name.replaceAll("[^\\p{L}\\p{N}]", "\\\\$0");
    return "("
        + in(fields, terms(phrase, escaped, beginning))
        + " OR ("
        + String.join(" ", all)
        + "))";
  }

  private static List<String> terms(String term, String stem, boolean beginning) {
    return beginning ? List.of(term, stem + "*") : List.of(term);
  }

  /** Any of the terms, in any of the fields. */
  private static String in(List<String> fields, List<String> terms) {
    if (fields.isEmpty())
      return terms.size() == 1 ? terms.getFirst() : "(" + String.join(" OR ", terms) + ")";
    return fields.stream()
        .flatMap(field -> terms.stream().map(term -> field + ":" + term))
        .collect(Collectors.joining(" OR ", "(", ")"));
  }
}
