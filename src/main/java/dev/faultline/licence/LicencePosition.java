package dev.faultline.licence;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Where a product stands on a day: bought, used, free, over, and what makes it so.
 *
 * @param lines one for each metric, the widest first; if nothing is valid that day, those of what
 *     was bought for other days, with nothing entitled; if nothing was ever bought, installations
 *     and users
 * @param uncounted installations in use that no metric of the lines can count, such as one without
 *     a user where only users were bought: to be looked into, they may be over
 * @param freed items of retired installations, which use nothing any more
 */
public record LicencePosition(
    String product,
    LocalDate day,
    List<Line> lines,
    List<Uncounted> uncounted,
    List<String> freed) {

  /**
   * The position by one metric.
   *
   * @param entitlements valid that day
   * @param entitled their quantities; if unlimited, as much as is used
   * @param used what is covered by them and what is over, in units of the metric
   * @param free entitled and not used
   * @param over used and not entitled
   * @param uses what makes up used, in the order in which it was covered
   */
  public record Line(
      Metric metric,
      List<Entitlement> entitlements,
      long entitled,
      long used,
      long free,
      long over,
      List<Use> uses) {
    /** The uses that are not covered, or not in full. */
    public List<Use> overUses() {
      return uses.stream().filter(use -> use.over() > 0).toList();
    }
  }

  /**
   * One thing that is counted.
   *
   * @param id of the first use that it is made of; names no person
   * @param name of the site, host, user or installation
   * @param amount in units of the metric
   * @param over how much of it no entitlement covers
   * @param items of the installations behind it
   * @param users behind it
   * @param note what was assumed, if anything
   * @param count how a number of cores came about, in a sentence; null for any other metric
   */
  public record Use(
      String id,
      String name,
      long amount,
      long over,
      List<String> items,
      List<String> users,
      @Nullable String note,
      @Nullable String count) {
    /** Who or what makes it up: its installations, or its users where it has none. */
    private List<String> by() {
      return items.isEmpty() ? users : items;
    }
  }

  /** An installation that no bought metric can count, and why. */
  public record Uncounted(String item, String reason) {}

  /** Whether more is used than was bought, by any metric. */
  public boolean isOver() {
    return lines.stream().anyMatch(line -> line.over() > 0);
  }

  /** What is over by all metrics, each in its own units. */
  public long over() {
    return lines.stream().mapToLong(Line::over).sum();
  }

  /** The uses that are over in this position, but not, or by less, in the other one. */
  List<Use> overMoreThan(LicencePosition other) {
    Map<String, Long> known = new HashMap<>();
    other
        .overUses()
        .forEach(use -> use.by().forEach(one -> known.merge(one, use.over(), Long::max)));
    return overUses()
        .filter(use -> use.by().stream().anyMatch(one -> known.getOrDefault(one, 0L) < use.over()))
        .toList();
  }

  private Stream<Use> overUses() {
    return lines.stream().flatMap(line -> line.overUses().stream());
  }
}
