package dev.faultline.risk;

import dev.faultline.asset.Ending;
import dev.faultline.asset.EndingKind;
import dev.faultline.model.Level;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Conditions on risks, as a request gives them. */
record RiskFilterInput(
    @Nullable List<EndingKind> kinds,
    @Nullable String contains,
    @Nullable Level minimumLevel,
    @Nullable Integer criticality) {
  static final RiskFilterInput NONE = new RiskFilterInput(null, null, null, null);

  /** What can be told before anything is analysed. */
  boolean holds(Ending ending) {
    if (kinds != null && !kinds.contains(ending.kind())) return false;
    if (contains == null) return true;
    String text = ending.subject() + " " + ending.product() + " " + ending.assetTags();
    return text.toLowerCase(Locale.ROOT).contains(contains.toLowerCase(Locale.ROOT));
  }

  boolean holds(AssetRisk risk) {
    return (minimumLevel == null || risk.level().compareTo(minimumLevel) >= 0)
        && (criticality == null
            || risk.services().stream()
                .anyMatch(hit -> hit.criticality() != null && hit.criticality() <= criticality));
  }
}
