package dev.faultline.inventory;

import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.RedundancyRule;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What writing a batch of items would do: an outcome a record, and the changes behind it.
 *
 * @param stayRetired items that are stated without a life cycle and are retired
 */
public record ItemPlan(
    List<Outcome> outcomes,
    List<Write> writes,
    List<String> confirmed,
    List<Rule> rules,
    Set<String> stayRetired) {
  record Write(@Nullable ConfigurationItem before, ConfigurationItem after) {}

  record Rule(
      String dependent, String group, @Nullable RedundancyRule before, RedundancyRule after) {}

  /** Items that another source stated last, by its name. */
  public Map<String, Long> takenOver() {
    Map<String, Long> counts = new TreeMap<>();
    for (Write write : writes) {
      String source = write.before() == null ? null : write.before().source();
      boolean retired = write.before() != null && write.before().lifeCycle() == LifeCycle.RETIRED;
      if (source != null && !retired && !source.equals(write.after().source())) {
        counts.merge(source, 1L, Long::sum);
      }
    }
    return counts;
  }

  /** Reads of the store that the plan is based on. */
  record Known(
      Map<String, ConfigurationItem> items, Map<String, Map<String, RedundancyRule>> rules) {}
}
