package dev.faultline.graphql;

import dev.faultline.model.InvalidInput;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

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
    int defaultPageSize) {
  /**
   * How many rows a list without pages may have.
   *
   * @param first as the request asks; null: it does not say
   * @param standard where it does not say
   * @throws InvalidInput if it asks for fewer than 1
   */
  public int rows(@Nullable Integer first, int standard) {
    int most = first == null ? standard : first;
    if (most < 1) throw new InvalidInput("first must be at least 1 but was " + most + ".");
    return Math.min(most, maxPageSize);
  }
}
