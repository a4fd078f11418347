package dev.faultline.contract;

import static java.time.temporal.TemporalAdjusters.lastDayOfMonth;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a contract ends. Notice is due so many months and then so many days before the last day.
 *
 * @param renews whether it goes on by itself unless notice is given
 * @param renewalMonths by how many months it goes on, or went on before it was ended; given if it
 *     renews
 */
public record Term(
    @Nullable Long noticeDays,
    @Nullable Long noticeMonths,
    boolean renews,
    @Nullable Long renewalMonths) {
  /** An end, at which the contract is over or goes on. @param noticeBy last day for notice */
  public record Turn(LocalDate day, LocalDate noticeBy, boolean renews) {}

  /** Does not go on any more; by how many months it did is kept, for the terms that were. */
  Term ended() {
    return new Term(noticeDays, noticeMonths, false, renewalMonths);
  }

  /** The last day on which notice is in time; the last day itself where none is needed. */
  public LocalDate noticeBy(LocalDate lastDay) {
    return lastDay
        .minusMonths(noticeMonths == null ? 0 : noticeMonths)
        .minusDays(noticeDays == null ? 0 : noticeDays);
  }

  /**
   * The ends in a period: those whose last day is not before it and whose last day for notice is
   * not after it, earliest first. A contract that renews has one for each term; if the first term
   * ends with a month, all do.
   *
   * @param end of the term that was agreed first; null: there are none
   */
  public List<Turn> turns(@Nullable LocalDate end, LocalDate from, LocalDate to) {
    List<Turn> turns = new ArrayList<>();
    if (end == null) return turns;
    long months = renews && renewalMonths != null ? renewalMonths : 0;
    for (long term = 0; ; term++) {
      // From the first end on, so that the 31st does not creep to the 28th for good.
      LocalDate day = end.plusMonths(term * months);
      if (end.getDayOfMonth() == end.lengthOfMonth()) day = day.with(lastDayOfMonth());
      LocalDate noticeBy = noticeBy(day);
      if (noticeBy.isAfter(to)) return turns;
      if (!day.isBefore(from)) turns.add(new Turn(day, noticeBy, renews));
      if (months == 0) return turns;
    }
  }
}
