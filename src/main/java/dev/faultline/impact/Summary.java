package dev.faultline.impact;

import dev.faultline.model.Level;
import java.util.Map;
import java.util.Set;

/**
 * Counts of an answer, each found when it is asked for: by level at once, services and the others
 * in O(affected). Safe for use by several threads.
 */
public final class Summary {
  private final Rows rows;
  private final Set<String> serviceTypes;
  private final Level minimum;

  /**
   * @param minimum items below this level do not count
   */
  Summary(Rows rows, Set<String> serviceTypes, Level minimum) {
    this.rows = rows;
    this.serviceTypes = serviceTypes;
    this.minimum = minimum;
  }

  public int affected() {
    return rows.size(minimum);
  }

  /** Affected items by level, NONE left out. */
  public Map<Level, Integer> byLevel() {
    return rows.byLevel(minimum);
  }

  /** Affected items by the name of their type. */
  public Map<String, Integer> byType() {
    return rows.byType(minimum);
  }

  /** Affected items by criticality 1 to 4; 0 for those without. */
  public Map<Integer, Integer> byCriticality() {
    return rows.byCriticality(minimum);
  }

  /** Affected business services by level. */
  public Map<Level, Integer> services() {
    return rows.servicesByLevel(serviceTypes, minimum);
  }
}
