package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AssetTests {
  @ParameterizedTest
  @CsvSource({
    "2026-01-15, 36, 2029-01-14",
    "2026-01-31,  1, 2026-02-28",
    "2026-01-31,  2, 2026-03-30",
    "2026-08-31,  1, 2026-09-30",
    "2024-02-29, 12, 2025-02-28",
    "2024-02-29, 48, 2028-02-28",
    "2026-03-01,  1, 2026-03-31",
  })
  void aWarrantyEndsOnItsLastDay(LocalDate start, long months, LocalDate end) {
    Asset asset =
        new Asset(
            "id",
            "HW-1",
            "Hardware",
            AssetState.IN_USE,
            Map.of(AssetField.WARRANTY_START, start, AssetField.WARRANTY_MONTHS, months),
            Map.of(),
            List.of(),
            Instant.EPOCH,
            Instant.EPOCH);
    assertThat(asset.warrantyEnd()).isEqualTo(end);
  }
}
