package dev.faultline.risk;

import dev.faultline.analysis.EstateAnswers;
import dev.faultline.analysis.ImpactView;
import dev.faultline.analysis.ItemView;
import dev.faultline.analysis.Snapshot;
import dev.faultline.asset.Asset;
import dev.faultline.asset.Assets;
import dev.faultline.asset.BookValues;
import dev.faultline.asset.EndingKind;
import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import dev.faultline.graphql.RowOrder;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.model.Revision;
import dev.faultline.model.Text;
import dev.faultline.money.Money;
import dev.faultline.record.Values;
import graphql.GraphQLContext;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What ends, and whom that hits. */
@Controller
final class AssetRiskController {
  private static final int LONGEST_DAYS = 3_660;

  private final AssetRisks risks;
  private final EstateAnswers estate;
  private final Assets assets;
  private final BookValues books;
  private final GraphQlLimits limits;
  private final InstantSource clock;

  AssetRiskController(
      AssetRisks risks,
      EstateAnswers estate,
      Assets assets,
      BookValues books,
      GraphQlLimits limits,
      ObjectProvider<InstantSource> clock) {
    this.risks = risks;
    this.estate = estate;
    this.assets = assets;
    this.books = books;
    this.limits = limits;
    this.clock = clock.getIfAvailable(InstantSource::system);
  }

  /** All that ends in a time, in the order of what it threatens. */
  record Report(
      Snapshot snapshot,
      LocalDate from,
      LocalDate to,
      LocalDate today,
      RiskFilterInput filter,
      List<AssetRisk> all) {
    public Revision revision() {
      return snapshot.revision();
    }

    public String headline() {
      return RiskSentences.headline(all, from, to, today);
    }

    public List<LevelOf> byLevel() {
      return Arrays.stream(Level.values())
          .sorted(Comparator.reverseOrder())
          .map(level ->
              new LevelOf(level, (int) all.stream().filter(r -> r.level() == level).count()))
          .filter(row -> row.count() > 0)
          .toList();
    }
  }

  record LevelOf(Level level, int count) {}

  /** How a report is sorted. */
  enum Order {
    THREAT,
    DAY
  }

  /** A risk in a report. */
  record Row(Snapshot snapshot, LocalDate today, AssetRisk risk) {
    public EndingKind kind() {
      return risk.ending().kind();
    }

    public String subject() {
      return risk.ending().subject();
    }

    public @Nullable String product() {
      return risk.ending().product();
    }

    public LocalDate day() {
      return risk.ending().day();
    }

    public String sentence() {
      return RiskSentences.of(risk, today);
    }

    public Level effect() {
      return risk.effect();
    }

    public Level level() {
      return risk.level();
    }

    public int serviceCount() {
      return risk.services().size();
    }

    public int affectedCount() {
      return risk.affected();
    }

    public @Nullable Money value() {
      return risk.ending().value();
    }
  }

  @QueryMapping
  Report assetRisks(
      @Argument @Nullable String within,
      @Argument @Nullable String from,
      @Argument @Nullable RiskFilterInput filter,
      GraphQLContext request) {
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    LocalDate first = from == null ? today : Values.date("from", from);
    LocalDate last = last(first, within == null ? "P90D" : within);
    RiskFilterInput conditions = filter == null ? RiskFilterInput.NONE : filter;
    List<AssetRisk> found =
        risks.between(first, last, conditions::holds, request).stream()
            .filter(conditions::holds)
            .toList();
    return new Report(estate.snapshot(request), first, last, today, conditions, found);
  }

  private static LocalDate last(LocalDate first, String text) {
    try {
      Period period = Period.parse(text.strip());
      boolean canBeAdded =
          period.toTotalMonths() <= LONGEST_DAYS / 30 && period.getDays() <= LONGEST_DAYS;
      if (canBeAdded && !period.isNegative()) {
        LocalDate last = first.plus(period);
        if (!last.isAfter(first.plusDays(LONGEST_DAYS))) return last;
      }
    } catch (DateTimeException notAPeriod) {
      // Falls through to the one sentence for everything that is no period.
    }
    throw new InvalidInput(
        "within is a period of at most ten years, such as P90D, P3M or P1Y, but was \""
            + Text.shorten(text)
            + "\".");
  }

  @SchemaMapping(typeName = "AssetRiskReport")
  Page<Row> risks(
      Report report,
      @Argument Order orderBy,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    RowOrder<AssetRisk> order = orderBy == Order.DAY ? new DayOrder() : new RiskOrder();
    List<AssetRisk> sorted =
        orderBy == Order.DAY ? report.all().stream().sorted(order).toList() : report.all();
    return Paging.ofSorted(
            sorted.size(),
            sorted::get,
            order,
            PageRequest.forward(first, after, limits),
            List.of("risks", report.from(), report.to(), report.filter(), orderBy))
        .map(risk -> new Row(report.snapshot(), report.today(), risk));
  }

  @SchemaMapping(typeName = "AssetRisk")
  ImpactView impact(Row row, GraphQLContext request) {
    return estate.report(row.snapshot(), risks.impact(row.risk(), request));
  }

  /** A service that is hit. */
  record ServiceHit(ItemView item, Level level) {}

  @SchemaMapping(typeName = "AssetRisk")
  List<ServiceHit> services(Row row, @Argument @Nullable Integer first) {
    int most = first == null ? 10 : first;
    if (most < 1) throw new InvalidInput("first must be at least 1 but was " + most + ".");
    return row.risk().services().stream()
        .limit(Math.min(most, limits.maxPageSize()))
        .map(hit -> new ServiceHit(estate.item(row.snapshot(), hit.item()), hit.level()))
        .toList();
  }

  @SchemaMapping(typeName = "AssetRisk")
  List<ItemView> items(Row row) {
    List<ItemView> items = new ArrayList<>();
    Snapshot snapshot = row.snapshot();
    for (String key : row.risk().ending().itemKeys()) {
      int item = snapshot.topology().find(key);
      if (item >= 0) items.add(estate.item(snapshot, item));
    }
    return items;
  }

  @BatchMapping(typeName = "AssetRisk", field = "assets")
  Map<Row, List<Asset>> assets(List<Row> rows) {
    Map<String, Asset> known = byTag(rows);
    Map<Row, List<Asset>> found = new HashMap<>();
    for (Row row : rows) found.put(row, assetsOf(row, known));
    return found;
  }

  /** The book values of the assets on the day, one sum for each currency. */
  @BatchMapping(typeName = "AssetRisk", field = "bookValues")
  Map<Row, List<Money>> bookValues(List<Row> rows) {
    Map<String, Asset> known = byTag(rows);
    BookValues.OnDays values = books.valuesOf(known.values());
    Map<Row, List<Money>> found = new HashMap<>();
    for (Row row : rows) {
      Map<String, Money> sums = new TreeMap<>();
      for (Asset asset : assetsOf(row, known)) {
        values
            .at(row.day(), asset.tag())
            .ifPresent(value -> sums.merge(value.currency().getCurrencyCode(), value, Money::plus));
      }
      found.put(row, List.copyOf(sums.values()));
    }
    return found;
  }

  private static List<Asset> assetsOf(Row row, Map<String, Asset> known) {
    return row.risk().ending().assetTags().stream()
        .map(known::get)
        .filter(Objects::nonNull)
        .toList();
  }

  private Map<String, Asset> byTag(List<Row> rows) {
    TreeSet<String> tags = new TreeSet<>();
    for (Row row : rows) tags.addAll(row.risk().ending().assetTags());
    return assets.ofTags(tags);
  }
}
