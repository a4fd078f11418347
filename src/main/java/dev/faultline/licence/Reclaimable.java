package dev.faultline.licence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A seat or an installation that nobody seems to need. It is counted, unless what it is for is
 * retired.
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
    /** The item of the seat is retired, or the asset that gives it is retired, disposed or lost. */
    RETIRED,
    /** Not used since the day asked for. */
    NOT_USED
  }
}
