package dev.faultline.risk;

import dev.faultline.asset.Ending;
import dev.faultline.asset.EndingKind;
import dev.faultline.model.Level;
import dev.faultline.risk.AssetRisk.Threat;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;

/** Risks for tests. */
final class Risks {
  private Risks() {}

  static Ending ending(EndingKind kind, String subject, String day) {
    return new Ending(kind, subject, null, List.of(), List.of("item"), LocalDate.parse(day), null);
  }

  /** A service that is hit; criticality 0: nobody said. */
  static Threat threat(String name, Level level, int criticality) {
    return new Threat(name.hashCode(), name, level, criticality == 0 ? null : criticality);
  }

  static AssetRisk risk(Ending ending, int affected, Threat... services) {
    List<Threat> hit = Arrays.stream(services).sorted(AssetRisks.WORST_FIRST).toList();
    Level worst = hit.isEmpty() ? Level.NONE : hit.getFirst().level();
    return new AssetRisk(ending, Level.DOWN, hit, affected, worst);
  }
}
