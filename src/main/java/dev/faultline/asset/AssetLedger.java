package dev.faultline.asset;

import dev.faultline.money.Money;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.StoreReader;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.stereotype.Component;

/** What bookkeeping wants to know of every asset, and nothing else. Safe for several threads. */
@Component
public class AssetLedger {
  private final StoreReader reader;
  private final String listEntries;

  AssetLedger(StoreReader reader, CypherFiles cypher) {
    this.reader = reader;
    listEntries = cypher.named("asset/list-ledger-entries");
  }

  /**
   * An asset as bookkeeping sees it.
   *
   * @param start when it was placed in service: delivered, or else bought; null: nobody said
   * @param disposedOn null: it is still there
   * @param monthlyCost what it costs every month to run; null: nothing
   * @param itemKeys the items that it embodies
   * @param turns the days on which a step took it into service or out of service
   */
  public record Entry(
      String tag,
      String kind,
      AssetState state,
      @Nullable Money price,
      @Nullable LocalDate start,
      @Nullable LocalDate disposedOn,
      @Nullable Money monthlyCost,
      List<String> itemKeys,
      List<LocalDate> turns) {
    /**
     * Whether it was in service on any day of the month, by what is known: its present state, and
     * the days on which that turned. An asset that was disposed of without any other step was until
     * then.
     */
    public boolean inServiceIn(YearMonth month) {
      boolean inService = state.inService() || state == AssetState.DISPOSED && turns.isEmpty();
      for (LocalDate turn : turns) {
        if (YearMonth.from(turn).equals(month)) return true;
        if (turn.isAfter(month.atEndOfMonth())) inService = !inService;
      }
      return inService;
    }
  }

  /** Hands over the assets that have a price or a monthly cost one by one, in any order. */
  public void forEach(AssetSelection selection, Consumer<Entry> each) {
    reader.stream(listEntries, selection.parameters(), row -> each.accept(entry(row)));
  }

  private static Entry entry(Record row) {
    return new Entry(
        row.get("tag").asString(),
        row.get("kind").asString(),
        AssetState.valueOf(row.get("state").asString()),
        money(row, "price", "currency"),
        date(row, "start"),
        date(row, "disposedOn"),
        money(row, "monthlyCost", "monthlyCurrency"),
        row.get("items").asList(Value::asString),
        row.get("turns").asList(Value::asLocalDate));
  }

  private static @Nullable Money money(Record row, String amount, String currency) {
    Value units = row.get(amount);
    return units.isNull()
        ? null
        : Money.ofMinor(units.asLong(), Money.currency(row.get(currency).asString()));
  }

  private static @Nullable LocalDate date(Record row, String column) {
    Value value = row.get(column);
    return value.isNull() ? null : value.asLocalDate();
  }
}
