package dev.faultline.inventory;

import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.RedundancyRule;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What writing a batch of items would do: an outcome a record, and the changes behind it. */
public record ItemPlan(
    List<Outcome> outcomes, List<Write> writes, List<String> confirmed, List<Rule> rules) {
  record Write(@Nullable ConfigurationItem before, ConfigurationItem after) {}

  record Rule(
      String dependent, String group, @Nullable RedundancyRule before, RedundancyRule after) {}

  /** Reads of the store that the plan is based on. */
  record Known(
      Map<String, ConfigurationItem> items, Map<String, Map<String, RedundancyRule>> rules) {}
}
