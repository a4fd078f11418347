package dev.faultline.asset;

import dev.faultline.record.Problem;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Checks when an asset was disposed of and its data erased: not before it was bought or delivered,
 * not later than today, and the erasure not after the disposal.
 */
final class DisposalDates {
  private final Asset asset;
  private final LocalDate today;
  private final List<Problem> problems = new ArrayList<>();

  private DisposalDates(Asset asset, LocalDate today) {
    this.asset = asset;
    this.today = today;
  }

  /**
   * All that is wrong with the days; empty: nothing.
   *
   * @param today in UTC
   * @param disposed what the input calls the day of the disposal
   * @param erased what the input calls the day of the erasure
   */
  static List<Problem> problems(Asset asset, LocalDate today, String disposed, String erased) {
    DisposalDates dates = new DisposalDates(asset, today);
    LocalDate end = asset.date(AssetField.DISPOSED_ON);
    LocalDate erasure = asset.date(AssetField.ERASED_ON);
    if (end != null) dates.check(disposed, end);
    if (erasure == null || erasure.equals(end)) return dates.problems;
    dates.check(erased, erasure);
    if (end != null && erasure.isAfter(end)) {
      dates.problem(
          erased,
          erased
              + " is "
              + erasure
              + ", after the disposal on "
              + end
              + "; data is erased before the asset is gone, so give that day or an earlier one.");
    }
    return dates.problems;
  }

  private void check(String word, LocalDate day) {
    if (day.isAfter(today)) {
      problem(
          word, word + " is " + day + ", which is not there yet: today is " + today + " in UTC.");
    }
    for (AssetField field : List.of(AssetField.PURCHASE_DATE, AssetField.DELIVERY_DATE)) {
      LocalDate began = asset.date(field);
      if (began == null || !day.isBefore(began)) continue;
      problem(
          word,
          word
              + " is "
              + day
              + ", before "
              + field.word()
              + " "
              + began
              + "; give a day from then on, or correct "
              + field.word()
              + " first.");
    }
  }

  private void problem(String word, String message) {
    problems.add(new Problem(word, message));
  }
}
