package dev.faultline.analysis;

import dev.faultline.graphql.ItemRef;
import dev.faultline.model.Level;
import dev.faultline.model.LifeCycle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One impact question, as a request gives it. */
record ImpactInput(
    List<TargetInput> targets,
    @Nullable Boolean ignoreStates,
    @Nullable List<TargetInput> alsoChanging,
    @Nullable List<String> relationTypes,
    @Nullable Level minimumLevel,
    @Nullable BudgetInput budget,
    @Nullable Long atLeastRevision,
    @Nullable List<LifeCycle> includeLifeCycles,
    History.@Nullable AtInput at,
    @Nullable List<EditInput> overlay) {

  /** An item that the change touches. */
  record TargetInput(ItemRef item, @Nullable Level effect) {
    Level effectOrDown() {
      return effect == null ? Level.DOWN : effect;
    }
  }

  /** How far the analysis may go. */
  record BudgetInput(
      @Nullable Integer maxHops, @Nullable Integer maxItems, @Nullable Integer maxMillis) {}
}
