package dev.faultline.money;

import dev.faultline.model.Decimals;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.function.LongBinaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An exact amount of one currency, in its minor units: 123450 of EUR is 1,234.50 EUR, 1235 of JPY
 * is 1,235 JPY. May be negative.
 *
 * <p>Amounts of two currencies are never added or compared; there is no exchange. Sums beyond some
 * 9·10¹⁸ minor units are refused with {@link InvalidInput}, they do not wrap. Written and read the
 * same way in every locale: comma between thousands, point before the fraction.
 *
 * @param minorUnits cents, where the currency has cents
 * @param currency by ISO 4217, one that has minor units or none, not a metal or a test code
 */
public record Money(long minorUnits, Currency currency) implements Comparable<Money> {
  private static final int LONGEST_TEXT = 100;
  private static final Pattern TEXT =
      Pattern.compile("(-?)(\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.(\\d+))?\\s+([A-Z]{3})");

  public Money {
    if (currency.getDefaultFractionDigits() < 0) {
      throw new InvalidInput(
          "Currency " + currency + " has no minor units; use a currency such as EUR or USD.");
    }
  }

  public static Money ofMinor(long minorUnits, Currency currency) {
    return new Money(minorUnits, currency);
  }

  public static Money zero(Currency currency) {
    return new Money(0, currency);
  }

  /**
   * The amount in the currency of this code.
   *
   * @throws InvalidInput if the amount has a finer fraction than the currency, is too large, or the
   *     code is unknown
   */
  public static Money of(BigDecimal amount, String currencyCode) {
    Currency currency = currency(currencyCode);
    int digits = Math.max(0, currency.getDefaultFractionDigits());
    try {
      if (Decimals.find(amount).isPresent())
        return new Money(amount.setScale(digits).movePointRight(digits).longValueExact(), currency);
    } catch (ArithmeticException _) {
      // Falls through to the one sentence for everything that is no such amount.
    }
    throw new InvalidInput(
        "Amount %s is not an amount of %s that can be kept: give at most %d digits after the point and 16 before it."
            .formatted(Text.shorten(amount.toString()), currency, digits));
  }

  /** As {@link #of(BigDecimal, String)}, of a plain decimal such as {@code "1234.5"}. */
  public static Money of(String amount, String currencyCode) {
    return parse(amount + " " + currencyCode);
  }

  /**
   * Reads {@code "1234.5 EUR"} or {@code "1,234.50 EUR"}, whatever the locale.
   *
   * @throws InvalidInput if the text has another form, a finer fraction than the currency, or an
   *     unknown currency
   */
  public static Money parse(String text) {
    Matcher matcher = TEXT.matcher(text.strip());
    if (text.length() > LONGEST_TEXT || !matcher.matches()) {
      throw new InvalidInput(
          "\"%s\" is not an amount of money; write it as 1234.50 EUR or 1,234.50 EUR."
              .formatted(Text.shorten(text)));
    }
    String fraction = matcher.group(3) == null ? "" : "." + matcher.group(3);
    String plain = matcher.group(1) + matcher.group(2).replace(",", "") + fraction;
    return of(new BigDecimal(plain), matcher.group(4));
  }

  /**
   * The currency of an ISO 4217 code.
   *
   * @throws InvalidInput if there is none, or it has no minor units
   */
  public static Currency currency(String code) {
    try {
      return zero(Currency.getInstance(code)).currency;
    } catch (IllegalArgumentException _) {
      throw new InvalidInput(
          "\"%s\" is not a currency; give an ISO 4217 code such as EUR or USD."
              .formatted(Text.shorten(code)));
    }
  }

  /** The amount in major units, at the scale of the currency. */
  public BigDecimal amount() {
    return BigDecimal.valueOf(minorUnits, currency.getDefaultFractionDigits());
  }

  /**
   * The sum.
   *
   * @throws InvalidInput if the other amount is in another currency, or the sum is too large
   */
  public Money plus(Money other) {
    return with(Math::addExact, same(other, "add").minorUnits);
  }

  /**
   * The difference.
   *
   * @throws InvalidInput if the other amount is in another currency, or the difference is too large
   */
  public Money minus(Money other) {
    return with(Math::subtractExact, same(other, "subtract").minorUnits);
  }

  /**
   * The product.
   *
   * @throws InvalidInput if it is too large
   */
  public Money times(long factor) {
    return with(Math::multiplyExact, factor);
  }

  private Money with(LongBinaryOperator exact, long operand) {
    try {
      return new Money(exact.applyAsLong(minorUnits, operand), currency);
    } catch (ArithmeticException _) {
      throw new InvalidInput(
          "The amounts of %s come to more than %s, the most that can be counted; look for one that is mistyped, or ask for fewer."
              .formatted(currency, ofMinor(Long.MAX_VALUE, currency).format()));
    }
  }

  /** The product, half a minor unit rounded away from zero. */
  public Money times(BigDecimal factor) {
    BigDecimal product = BigDecimal.valueOf(minorUnits).multiply(factor);
    BigInteger rounded = product.setScale(0, RoundingMode.HALF_UP).unscaledValue();
    return new Money(rounded.longValueExact(), currency);
  }

  public Money negated() {
    return new Money(Math.negateExact(minorUnits), currency);
  }

  public boolean isZero() {
    return minorUnits == 0;
  }

  public boolean isNegative() {
    return minorUnits < 0;
  }

  /**
   * Splits the amount in proportion to the weights; the parts add up to it exactly.
   *
   * @param weights none negative, not all 0
   * @see Allocation#byLargestRemainder
   */
  public List<Money> allocate(long... weights) {
    List<Money> parts = new ArrayList<>(weights.length);
    for (long part : Allocation.byLargestRemainder(minorUnits, weights)) {
      parts.add(new Money(part, currency));
    }
    return List.copyOf(parts);
  }

  /**
   * Compares amounts of one currency.
   *
   * @throws InvalidInput if the other amount is in another currency
   */
  @Override
  public int compareTo(Money other) {
    return Long.compare(minorUnits, same(other, "compare").minorUnits);
  }

  /** For people: {@code 1,234.50 EUR}. {@link #parse} reads it. */
  public String format() {
    String digits = amount().abs().toPlainString();
    int point = digits.indexOf('.');
    StringBuilder text = new StringBuilder(digits);
    for (int at = (point < 0 ? digits.length() : point) - 3; at > 0; at -= 3) text.insert(at, ',');
    return (isNegative() ? "-" : "") + text + " " + currency.getCurrencyCode();
  }

  /** For machines: {@code 1234.50 EUR}. {@link #parse} reads it. */
  @Override
  public String toString() {
    return amount().toPlainString() + " " + currency.getCurrencyCode();
  }

  private Money same(Money other, String operation) {
    if (!currency.equals(other.currency)) {
      throw new InvalidInput(
          "Cannot %s %s and %s: they are of different currencies; convert one of them first."
              .formatted(operation, format(), other.format()));
    }
    return other;
  }
}
