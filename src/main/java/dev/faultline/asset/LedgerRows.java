package dev.faultline.asset;

import dev.faultline.asset.AssetLedger.Entry;
import dev.faultline.money.Money;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Entries of the ledger, packed by the page into arrays: some 70 bytes each instead of the 250 that
 * they take as objects. Immutable.
 */
final class LedgerRows {
  private static final int PAGE = 4_096;

  private final List<Page> pages;

  private LedgerRows(List<Page> pages) {
    this.pages = List.copyOf(pages);
  }

  /** Takes entries one by one; for one thread. */
  static final class Builder {
    private final List<Page> pages = new ArrayList<>();
    private List<Entry> open = new ArrayList<>();

    void add(Entry entry) {
      open.add(entry);
      if (open.size() == PAGE) close();
    }

    private void close() {
      if (open.isEmpty()) return;
      pages.add(new Page(open));
      open = new ArrayList<>();
    }

    LedgerRows build() {
      close();
      return new LedgerRows(pages);
    }
  }

  /** Hands over every entry, in any order. */
  void forEach(Consumer<Entry> each) {
    for (Page page : pages)
      for (int row = 0; row < page.size(); row++) each.accept(page.entry(row));
  }

  /**
   * The rows with what there is now of some assets. Time O(rows), copies only the pages that
   * change.
   *
   * @param tags of the assets
   * @param entries those of them that are in the ledger
   */
  LedgerRows replacing(Set<String> tags, List<Entry> entries) {
    Builder builder = new Builder();
    for (Page page : pages) {
      if (page.size() == PAGE && page.hasNoneOf(tags)) {
        builder.pages.add(page);
        continue;
      }
      for (int row = 0; row < page.size(); row++)
        if (!tags.contains(page.tag(row))) builder.add(page.entry(row));
    }
    entries.forEach(builder::add);
    return builder.build();
  }

  private static final class Page {
    private static final int NO_DAY = Integer.MIN_VALUE;
    private static final AssetState[] STATES = AssetState.values();

    private final String[] kinds;
    private final Currency[] currencies;
    private final short[] kind;
    private final byte[] state;
    private final Amounts prices;
    private final Amounts monthlyCosts;
    private final int[] start;
    private final int[] disposedOn;
    private final Texts tags;
    private final Texts keys;

    /** The first of {@link #keys} of each row, and the number of all. */
    private final int[] firstKey;

    /** Of the few that have any, by row. */
    private final Map<Integer, List<LocalDate>> turns = new HashMap<>();

    Page(List<Entry> entries) {
      int size = entries.size();
      kind = new short[size];
      state = new byte[size];
      start = new int[size];
      disposedOn = new int[size];
      firstKey = new int[size + 1];
      List<String> tag = new ArrayList<>(size);
      List<String> key = new ArrayList<>(size);
      Dictionary<String> kindsSeen = new Dictionary<>();
      Dictionary<Currency> currenciesSeen = new Dictionary<>();
      prices = new Amounts(size);
      monthlyCosts = new Amounts(size);
      for (int row = 0; row < size; row++) {
        Entry entry = entries.get(row);
        tag.add(entry.tag());
        key.addAll(entry.itemKeys());
        firstKey[row + 1] = key.size();
        kind[row] = (short) kindsSeen.number(entry.kind());
        state[row] = (byte) entry.state().ordinal();
        start[row] = day(entry.start());
        disposedOn[row] = day(entry.disposedOn());
        prices.put(row, entry.price(), currenciesSeen);
        monthlyCosts.put(row, entry.monthlyCost(), currenciesSeen);
        if (!entry.turns().isEmpty()) turns.put(row, entry.turns());
      }
      kinds = kindsSeen.values.toArray(String[]::new);
      currencies = currenciesSeen.values.toArray(Currency[]::new);
      tags = new Texts(tag);
      keys = new Texts(key);
    }

    int size() {
      return state.length;
    }

    String tag(int row) {
      return tags.get(row);
    }

    boolean hasNoneOf(Set<String> wanted) {
      for (int row = 0; row < size(); row++) if (wanted.contains(tag(row))) return false;
      return true;
    }

    Entry entry(int row) {
      return new Entry(
          tag(row),
          kinds[kind[row]],
          STATES[state[row]],
          prices.get(row, currencies),
          day(start[row]),
          day(disposedOn[row]),
          monthlyCosts.get(row, currencies),
          itemKeys(row),
          turns.getOrDefault(row, List.of()));
    }

    private List<String> itemKeys(int row) {
      int from = firstKey[row];
      int to = firstKey[row + 1];
      if (to - from == 1) return List.of(keys.get(from));
      List<String> found = new ArrayList<>(to - from);
      for (int i = from; i < to; i++) found.add(keys.get(i));
      return found;
    }

    private static int day(@Nullable LocalDate date) {
      return date == null ? NO_DAY : Math.toIntExact(date.toEpochDay());
    }

    private static @Nullable LocalDate day(int number) {
      return number == NO_DAY ? null : LocalDate.ofEpochDay(number);
    }
  }

  /** Numbers for different values, in the order in which they are seen. */
  private static final class Dictionary<T> {
    private final Map<T, Integer> numbers = new HashMap<>();
    private final List<T> values = new ArrayList<>();

    int number(T value) {
      return numbers.computeIfAbsent(
          value,
          added -> {
            values.add(added);
            return values.size() - 1;
          });
    }
  }

  private static final class Amounts {
    private final long[] minorUnits;

    /** Number of the currency and 1; 0 where there is no amount. */
    private final short[] currency;

    Amounts(int size) {
      minorUnits = new long[size];
      currency = new short[size];
    }

    void put(int row, @Nullable Money amount, Dictionary<Currency> currencies) {
      if (amount == null) return;
      minorUnits[row] = amount.minorUnits();
      currency[row] = (short) (currencies.number(amount.currency()) + 1);
    }

    @Nullable Money get(int row, Currency[] currencies) {
      int number = currency[row];
      return number == 0 ? null : Money.ofMinor(minorUnits[row], currencies[number - 1]);
    }
  }

  /** Texts one behind the other. */
  private static final class Texts {
    private final byte[] bytes;
    private final int[] end;

    Texts(List<String> texts) {
      end = new int[texts.size()];
      byte[][] parts = new byte[texts.size()][];
      int length = 0;
      for (int i = 0; i < end.length; i++) {
        parts[i] = texts.get(i).getBytes(StandardCharsets.UTF_8);
        length = Math.addExact(length, parts[i].length);
        end[i] = length;
      }
      bytes = new byte[length];
      for (int i = 0; i < end.length; i++)
        System.arraycopy(parts[i], 0, bytes, end[i] - parts[i].length, parts[i].length);
    }

    String get(int place) {
      int from = place == 0 ? 0 : end[place - 1];
      return new String(bytes, from, end[place] - from, StandardCharsets.UTF_8);
    }
  }
}
