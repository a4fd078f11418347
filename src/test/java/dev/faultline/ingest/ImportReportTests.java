package dev.faultline.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.faultline.ingest.ImportReport.ItemCounts;
import dev.faultline.ingest.ImportReport.RelationCounts;
import dev.faultline.ingest.ImportReport.TypeCounts;
import java.util.List;
import org.junit.jupiter.api.Test;

class ImportReportTests {
  @Test
  void theLogSaysTheCountsAsAPersonWould() {
    assertThat(
            report(
                    new ItemCounts(329, 0, 2, 0, 1),
                    new RelationCounts(0, 0, 0, 0, 0),
                    new TypeCounts(0, 0, 0, 0),
                    0)
                .inWords())
        .isEqualTo("items: 329 created, 2 unchanged, 1 retired; no relations");
    assertThat(
            report(
                    new ItemCounts(0, 0, 0, 0, 0),
                    new RelationCounts(0, 3, 0, 1, 2),
                    new TypeCounts(1, 0, 0, 0),
                    4)
                .inWords())
        .isEqualTo(
            "no items; relations: 3 updated, 1 rejected, 2 removed; types: 1 created; 4"
                + " unreadable");
  }

  private static ImportReport report(
      ItemCounts items, RelationCounts relations, TypeCounts types, long unreadable) {
    return new ImportReport(
        1, false, 1, items, relations, types, unreadable, List.of(), 0, List.of());
  }
}
