package dev.faultline.asset.book;

import dev.faultline.model.DeadlineExceeded;
import dev.faultline.model.InvalidInput;
import dev.faultline.money.Book.MonthCharge;
import dev.faultline.money.Money;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BooleanSupplier;

/**
 * What many assets write off by month.
 *
 * @param currencies one group for each, in the order of their codes; nothing is converted
 * @param withoutBook how many assets with a price or a monthly cost this book does not hold
 */
public record EstateForecast(
    String book, YearMonth from, int months, List<OfCurrency> currencies, long withoutBook) {
  /** From how many different assets on computed ones are forgotten, to bound the memory. */
  static final int MOST_REMEMBERED = 100_000;

  private static final int MOST_MONTHS = 120;

  /**
   * The months of one currency.
   *
   * @param assets how many assets the book holds in it
   * @param sum of the charges
   */
  public record OfCurrency(Currency currency, long assets, Money sum, List<MonthCharge> months) {}

  /** Adds up assets one by one; for one thread. */
  static final class Adding {
    private final String book;
    private final YearMonth from;
    private final int months;
    private final BooleanSupplier cancelled;
    private final Map<AssetBook, Integer> counts = new HashMap<>();
    private final Map<String, Sums> sums = new TreeMap<>();
    private long withoutBook;
    private long added;

    Adding(String book, YearMonth from, int months, BooleanSupplier cancelled) {
      if (months < 1 || months > MOST_MONTHS) {
        throw new InvalidInput("months must be 1 to " + MOST_MONTHS + " but was " + months + ".");
      }
      this.book = book;
      this.from = from;
      this.months = months;
      this.cancelled = cancelled;
    }

    /** The sums of one currency. */
    private static final class Sums {
      private final Currency currency;
      private final Money[] charges;
      private final Money[] values;
      private long assets;

      Sums(Currency currency, int months) {
        this.currency = currency;
        this.charges = new Money[months];
        this.values = new Money[months];
        Arrays.fill(charges, Money.zero(currency));
        Arrays.fill(values, Money.zero(currency));
      }

      OfCurrency done(YearMonth from) {
        List<MonthCharge> rows = new ArrayList<>();
        Money sum = Money.zero(currency);
        for (int i = 0; i < charges.length; i++) {
          sum = sum.plus(charges[i]);
          rows.add(new MonthCharge(from.plusMonths(i), charges[i], values[i]));
        }
        return new OfCurrency(currency, assets, sum, rows);
      }
    }

    void add(AssetBook asset) {
      poll();
      if (counts.size() >= MOST_REMEMBERED && !counts.containsKey(asset)) flush();
      counts.merge(asset, 1, Integer::sum);
    }

    void addWithoutBook() {
      poll();
      withoutBook++;
    }

    private void poll() {
      if ((++added & 0xFFF) == 0 && cancelled.getAsBoolean())
        throw new DeadlineExceeded("The forecast was cancelled; ask for fewer assets or months.");
    }

    private void flush() {
      counts.forEach(this::add);
      counts.clear();
    }

    private void add(AssetBook asset, int count) {
      Currency currency = asset.book().cost().currency();
      Sums of = sums.computeIfAbsent(currency.getCurrencyCode(), _ -> new Sums(currency, months));
      of.assets += count;
      List<MonthCharge> rows = asset.forecast(from, months);
      for (int i = 0; i < months; i++) {
        MonthCharge row = rows.get(i);
        of.charges[i] = of.charges[i].plus(row.charge().times(count));
        of.values[i] = of.values[i].plus(row.value().times(count));
      }
    }

    EstateForecast done() {
      flush();
      List<OfCurrency> rows = sums.values().stream().map(row -> row.done(from)).toList();
      return new EstateForecast(book, from, months, rows, withoutBook);
    }
  }
}
