package dev.faultline.asset;

import dev.faultline.asset.AssetSelection.Operator;
import dev.faultline.model.DeadlineExceeded;
import dev.faultline.model.Edit;
import dev.faultline.model.Revision;
import dev.faultline.money.Money;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.EstateReplaced;
import dev.faultline.store.LogPosition;
import dev.faultline.store.LoggedRevision;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.StoreReader;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * What bookkeeping wants to know of every asset, and nothing else.
 *
 * <p>The whole of it is read once, on a thread of its own, which takes some 10 s for a million
 * assets, and then kept in memory, some 70 bytes each. Each question first brings it up to the
 * newest revision: what the log says was changed is read again. Safe for several threads.
 */
@Component
public class AssetLedger {
  /** From how many edits on it is quicker to read all. */
  private static final int MOST_EDITS = 20_000;

  private static final int REVISIONS_AT_A_TIME = 100;
  private static final int TAGS_AT_A_TIME = 500;
  private static final long POLL_MILLIS = 20;

  private final StoreReader reader;
  private final RevisionLog log;
  private final String listEntries;
  private final String listAll;

  /** Held while the rows are brought up to date. */
  private final ReentrantLock refreshing = new ReentrantLock();

  private @Nullable Kept kept;

  AssetLedger(StoreReader reader, RevisionLog log, CypherFiles cypher) {
    this.reader = reader;
    this.log = log;
    listEntries = cypher.named("asset/list-ledger-entries");
    listAll = cypher.named("asset/list-ledger");
  }

  /**
   * @param revision what every row shows at least
   */
  private record Kept(Revision revision, LedgerRows rows) {}

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

  /**
   * Hands over the assets that have a price or a monthly cost one by one, in any order.
   *
   * @param cancelled asked while the assets are being read
   * @throws DeadlineExceeded if it was cancelled; they are read to the end for the next question
   */
  public void forEach(AssetSelection selection, BooleanSupplier cancelled, Consumer<Entry> each) {
    if (selection.equals(AssetSelection.ALL)) all(cancelled).forEach(each);
    else stream(selection, each);
  }

  private void stream(AssetSelection selection, Consumer<Entry> each) {
    reader.stream(listEntries, selection.parameters(), row -> each.accept(entry(row)));
  }

  private LedgerRows all(BooleanSupplier cancelled) {
    FutureTask<LedgerRows> task = new FutureTask<>(this::refreshed);
    Thread.ofVirtual().name("asset-ledger").start(task);
    while (!cancelled.getAsBoolean()) {
      try {
        return task.get(POLL_MILLIS, TimeUnit.MILLISECONDS);
      } catch (TimeoutException _) {
        // Asks again whether anybody waits.
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        throw new DeadlineExceeded("The request was cancelled.");
      } catch (ExecutionException failed) {
        if (failed.getCause() instanceof RuntimeException cause) throw cause;
        throw new IllegalStateException(failed.getCause());
      }
    }
    throw new DeadlineExceeded(
        "The assets were still being read when the request's time was up. Ask again later.");
  }

  private LedgerRows refreshed() {
    refreshing.lock();
    try {
      Revision newest = log.newest();
      Kept before = kept;
      LedgerRows rows = before == null ? null : following(before, newest);
      if (rows == null) {
        LedgerRows.Builder all = new LedgerRows.Builder();
        reader.stream(listAll, Map.of(), row -> all.add(entry(row)));
        rows = all.build();
      }
      kept = new Kept(newest, rows);
      return rows;
    } finally {
      refreshing.unlock();
    }
  }

  /** The rows as of the newest revision; null: they do not follow from those before. */
  private @Nullable LedgerRows following(Kept before, Revision newest) {
    Revision seen = before.revision();
    if (seen.equals(newest)) return before.rows();
    LogPosition position = log.position(seen.number()).orElse(null);
    if (position == null || !position.revision().equals(seen)) return null;
    if (position.editsAfter() > MOST_EDITS) return null;
    Set<String> tags = new HashSet<>();
    long number = seen.number();
    while (true) {
      List<LoggedRevision> missed = log.after(number, REVISIONS_AT_A_TIME);
      if (missed.isEmpty()) break;
      for (LoggedRevision revision : missed) for (Edit edit : revision.edits()) addTag(edit, tags);
      number = missed.getLast().revision().number();
    }
    if (tags.isEmpty()) return before.rows();
    List<Entry> entries = new ArrayList<>();
    List<String> wanted = List.copyOf(tags);
    for (int from = 0; from < wanted.size(); from += TAGS_AT_A_TIME) {
      List<String> some = wanted.subList(from, Math.min(wanted.size(), from + TAGS_AT_A_TIME));
      stream(AssetSelection.ALL.and("tag", Operator.IN, some), entries::add);
    }
    return before.rows().replacing(tags, entries);
  }

  private static void addTag(Edit edit, Set<String> tags) {
    if (!(edit instanceof Edit.RecordWritten written) || !written.kind().equals(Asset.RECORD))
      return;
    Map<String, Object> facts = written.after() == null ? written.before() : written.after();
    if (facts != null && facts.get("tag") instanceof String tag) tags.add(tag);
  }

  @EventListener
  void onReplaced(@SuppressWarnings("unused") EstateReplaced event) {
    refreshing.lock();
    try {
      kept = null;
    } finally {
      refreshing.unlock();
    }
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
        row.get("items").asList(Value::asString, List.of()),
        row.get("turns").asList(Value::asLocalDate, List.of()));
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
