package dev.faultline.licence;

import java.time.LocalDate;
import java.util.List;

/**
 * An entitlement that ends.
 *
 * @param lastDay on which it is valid
 * @param noticeBy the last day for notice; the last day itself if no notice is needed
 * @param overAfter by how much the product would be over the day after, were it not renewed and
 *     nothing else changed; in units of its metrics
 * @param overByIt the uses that would be over the day after, or by more than otherwise, because of
 *     this end or of it together with others of that day; none if this one makes no difference
 */
public record Renewal(
    Entitlement entitlement,
    LocalDate lastDay,
    LocalDate noticeBy,
    long overAfter,
    List<LicencePosition.Use> overByIt) {
  public Renewal {
    overByIt = List.copyOf(overByIt);
  }
}
