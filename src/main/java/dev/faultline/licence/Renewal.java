package dev.faultline.licence;

import java.time.LocalDate;

/**
 * An entitlement that ends.
 *
 * @param lastDay on which it is valid
 * @param noticeBy the last day for notice; the last day itself if no notice is needed
 * @param overAfter by how much the product would be over the day after, were it not renewed and
 *     nothing else changed; in units of its metrics
 */
public record Renewal(
    Entitlement entitlement, LocalDate lastDay, LocalDate noticeBy, long overAfter) {}
