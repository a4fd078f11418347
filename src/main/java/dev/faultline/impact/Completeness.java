package dev.faultline.impact;

import java.util.Set;

/**
 * Whether an answer is the whole one.
 *
 * @param reasons what made it a lower bound; empty: it is complete
 * @param unexplored items whose further rise was seen but not followed, 0 if complete
 * @param hopsCompleted rounds of the iteration that were carried out whole
 */
public record Completeness(Set<Reason> reasons, int unexplored, int hopsCompleted) {
  /** Why an answer is a lower bound. */
  public enum Reason {
    MAX_HOPS,
    MAX_ITEMS,
    TIME,
    RELATION_FILTER,
    /** What the answer needs did not fit the memory allowed for it. */
    MEMORY
  }

  public boolean isComplete() {
    return reasons.isEmpty();
  }
}
