package dev.faultline.impact;

import dev.faultline.model.Level;
import java.util.Map;

/**
 * Counts of an answer.
 *
 * @param byLevel affected items by level, NONE left out
 * @param byType affected items by the name of their type
 * @param byCriticality affected items by criticality 1 to 4; 0 for those without
 * @param services affected business services by level
 */
public record Summary(
    int affected,
    Map<Level, Integer> byLevel,
    Map<String, Integer> byType,
    Map<Integer, Integer> byCriticality,
    Map<Level, Integer> services) {}
