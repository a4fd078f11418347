package dev.faultline.model;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One write to the estate.
 *
 * @param number 1 for the first write, without gaps; 0 is the empty estate
 * @param at when it was committed
 * @param actor who wrote
 * @param source the system that the data came from; null for a person's edit
 * @param reason why, as the writer said
 */
public record Revision(
    long number, Instant at, String actor, @Nullable String source, @Nullable String reason) {
  public Revision {
    if (number < 0) throw new IllegalArgumentException("number must be >= 0 but was " + number);
  }
}
