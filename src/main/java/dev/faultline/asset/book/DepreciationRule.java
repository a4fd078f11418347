package dev.faultline.asset.book;

import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.money.Book;
import dev.faultline.money.Convention;
import dev.faultline.money.Depreciation;
import dev.faultline.money.Money;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * How assets are written off in one set of books.
 *
 * @param scope whether it is for a kind of assets or for one asset
 * @param subject name of the kind, or tag of the asset
 * @param book name of the books, such as financial or tax
 * @param lifeMonths 1 to 1200
 * @param salvagePercent of the price, what is left at the end, 0 to 100
 * @param rate of a declining balance: a multiple of the straight line (2: double declining); null:
 *     2. Other methods have none.
 * @param fiscalYearStart the first month of the fiscal year
 */
public record DepreciationRule(
    Scope scope,
    String subject,
    String book,
    Method method,
    int lifeMonths,
    BigDecimal salvagePercent,
    @Nullable BigDecimal rate,
    Convention convention,
    Month fiscalYearStart) {
  /** The books that cost of services is taken from. */
  public static final String FINANCIAL = "financial";

  private static final Pattern NAME = Pattern.compile("[a-z][A-Za-z0-9-]{0,31}");
  private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

  /** What a rule is for. */
  public enum Scope {
    /** Assets of a kind, and of kinds that inherit from it. */
    KIND,
    /** One asset; it goes before the rule of its kind. */
    ASSET
  }

  /** How the price is spread over the life. */
  public enum Method {
    STRAIGHT_LINE,
    /** The last year takes the rest. */
    DECLINING_BALANCE,
    /** The straight line from the year on in which it takes more. */
    DECLINING_BALANCE_TO_STRAIGHT_LINE,
    SUM_OF_YEARS_DIGITS,
    /** These books do not hold it. */
    NOT_IN_BOOKS
  }

  public DepreciationRule {
    if (!NAME.matcher(book).matches()) {
      throw new InvalidInput(
          "Book \"%s\": a name is a word such as financial or tax, of at most 32 characters."
              .formatted(Text.shorten(book)));
    }
    if (lifeMonths < 1 || lifeMonths > 1200) {
      throw new InvalidInput("lifeMonths must be 1 to 1200 but was %d.".formatted(lifeMonths));
    }
    if (salvagePercent.signum() < 0 || salvagePercent.compareTo(HUNDRED) > 0) {
      throw new InvalidInput(
          "salvagePercent must be 0 to 100 but was %s."
              .formatted(Text.shorten(salvagePercent.toString())));
    }
    if (rate != null && (rate.signum() <= 0 || rate.compareTo(HUNDRED) > 0)) {
      throw new InvalidInput(
          "rate must be above 0 and at most 100, such as 2 for double declining, but was %s."
              .formatted(Text.shorten(rate.toString())));
    }
  }

  /** What names the rule in the store. */
  String id() {
    return id(scope, subject, book);
  }

  static String id(Scope scope, String subject, String book) {
    return scope + "|" + subject + "|" + book;
  }

  /** The books of an asset that cost this much and was placed in service on this day. */
  Book bookOf(Money price, LocalDate start) {
    Money salvage = price.times(salvagePercent.movePointLeft(2));
    BigDecimal factor = rate == null ? BigDecimal.TWO : rate;
    Depreciation how =
        switch (method) {
          case STRAIGHT_LINE, NOT_IN_BOOKS -> Depreciation.straightLine();
          case SUM_OF_YEARS_DIGITS -> Depreciation.sumOfYearsDigits();
          case DECLINING_BALANCE -> Depreciation.decliningByFactor(factor);
          case DECLINING_BALANCE_TO_STRAIGHT_LINE ->
              Depreciation.decliningByFactor(factor).switchingToStraightLine();
        };
    return new Book(book, price, salvage, start, lifeMonths, how, convention, fiscalYearStart);
  }

  /** The rule for people: {@code Straight line over 60 months down to 10 %, full month.} */
  public String sentence() {
    if (method == Method.NOT_IN_BOOKS) return "Not held in these books.";
    String how =
        switch (method) {
          case STRAIGHT_LINE, NOT_IN_BOOKS -> "Straight line";
          case SUM_OF_YEARS_DIGITS -> "Sum of the years' digits";
          case DECLINING_BALANCE -> "Declining balance at " + times();
          case DECLINING_BALANCE_TO_STRAIGHT_LINE ->
              "Declining balance at " + times() + ", then straight line,";
        };
    return "%s over %d months down to %s %% of the price; %s; fiscal year from %s."
        .formatted(
            how,
            lifeMonths,
            salvagePercent.stripTrailingZeros().toPlainString(),
            words(convention.name()),
            fiscalYearStart.getDisplayName(TextStyle.FULL, Locale.ENGLISH));
  }

  private String times() {
    BigDecimal factor = rate == null ? BigDecimal.TWO : rate;
    return factor.stripTrailingZeros().toPlainString() + " times the straight line";
  }

  private static String words(String name) {
    return name.toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /** What it says, as the store and the revision log have it. */
  Map<String, Object> facts() {
    Map<String, Object> facts = new TreeMap<>();
    facts.put("scope", scope.name());
    facts.put("subject", subject);
    facts.put("book", book);
    facts.put("method", method.name());
    facts.put("lifeMonths", (long) lifeMonths);
    facts.put("salvagePercent", salvagePercent.toPlainString());
    if (rate != null) facts.put("rate", rate.toPlainString());
    facts.put("convention", convention.name());
    facts.put("fiscalYearStart", (long) fiscalYearStart.getValue());
    return facts;
  }

  static DepreciationRule of(Map<String, Object> facts) {
    Object rate = facts.get("rate");
    return new DepreciationRule(
        Scope.valueOf(text(facts, "scope")),
        text(facts, "subject"),
        text(facts, "book"),
        Method.valueOf(text(facts, "method")),
        Integer.parseInt(text(facts, "lifeMonths")),
        new BigDecimal(text(facts, "salvagePercent")),
        rate == null ? null : new BigDecimal(rate.toString()),
        Convention.valueOf(text(facts, "convention")),
        Month.of(Integer.parseInt(text(facts, "fiscalYearStart"))));
  }

  private static String text(Map<String, Object> facts, String name) {
    return String.valueOf(facts.get(name));
  }
}
