package dev.faultline.ingest;

import dev.faultline.inventory.Unconfirmed;
import dev.faultline.model.Text;
import java.util.ArrayList;
import java.util.List;

/** What an import accepted and its reader should still look at. */
final class ImportNotes {
  private static final int MOST_THRESHOLDS = 100;

  private final List<String> notes = new ArrayList<>();

  void add(String note) {
    notes.add(note);
  }

  void thresholds(List<Unconfirmed.Threshold> thresholds) {
    for (Unconfirmed.Threshold threshold :
        thresholds.subList(0, Math.min(MOST_THRESHOLDS, thresholds.size()))) {
      notes.add(
          "Group \"%s\" of \"%s\" asks for %d of %s: all of them are needed."
              .formatted(
                  Text.shorten(threshold.group()),
                  Text.shorten(threshold.dependent()),
                  threshold.minimumUp(),
                  Text.count(threshold.size(), "provider", "providers")));
    }
    if (thresholds.size() > MOST_THRESHOLDS) {
      notes.add(
          (thresholds.size() - MOST_THRESHOLDS)
              + " more groups ask for more providers than they have.");
    }
  }

  List<String> list() {
    return List.copyOf(notes);
  }
}
