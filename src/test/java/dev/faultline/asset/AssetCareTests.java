package dev.faultline.asset;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AssetCareTests {
  private static final LocalDate MARCH = LocalDate.of(2026, 3, 1);
  private static final LocalDate MAY = LocalDate.of(2026, 5, 1);

  @Test
  void aSightingOfLongAgoDoesNotReplaceALaterOne() {
    Asset seen = AssetCare.seen(asset(), MAY, "Room 5");
    assertThat(AssetCare.seen(seen, MARCH, "Room 3")).isEqualTo(seen);
    Asset again = AssetCare.seen(seen, MAY, "Room 6");
    assertThat(again.text(AssetField.LAST_SEEN_AT)).isEqualTo("Room 6");
  }

  @Test
  void aSightingWithoutAPlaceLeavesNoPlaceOfAnotherOne() {
    Asset moved = AssetCare.seen(asset(), MARCH, "Room 3").with(AssetField.LOCATION, null);
    Asset seen = AssetCare.seen(moved, MAY, moved.text(AssetField.LOCATION));
    assertThat(seen.values()).containsOnlyKeys(AssetField.LAST_SEEN_ON);
  }

  private static Asset asset() {
    return new Asset(
        "id",
        "T-1",
        "Hardware",
        AssetState.IN_STOCK,
        Map.of(),
        Map.of(),
        List.of(),
        Instant.EPOCH,
        Instant.EPOCH);
  }
}
