package dev.faultline.asset;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.record.Problem;
import dev.faultline.record.Values;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the values of an asset's fields. */
final class AssetValues {
  /** The largest count. */
  static final long MOST = 1_000_000_000;

  private static final Pattern PHONE = Pattern.compile("\\+?[0-9 ()/.\\-]+");

  private AssetValues() {}

  /**
   * The value in the type of the field's form; null where it is not of that form, with a sentence
   * for the problems.
   */
  static @Nullable Object read(AssetField field, Object given, Consumer<Problem> problems) {
    String word = field.word();
    try {
      return switch (field.form()) {
        case TEXT -> Values.text(word, given, Values.LONGEST_TEXT, false);
        case LONG_TEXT -> Values.text(word, given, Values.LONGEST_NOTES, true);
        case DATE -> Values.date(word, given);
        case MONEY -> Values.money(word, given);
        case COUNT -> Values.whole(word, given, MOST);
        case MONTHS -> Values.whole(word, given, 1_200);
        case PHONE_NUMBER -> phone(word, given);
        case IMEI -> imei(word, given);
        case LINKS -> Values.links(word, given);
        case ASSIGNEE_KIND -> choice(word, given, AssetField.AssigneeKind.values());
        case DISPOSAL_METHOD -> choice(word, given, AssetField.DisposalMethod.values());
      };
    } catch (InvalidInput wrong) {
      problems.accept(new Problem(word, String.valueOf(wrong.getMessage())));
      return null;
    }
  }

  private static String phone(String word, Object given) {
    String text = given.toString().strip();
    long digits = text.chars().filter(c -> c >= '0' && c <= '9').count();
    if (PHONE.matcher(text).matches() && digits >= 3 && digits <= 15) return text;
    throw new InvalidInput(
        word
            + " is a number such as +44 20 7946 0018, of 3 to 15 digits, but was "
            + Values.quote(given)
            + ".");
  }

  /** Fifteen digits, the last of which checks the others by Luhn's formula. */
  private static String imei(String word, Object given) {
    String digits = given.toString().replaceAll("[ -]", "");
    if (!digits.matches("[0-9]{15}")) {
      throw new InvalidInput(word + " has 15 digits but was " + Values.quote(given) + ".");
    }
    int sum = 0;
    for (int i = 0; i < 15; i++) {
      int digit = digits.charAt(i) - '0';
      int weighted = i % 2 == 0 ? digit : digit * 2;
      sum += weighted > 9 ? weighted - 9 : weighted;
    }
    if (sum % 10 == 0) return digits;
    throw new InvalidInput(
        word
            + " "
            + Values.quote(given)
            + " has a check digit that does not fit: a digit is mistyped.");
  }

  private static String choice(String word, Object given, Enum<?>[] constants) {
    String name = given.toString().strip().toUpperCase(Locale.ROOT).replace('-', '_');
    List<String> names = Arrays.stream(constants).map(Enum::name).toList();
    if (names.contains(name)) return name;
    throw new InvalidInput(
        word + " is " + Text.join(names, "or") + " but was " + Values.quote(given) + ".");
  }
}
