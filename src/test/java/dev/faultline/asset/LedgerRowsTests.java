package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.asset.AssetLedger.Entry;
import dev.faultline.money.Money;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LedgerRowsTests {
  private final Random random = new Random(7);

  private Entry entry(String tag) {
    List<String> currencies = List.of("EUR", "JPY", "KWD");
    return new Entry(
        tag,
        "Kind" + random.nextInt(200),
        AssetState.values()[random.nextInt(AssetState.values().length)],
        sometimes(Money.ofMinor(random.nextLong(1L << 40), currency(currencies))),
        sometimes(LocalDate.ofEpochDay(random.nextInt(-40_000, 40_000))),
        sometimes(LocalDate.ofEpochDay(random.nextInt(20_000))),
        sometimes(Money.ofMinor(random.nextInt(), currency(currencies))),
        IntStream.range(0, random.nextInt(4)).mapToObj(i -> "geräte/" + random.nextInt()).toList(),
        IntStream.range(0, Math.max(0, random.nextInt(-9, 3)))
            .mapToObj(i -> LocalDate.ofEpochDay(random.nextInt(20_000)))
            .toList());
  }

  private Currency currency(List<String> codes) {
    return Money.currency(codes.get(random.nextInt(codes.size())));
  }

  private <T> @Nullable T sometimes(T value) {
    return random.nextInt(3) == 0 ? null : value;
  }

  private static LedgerRows rows(Iterable<Entry> entries) {
    LedgerRows.Builder builder = new LedgerRows.Builder();
    entries.forEach(builder::add);
    return builder.build();
  }

  private static List<Entry> byTag(LedgerRows rows) {
    List<Entry> entries = new ArrayList<>();
    rows.forEach(entries::add);
    entries.sort(Comparator.comparing(Entry::tag));
    return entries;
  }

  @Test
  void whatIsPackedComesOutAsItWas() {
    assertThat(byTag(rows(List.of()))).isEmpty();
    for (int size : List.of(1, 4_095, 4_096, 4_097, 10_000)) {
      Map<String, Entry> entries = new TreeMap<>();
      for (int i = 0; i < size; i++) entries.put("A-" + i, entry("A-" + i));
      assertThat(byTag(rows(entries.values()))).isEqualTo(List.copyOf(entries.values()));
    }
  }

  @Test
  void rowsFollowChangesWhileThoseBeforeStay() {
    Map<String, Entry> entries = new TreeMap<>();
    for (int i = 0; i < 9_000; i++) entries.put("A-" + i, entry("A-" + i));
    LedgerRows rows = rows(entries.values());
    for (int round = 0; round < 50; round++) {
      List<Entry> before = byTag(rows);
      Set<String> tags = new HashSet<>();
      List<Entry> now = new ArrayList<>();
      for (int i = 0; i < random.nextInt(300); i++) {
        String tag = "A-" + random.nextInt(12_000);
        if (!tags.add(tag)) continue;
        if (random.nextBoolean()) now.add(entry(tag));
      }
      LedgerRows next = rows.replacing(tags, now);
      entries.keySet().removeAll(tags);
      now.forEach(entry -> entries.put(entry.tag(), entry));
      assertThat(byTag(next)).isEqualTo(List.copyOf(entries.values()));
      assertThat(byTag(rows)).isEqualTo(before);
      rows = next;
    }
  }
}
