package dev.faultline.asset.book;

import dev.faultline.asset.Asset;
import dev.faultline.asset.AssetField;
import dev.faultline.asset.AssetLedger;
import dev.faultline.asset.AssetLedger.Entry;
import dev.faultline.asset.AssetSelection;
import dev.faultline.asset.BookValues;
import dev.faultline.asset.RunningCost;
import dev.faultline.asset.RunningCost.Source;
import dev.faultline.asset.RunningCosts;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.money.Money;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The books of assets. An asset is in books if it has a price, a day of delivery or purchase, and a
 * rule; one that is only requested or ordered, or was cancelled then, is in none. Safe for use by
 * several threads.
 */
@Component
public class AssetBooks implements BookValues, RunningCosts {
  private final DepreciationRules rules;
  private final AssetLedger ledger;

  AssetBooks(DepreciationRules rules, AssetLedger ledger) {
    this.rules = rules;
    this.ledger = ledger;
  }

  /** The books of each asset by tag, in the order of their names; empty for one in none. */
  public Map<String, List<AssetBook>> of(Collection<Asset> assets) {
    RuleBook known = rules.of(assets.stream().map(Asset::tag).toList());
    Map<String, List<AssetBook>> found = new HashMap<>();
    for (Asset asset : assets) {
      Money price = asset.price();
      LocalDate start = start(asset);
      List<AssetBook> books = new ArrayList<>();
      if (price != null && start != null && asset.state().isThere()) {
        for (DepreciationRule rule : known.of(asset.tag(), asset.kind())) {
          books.add(
              new AssetBook(
                  rule.bookOf(price, start),
                  rule,
                  asset.date(AssetField.DISPOSED_ON),
                  asset.value(AssetField.DISPOSAL_PROCEEDS) instanceof Money money ? money : null));
        }
      }
      found.put(asset.tag(), books);
    }
    return found;
  }

  private static @Nullable LocalDate start(Asset asset) {
    LocalDate delivered = asset.date(AssetField.DELIVERY_DATE);
    return delivered != null ? delivered : asset.date(AssetField.PURCHASE_DATE);
  }

  @Override
  public OnDays valuesOf(Collection<Asset> assets) {
    Map<String, List<AssetBook>> books = of(assets);
    return (day, tag) ->
        books.getOrDefault(tag, List.of()).stream()
            .filter(book -> book.book().name().equals(DepreciationRule.FINANCIAL))
            .map(book -> book.valueAt(day))
            .findFirst();
  }

  /**
   * What the estate writes off by month in one book. Streams the assets; those of the same price,
   * start and rule are computed once. Time O(assets + different ones × months).
   *
   * @throws InvalidInput if no rule is about the book
   */
  public EstateForecast forecast(
      String book,
      YearMonth from,
      int months,
      AssetSelection selection,
      BooleanSupplier cancelled) {
    RuleBook known = rules.all();
    if (!known.books().contains(book)) {
      throw new InvalidInput(
          "No rule is about the book \"%s\".%s"
              .formatted(Text.shorten(book), Text.didYouMean(List.copyOf(known.books()))));
    }
    EstateForecast.Adding sums = new EstateForecast.Adding(book, from, months, cancelled);
    ledger.forEach(
        selection,
        cancelled,
        entry -> {
          Optional<AssetBook> its = book(known, entry, book);
          if (its.isPresent()) sums.add(its.get());
          else sums.addWithoutBook();
        });
    return sums.done();
  }

  private static Optional<AssetBook> book(RuleBook known, Entry entry, String book) {
    Money price = entry.price();
    LocalDate start = entry.start();
    if (price == null || start == null || !entry.state().isThere()) return Optional.empty();
    return known
        .of(entry.tag(), entry.kind(), book)
        .map(rule -> new AssetBook(rule.bookOf(price, start), rule, entry.disposedOn(), null));
  }

  /**
   * Depreciation in the financial books, up to the disposal, and the monthly cost of assets in the
   * months in which they were in service on any day.
   */
  @Override
  public void forEach(YearMonth month, BooleanSupplier cancelled, Consumer<RunningCost> each) {
    RuleBook known = rules.all();
    Map<AssetBook, Money> charges = new HashMap<>();
    ledger.forEach(
        AssetSelection.ALL,
        cancelled,
        entry -> {
          if (charges.size() > EstateForecast.MOST_REMEMBERED) charges.clear();
          book(known, entry, DepreciationRule.FINANCIAL)
              .map(book -> charges.computeIfAbsent(book, its -> its.chargeIn(month)))
              .filter(charge -> !charge.isZero())
              .ifPresent(charge ->
                  each.accept(new RunningCost(Source.DEPRECIATION, charge, entry.itemKeys())));
          Money monthly = entry.monthlyCost();
          if (monthly != null && !monthly.isZero() && runs(entry, month))
            each.accept(new RunningCost(Source.RUNNING, monthly, entry.itemKeys()));
        });
  }

  private static boolean runs(Entry entry, YearMonth month) {
    LocalDate start = entry.start();
    LocalDate gone = entry.disposedOn();
    if (start != null && month.isBefore(YearMonth.from(start))) return false;
    if (gone != null && month.isAfter(YearMonth.from(gone))) return false;
    return entry.inServiceIn(month);
  }
}
