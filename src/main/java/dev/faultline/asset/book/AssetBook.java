package dev.faultline.asset.book;

import dev.faultline.model.InvalidInput;
import dev.faultline.money.Book;
import dev.faultline.money.Book.Disposal;
import dev.faultline.money.Book.MonthCharge;
import dev.faultline.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One set of books of one asset, up to its disposal.
 *
 * @param disposedOn null: it is still there
 * @param proceeds what the disposal brought in; null: nothing
 */
public record AssetBook(
    Book book, DepreciationRule rule, @Nullable LocalDate disposedOn, @Nullable Money proceeds) {
  /** The book value at the end of the day; 0 before the start and from the disposal on. */
  public Money valueAt(LocalDate day) {
    return isGone(day) ? Money.zero(book.cost().currency()) : book.valueAt(day);
  }

  /**
   * What the calendar month writes off, up to the disposal. What the convention takes back in the
   * year of disposal shows as a negative charge of that month.
   */
  public Money chargeIn(YearMonth month) {
    LocalDate gone = disposedOn;
    if (gone == null || gone.isAfter(month.atEndOfMonth()) || gone.isBefore(book.start()))
      return book.chargeIn(month);
    if (gone.isBefore(month.atDay(1))) return Money.zero(book.cost().currency());
    LocalDate before = month.minusMonths(1).atEndOfMonth();
    Money opening = before.isBefore(book.start()) ? book.cost() : book.valueAt(before);
    return opening.minus(book.disposal(gone, Money.zero(book.cost().currency())).bookValue());
  }

  /**
   * What each month writes off, from the given one on.
   *
   * @param months how many, 0 to 1200
   */
  public List<MonthCharge> forecast(YearMonth from, int months) {
    if (disposedOn == null) return book.forecast(from, months);
    if (months < 0 || months > 1200) {
      throw new InvalidInput("Forecast of %d months: give 0 to 1200.".formatted(months));
    }
    List<MonthCharge> charges = new ArrayList<>(months);
    for (int i = 0; i < months; i++) {
      YearMonth month = from.plusMonths(i);
      charges.add(new MonthCharge(month, chargeIn(month), valueAt(month.atEndOfMonth())));
    }
    return List.copyOf(charges);
  }

  /** Gain or loss; null if it is still there, or was paid for in another currency. */
  public @Nullable Disposal disposal() {
    LocalDate gone = disposedOn;
    if (gone == null || gone.isBefore(book.start())) return null;
    Money received = proceeds == null ? Money.zero(book.cost().currency()) : proceeds;
    return received.currency().equals(book.cost().currency())
        ? book.disposal(gone, received)
        : null;
  }

  private boolean isGone(LocalDate day) {
    return disposedOn != null && !day.isBefore(disposedOn);
  }
}
