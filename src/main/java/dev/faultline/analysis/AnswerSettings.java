package dev.faultline.analysis;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How far answers go.
 *
 * @param maxTargets most targets of one impact question
 * @param maxTime longest time of one analysis
 * @param maxItems most affected items of one analysis
 * @param maxMapItems most nodes of a map
 * @param maxMapHops furthest reach of a map
 * @param maxPaths most chains between two items
 * @param maxFilterConditions most conditions in a filter
 * @param maxCutSetSize most items of a cut set
 * @param maxSearches searches over the whole estate that run at the same time; others wait
 * @param staleAfter age from which a relation that was not confirmed since counts as stale
 */
@ConfigurationProperties("faultline.analysis")
record AnswerSettings(
    @DefaultValue("1000") int maxTargets,
    @DefaultValue("10s") Duration maxTime,
    @DefaultValue("5000000") int maxItems,
    @DefaultValue("1000") int maxMapItems,
    @DefaultValue("50") int maxMapHops,
    @DefaultValue("20") int maxPaths,
    @DefaultValue("100") int maxFilterConditions,
    @DefaultValue("50") int maxCutSetSize,
    @DefaultValue("2") int maxSearches,
    @DefaultValue("90d") Duration staleAfter) {

  /** The settings without any configuration. */
  static AnswerSettings defaults() {
    return new AnswerSettings(
        1_000, Duration.ofSeconds(10), 5_000_000, 1_000, 50, 20, 100, 50, 2, Duration.ofDays(90));
  }
}
