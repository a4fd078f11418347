package dev.faultline.graphql;

import java.time.Duration;

/**
 * What one GraphQL request may cost.
 *
 * @param maxDepth deepest nesting of fields
 * @param maxFields most fields, fragments counted each time they are used
 * @param maxCost highest static cost, see the directives {@code @cost} and {@code @listSize}
 * @param maxDocumentBytes longest document, in bytes of UTF-8
 * @param maxBodyBytes largest HTTP body, in bytes
 * @param maxTime longest time of a request; streams of events are not limited
 * @param maxPageSize most rows of a page
 * @param defaultPageSize rows of a page where a request does not say
 */
public record GraphQlLimits(
    int maxDepth,
    int maxFields,
    int maxCost,
    long maxDocumentBytes,
    int maxBodyBytes,
    Duration maxTime,
    int maxPageSize,
    int defaultPageSize) {}
