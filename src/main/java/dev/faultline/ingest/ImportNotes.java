package dev.faultline.ingest;

import dev.faultline.inventory.ItemPlan;
import dev.faultline.inventory.Unconfirmed;
import dev.faultline.model.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** What an import accepted and its reader should still look at. */
final class ImportNotes {
  private static final int MOST_THRESHOLDS = 100;

  private final List<String> notes = new ArrayList<>();
  private final Map<String, Long> takenOver = new TreeMap<>();
  private long stayRetired;

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

  void items(ItemPlan plan) {
    plan.takenOver().forEach((source, count) -> takenOver.merge(source, count, Long::sum));
    stayRetired += plan.stayRetired().size();
  }

  List<String> list() {
    List<String> all = new ArrayList<>();
    if (stayRetired > 0) {
      all.add(
          Text.count(stayRetired, "item of this input is", "items of this input are")
              + " retired, which the input does not change: give \"lifeCycle\" IN_USE, or import"
              + " with mode=replace, to have it back in use.");
    }
    takenOver.forEach((source, count) ->
        all.add(
            Text.count(count, "item is", "items are")
                + " stated by the source \""
                + Text.shorten(source)
                + "\" too. If they are different things, they need different keys (Kubernetes:"
                + " cluster, Compose: project)."));
    all.addAll(notes);
    return List.copyOf(all);
  }
}
