package dev.faultline.asset.api;

import dev.faultline.asset.Asset;
import dev.faultline.asset.AssetConditions;
import dev.faultline.asset.book.AssetBook;
import dev.faultline.asset.book.AssetBooks;
import dev.faultline.asset.book.DepreciationRule;
import dev.faultline.asset.book.DepreciationRule.Method;
import dev.faultline.asset.book.EstateForecast;
import dev.faultline.graphql.Deadline;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.money.Book.Disposal;
import dev.faultline.money.Book.MonthCharge;
import dev.faultline.money.Book.YearCharge;
import dev.faultline.money.Convention;
import dev.faultline.money.Money;
import dev.faultline.record.Values;
import graphql.GraphQLContext;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** The books of assets, and what the estate writes off. */
@Controller
final class AssetBookController {
  private static final int MOST_MONTHS = 120;

  private final AssetBooks books;
  private final AssetConditions conditions;
  private final InstantSource clock;

  AssetBookController(
      AssetBooks books, AssetConditions conditions, ObjectProvider<InstantSource> clock) {
    this.books = books;
    this.conditions = conditions;
    this.clock = clock.getIfAvailable(InstantSource::system);
  }

  @BatchMapping(typeName = "Asset", field = "books")
  Map<Asset, List<AssetBook>> books(List<Asset> page) {
    Map<String, List<AssetBook>> known = books.of(page);
    Map<Asset, List<AssetBook>> found = new HashMap<>();
    for (Asset asset : page) found.put(asset, known.getOrDefault(asset.tag(), List.of()));
    return found;
  }

  @SchemaMapping(typeName = "AssetBook")
  String name(AssetBook book) {
    return book.book().name();
  }

  @SchemaMapping(typeName = "AssetBook")
  Method method(AssetBook book) {
    return book.rule().method();
  }

  @SchemaMapping(typeName = "AssetBook")
  int lifeMonths(AssetBook book) {
    return book.book().lifeMonths();
  }

  @SchemaMapping(typeName = "AssetBook")
  Convention convention(AssetBook book) {
    return book.book().convention();
  }

  @SchemaMapping(typeName = "AssetBook")
  LocalDate start(AssetBook book) {
    return book.book().start();
  }

  @SchemaMapping(typeName = "AssetBook")
  Money cost(AssetBook book) {
    return book.book().cost();
  }

  @SchemaMapping(typeName = "AssetBook")
  Money salvage(AssetBook book) {
    return book.book().salvage();
  }

  @SchemaMapping(typeName = "AssetBook")
  Money bookValue(AssetBook book, @Argument @Nullable String at) {
    return book.valueAt(at == null ? today() : Values.date("at", at));
  }

  @SchemaMapping(typeName = "AssetBook")
  List<YearCharge> schedule(AssetBook book) {
    return book.book().schedule();
  }

  @SchemaMapping(typeName = "AssetBook")
  List<MonthCharge> forecast(
      AssetBook book, @Argument @Nullable String from, @Argument @Nullable Integer months) {
    return book.forecast(month("from", from), months(months));
  }

  @SchemaMapping(typeName = "AssetBook")
  @Nullable Disposal disposal(AssetBook book) {
    return book.disposal();
  }

  @SchemaMapping(typeName = "MonthCharge")
  String month(MonthCharge charge) {
    return charge.month().toString();
  }

  @QueryMapping
  EstateForecast depreciationForecast(
      @Argument @Nullable String book,
      @Argument @Nullable String from,
      @Argument @Nullable Integer months,
      @Argument @Nullable Map<String, @Nullable Object> filter,
      GraphQLContext request) {
    return books.forecast(
        book == null ? DepreciationRule.FINANCIAL : book,
        month("from", from),
        months(months),
        conditions.selection(filter),
        Deadline.of(request)::isOver);
  }

  @SchemaMapping(typeName = "DepreciationForecast")
  String from(EstateForecast forecast) {
    return forecast.from().toString();
  }

  @SchemaMapping(typeName = "CurrencyForecast")
  String currency(EstateForecast.OfCurrency row) {
    return row.currency().getCurrencyCode();
  }

  private static int months(@Nullable Integer given) {
    int months = given == null ? 12 : given;
    if (months < 1 || months > MOST_MONTHS) {
      throw new InvalidInput("months must be 1 to " + MOST_MONTHS + " but was " + months + ".");
    }
    return months;
  }

  private YearMonth month(String word, @Nullable String given) {
    if (given == null) return YearMonth.from(today());
    try {
      YearMonth month = YearMonth.parse(given.strip());
      if (month.getYear() >= 1900 && month.getYear() <= 2200) return month;
    } catch (DateTimeException notAMonth) {
      // Falls through to the one sentence for everything that is no month.
    }
    throw new InvalidInput(
        word
            + " is a month such as 2026-11, from 1900 to 2200, but was \""
            + Text.shorten(given)
            + "\".");
  }

  private LocalDate today() {
    return clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
  }
}
