package dev.faultline.graphql;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What one GraphQL request may cost; see {@link GraphQlLimits}.
 *
 * @param maxDepth deepest nesting of fields
 * @param maxFields most fields, fragments counted each time they are used
 * @param maxCost highest static cost, see the directives {@code @cost} and {@code @listSize}
 * @param maxDocument longest document, in bytes of UTF-8
 * @param maxBody largest HTTP body
 * @param maxTime longest time of a request; streams of events are not limited
 * @param maxPageSize most rows of a page
 * @param defaultPageSize rows of a page where a request does not say
 */
@ConfigurationProperties("faultline.graphql")
record GraphQlSettings(
    @DefaultValue("15") int maxDepth,
    @DefaultValue("500") int maxFields,
    @DefaultValue("5000") int maxCost,
    @DefaultValue("20000B") DataSize maxDocument,
    @DefaultValue("1MB") DataSize maxBody,
    @DefaultValue("10s") Duration maxTime,
    @DefaultValue("200") int maxPageSize,
    @DefaultValue("50") int defaultPageSize) {

  GraphQlLimits limits() {
    return new GraphQlLimits(
        maxDepth,
        maxFields,
        maxCost,
        maxDocument.toBytes(),
        Math.toIntExact(maxBody.toBytes()),
        maxTime,
        maxPageSize,
        defaultPageSize);
  }
}
