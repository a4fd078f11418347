package dev.faultline.asset;

import dev.faultline.inventory.Outcome;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What writing a batch of drafts would do.
 *
 * @param results one a draft, in their order
 * @param writes the changes behind them
 */
public record AssetPlan(List<Result> results, List<Write> writes) {
  /**
   * What would become of one draft.
   *
   * @param problems all that is wrong with it; then the outcome is a rejection
   */
  public record Result(Outcome outcome, List<Problem> problems) {}

  record Write(@Nullable Asset before, Asset after) {}

  /** The stored assets that the plan is based on, by tag, and the items that drafts name. */
  record Known(Map<String, Asset> assets, Map<String, Asset.Embodied> items) {}
}
