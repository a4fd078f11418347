package dev.faultline.record;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/**
 * The values of a record as a person or a file states them, by name. A value that is absent or null
 * leaves what there is; a name in {@code clear} takes it away. What is wrong is kept, all of it.
 *
 * <p>For one record and one thread.
 */
public final class Given {
  private static final int MOST_TEXTS = 100_000;

  private final Map<String, ? extends @Nullable Object> values;
  private final Set<String> cleared = new LinkedHashSet<>();
  private final List<Problem> problems = new ArrayList<>();

  /**
   * @param words the names that there are, those that can be cleared among them
   */
  public Given(Map<String, ? extends @Nullable Object> values, Collection<String> words) {
    this.values = values;
    for (String name : values.keySet()) known(name, name, words);
    if (values.get("clear") instanceof Collection<?> names) {
      for (Object name : names) {
        if (known("clear", String.valueOf(name), words)) cleared.add(String.valueOf(name));
      }
    }
  }

  /** What any of the drafts states by a name. */
  public static Set<String> stated(List<Map<String, @Nullable Object>> drafts, String word) {
    Set<String> stated = new LinkedHashSet<>();
    for (Map<String, @Nullable Object> draft : drafts) {
      Object given = draft.get(word);
      if (given != null) stated.add(given.toString().strip());
    }
    return stated;
  }

  /** The names of all values that a draft states or takes away. */
  public static Set<String> stated(Map<String, ? extends @Nullable Object> draft) {
    Set<String> stated = new LinkedHashSet<>();
    draft.forEach((name, value) -> {
      if (value != null) stated.add(name);
    });
    if (draft.get("clear") instanceof Collection<?> names)
      names.forEach(name -> stated.add(String.valueOf(name)));
    return stated;
  }

  private boolean known(String field, String name, Collection<String> words) {
    if (words.contains(name) || name.equals("clear") || name.equals("reason")) return true;
    problem(
        field,
        "\""
            + Text.shorten(name)
            + "\" is no field here."
            + Text.didYouMean(Text.nearest(name, words)));
    return false;
  }

  /** Everything that was wrong so far; empty: nothing. */
  public List<Problem> problems() {
    return List.copyOf(problems);
  }

  public void problem(@Nullable String field, String message) {
    problem(new Problem(field, message));
  }

  /** Notes what is wrong, once. */
  public void problem(Problem problem) {
    if (!problems.contains(problem)) problems.add(problem);
  }

  public boolean has(String word) {
    return values.get(word) != null;
  }

  public @Nullable String text(String word, @Nullable String present) {
    return read(word, present, (at, given) -> Values.text(at, given, Values.LONGEST_TEXT, false));
  }

  public @Nullable String notes(String word, @Nullable String present) {
    return read(word, present, (at, given) -> Values.text(at, given, Values.LONGEST_NOTES, true));
  }

  public @Nullable LocalDate date(String word, @Nullable LocalDate present) {
    return read(word, present, Values::date);
  }

  public @Nullable Money money(String word, @Nullable Money present) {
    return read(word, present, Values::money);
  }

  /** A whole number from 0 to the largest one. */
  public @Nullable Long whole(String word, @Nullable Long present, long most) {
    return read(word, present, (at, given) -> Values.whole(at, given, most));
  }

  public boolean flag(String word, boolean present) {
    Boolean found =
        read(
            word,
            present,
            (at, given) ->
                switch (given.toString().strip().toLowerCase(Locale.ROOT)) {
                  case "true", "yes" -> true;
                  case "false", "no" -> false;
                  default ->
                      throw new InvalidInput(
                          at
                              + " is true or false but was \""
                              + Text.shorten(given.toString())
                              + "\".");
                });
    return found != null && found;
  }

  /** One of the constants, by its name in any case. */
  public <E extends Enum<E>> @Nullable E choice(String word, @Nullable E present, Class<E> type) {
    return read(
        word,
        present,
        (at, given) -> {
          String name = given.toString().strip().toUpperCase(Locale.ROOT).replace('-', '_');
          for (E constant : type.getEnumConstants())
            if (constant.name().equals(name)) return constant;
          List<String> names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
          throw new InvalidInput(
              at
                  + " is one of "
                  + Text.join(names, "and")
                  + " but was \""
                  + Text.shorten(given.toString())
                  + "\".");
        });
  }

  /** Links, in the place of those that there are. */
  public List<String> links(String word, List<String> present) {
    List<String> found = read(word, present, Values::links);
    return found == null ? List.of() : found;
  }

  /** Texts without doubles, in the place of those that there are; in one text, commas part them. */
  public List<String> texts(String word, List<String> present) {
    List<String> found = read(word, present, Given::list);
    return found == null ? List.of() : found;
  }

  private static List<String> list(String word, Object given) {
    List<?> parts =
        given instanceof List<?> list
            ? list
            : Arrays.asList(given.toString().strip().split("\\s*,\\s*"));
    if (parts.size() > MOST_TEXTS) {
      throw new InvalidInput(
          word + " takes at most " + MOST_TEXTS + " values but was given " + parts.size() + ".");
    }
    Set<String> texts = new LinkedHashSet<>();
    for (Object part : parts)
      texts.add(Values.text(word, String.valueOf(part), Values.LONGEST_TEXT, false));
    return List.copyOf(texts);
  }

  /** The value in a form of its own; {@link InvalidInput} of the reader becomes a problem. */
  public <T> @Nullable T read(
      String word, @Nullable T present, BiFunction<String, Object, T> reader) {
    Object given = values.get(word);
    if (given == null) return cleared.contains(word) ? null : present;
    try {
      return reader.apply(word, given);
    } catch (InvalidInput wrong) {
      problem(word, String.valueOf(wrong.getMessage()));
      return present;
    }
  }

  /** The value, of which there must be one; the problem says what it is. */
  public <T> T needed(String word, @Nullable T value, T instead, String what) {
    if (value != null) return value;
    if (problems.stream().noneMatch(problem -> word.equals(problem.field())))
      problem(word, word + " is needed: " + what + ".");
    return instead;
  }
}
