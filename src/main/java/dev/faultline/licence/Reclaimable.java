package dev.faultline.licence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A seat or an installation that is counted and that nobody seems to need.
 *
 * @param id of the use; names no person
 * @param item of the installation, or the one the seat's user works on
 * @param user of the seat, or of the installation
 */
public record Reclaimable(
    String id,
    @Nullable String item,
    @Nullable String user,
    Reason reason,
    @Nullable LocalDate lastUsed) {
  /** Why it can be taken back. */
  public enum Reason {
    /** The item of the seat is retired, or its user has left. */
    RETIRED,
    /** Not used since the day asked for. */
    NOT_USED
  }
}
