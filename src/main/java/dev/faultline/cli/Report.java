package dev.faultline.cli;

import dev.faultline.impact.Impact;
import java.util.Set;

/**
 * An answer that is to be written.
 *
 * @param services names of the item types that are business services
 */
record Report(Impact impact, Set<String> services) {
  boolean isService(int item) {
    return services.contains(impact.topology().type(item));
  }

  /** {@code COMPLETE} or {@code LOWER_BOUND}. */
  String status() {
    return impact.completeness().isComplete() ? "COMPLETE" : "LOWER_BOUND";
  }
}
