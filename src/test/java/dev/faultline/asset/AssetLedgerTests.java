package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.asset.AssetLedger.Entry;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetLedgerTests {
  @ParameterizedTest(name = "{0} after {1}")
  @CsvSource({
    "IN_USE,   '',                               1 2 3 4 5 6",
    "RETIRED,  '',                               ''",
    "DISPOSED, '',                               1 2 3 4 5 6",
    "RETIRED,  2026-03-01,                       1 2 3",
    "DISPOSED, 2026-03-31,                       1 2 3",
    "IN_STOCK, 2026-02-10 2026-05-20,            1 2 5 6",
    "STOLEN,   2026-05-20 2026-02-10 2026-06-01, 1 2 5 6",
    "IN_STOCK, 2026-04-15,                       4 5 6",
  })
  void anAssetIsInServiceBetweenItsTurns(AssetState state, String turns, String months) {
    List<LocalDate> days =
        turns.isEmpty()
            ? List.of()
            : Arrays.stream(turns.split(" ")).map(LocalDate::parse).toList();
    Entry entry = new Entry("HW-1", "Hardware", state, null, null, null, null, List.of(), days);
    assertThat(
            IntStream.rangeClosed(1, 6)
                .filter(month -> entry.inServiceIn(YearMonth.of(2026, month)))
                .mapToObj(String::valueOf)
                .toList())
        .isEqualTo(months.isEmpty() ? List.of() : List.of(months.split(" ")));
  }
}
