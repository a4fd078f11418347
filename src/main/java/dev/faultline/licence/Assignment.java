package dev.faultline.licence;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A seat of a product given to a user. It is used until it is taken back, also while nobody sits on
 * it, or until what it is for is retired.
 *
 * @param id of the seat, unlike that of any other use; names no person
 * @param item on which the user works with it, if known
 * @param retired whether that item, or the asset that gives the seat, is retired or gone: it then
 *     uses nothing any more, and is there to be taken back
 * @param since when it was given, if known
 * @param lastUsed if known
 */
public record Assignment(
    String id,
    String user,
    @Nullable String item,
    boolean retired,
    @Nullable LocalDate since,
    @Nullable LocalDate lastUsed)
    implements Usage {
  public static Assignment to(String user) {
    return new Assignment("seat of " + user, user, null, false, null, null);
  }

  public Assignment withDates(@Nullable LocalDate given, @Nullable LocalDate used) {
    return new Assignment(id, user, item, retired, given, used);
  }

  public Assignment onRetired(String retiredItem) {
    return new Assignment(id, user, retiredItem, true, since, lastUsed);
  }
}
