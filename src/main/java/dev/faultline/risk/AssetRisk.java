package dev.faultline.risk;

import dev.faultline.asset.Ending;
import dev.faultline.model.Level;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An ending and what it threatens.
 *
 * @param effect what it does to the items that it is about
 * @param services the services that it hits, those that it is about included: worst level first,
 *     then the most critical, then by name
 * @param affected how many items it hits beside those that it is about
 * @param worst the worst level among all items that it hits or is about
 */
record AssetRisk(Ending ending, Level effect, List<Threat> services, int affected, Level worst) {
  /**
   * A service that is hit.
   *
   * @param item its number in the snapshot
   * @param criticality 1 is the most critical; null: nobody said
   */
  record Threat(int item, String name, Level level, @Nullable Integer criticality) {}

  AssetRisk {
    services = List.copyOf(services);
  }

  /** The worst level of a service; NONE if no service is hit. */
  Level level() {
    return services.isEmpty() ? Level.NONE : services.getFirst().level();
  }

  /** How many services are hit by this level. */
  int count(Level level) {
    int count = 0;
    for (Threat threat : services) if (threat.level() == level) count++;
    return count;
  }

  /** The criticality of the most critical of the worst hit services; 5 where nobody said. */
  int criticality() {
    Integer first = services.isEmpty() ? null : services.getFirst().criticality();
    return first == null ? 5 : first;
  }
}
