package dev.faultline.record;

import dev.faultline.model.Decimals;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.money.Money;
import java.math.BigDecimal;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads single values in every form that requests and files write them in. Each method takes the
 * name of the value for its message and throws {@link InvalidInput} for what is no such value.
 */
public final class Values {
  /** Characters of a text of one line. */
  public static final int LONGEST_TEXT = 512;

  /** Characters of a text of many lines. */
  public static final int LONGEST_NOTES = 10_000;

  private static final BigDecimal MOST_MONEY = BigDecimal.valueOf(1_000_000_000_000L);
  private static final int LONGEST_URL = 2_000;
  private static final int MOST_LINKS = 100;

  private Values() {}

  /** A text of 1 to the given number of characters; throws {@link InvalidInput} otherwise. */
  public static String text(String word, Object given, int longest, boolean lines) {
    if (given instanceof Map<?, ?> || given instanceof Collection<?>)
      throw new InvalidInput(word + " is a text, and no list or object.");
    String text = given.toString().strip();
    if (text.isEmpty()) throw new InvalidInput(word + " must not be empty; leave it out instead.");
    if (text.length() > longest) {
      throw new InvalidInput(
          word + " has " + text.length() + " characters; at most " + longest + " are allowed.");
    }
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean line = c == '\n' || c == '\r' || c == '\t';
      if (Character.isISOControl(c) && !(lines && line)) {
        throw new InvalidInput(word + " holds a control character at position " + (i + 1) + ".");
      }
    }
    return text;
  }

  /** A date; throws {@link InvalidInput} if it is none. */
  public static LocalDate date(String word, Object given) {
    if (given instanceof LocalDate date) return date;
    try {
      LocalDate date = LocalDate.parse(given.toString().strip());
      if (date.getYear() >= 1900 && date.getYear() <= 2200) return date;
    } catch (DateTimeException notADate) {
      // Falls through to the one sentence for everything that is no date.
    }
    throw new InvalidInput(
        word + " is a date such as 2026-11-21, from 1900 to 2200, but was " + quote(given) + ".");
  }

  /** An amount from 0 to 10¹²; throws {@link InvalidInput} if it is none. */
  public static Money money(String word, Object given) {
    Money money;
    try {
      money =
          switch (given) {
            case Money amount -> amount;
            case Map<?, ?> parts when parts.get("amount") instanceof Object amount ->
                Money.parse(plain(amount) + " " + parts.get("currency"));
            default -> Money.parse(given.toString());
          };
    } catch (InvalidInput wrong) {
      throw new InvalidInput(word + ": " + wrong.getMessage());
    }
    if (money.isNegative())
      throw new InvalidInput(word + " must not be negative but was " + money + ".");
    if (money.amount().compareTo(MOST_MONEY) > 0) {
      Money most = Money.of(MOST_MONEY, money.currency().getCurrencyCode());
      throw new InvalidInput(
          word + " is at most " + most.format() + " but was " + money.format() + ".");
    }
    return money;
  }

  /** A number without an exponent, such as the 1e5 of a JSON file; a text as it is. */
  private static String plain(Object amount) {
    return amount instanceof Number
        ? Decimals.find(amount).map(BigDecimal::toPlainString).orElseGet(amount::toString)
        : amount.toString();
  }

  /** A whole number from 0 to the largest one; throws {@link InvalidInput} if it is none. */
  public static Long whole(String word, Object given, long most) {
    try {
      long number = Long.parseLong(given.toString().strip());
      if (number >= 0 && number <= most) return number;
    } catch (NumberFormatException notANumber) {
      // Falls through to the one sentence for everything that is no such number.
    }
    throw new InvalidInput(
        word + " is a whole number from 0 to " + most + " but was " + quote(given) + ".");
  }

  /** Links to http and https, at most 100; throws {@link InvalidInput} if one is none. */
  public static List<String> links(String word, Object given) {
    List<?> parts =
        given instanceof List<?> list
            ? list
            : Arrays.asList(given.toString().strip().split("\\s+"));
    if (parts.size() > MOST_LINKS) {
      throw new InvalidInput(
          word + " takes at most " + MOST_LINKS + " links but was given " + parts.size() + ".");
    }
    List<String> links = new ArrayList<>();
    for (Object part : parts) links.add(link(word, String.valueOf(part).strip()));
    return List.copyOf(links);
  }

  private static String link(String word, String text) {
    // The message does not repeat a link that may hold a password.
    URI uri;
    try {
      uri = new URI(text);
    } catch (URISyntaxException e) {
      throw new InvalidInput(
          word + " holds what is no link; give links such as https://host/file.");
    }
    String scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (!scheme.equals("http") && !scheme.equals("https")) {
      throw new InvalidInput(word + " takes links that start with http:// or https:// only.");
    }
    String authority = uri.getRawAuthority();
    if (authority != null && authority.contains("@")) {
      throw new InvalidInput(
          word
              + " must not hold a name or password before the host; leave out what stands before"
              + " the @.");
    }
    if (uri.getHost() == null || text.length() > LONGEST_URL) {
      throw new InvalidInput(
          word + " takes links with a host, of at most " + LONGEST_URL + " characters.");
    }
    return text;
  }

  /** The value as messages show it: within quotes, and not at any length. */
  public static String quote(Object given) {
    return "\"" + Text.shorten(given.toString()) + "\"";
  }
}
