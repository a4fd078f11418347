package dev.faultline.analysis;

import dev.faultline.analysis.ImpactInput.BudgetInput;
import dev.faultline.analysis.ImpactInput.TargetInput;
import dev.faultline.model.LifeCycle;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a search takes as given: the arguments that all of them share. */
record Conditions(
    @Nullable List<TargetInput> alsoChanging,
    @Nullable Boolean ignoreStates,
    @Nullable BudgetInput budget,
    @Nullable Long atLeastRevision,
    @Nullable List<LifeCycle> includeLifeCycles,
    History.@Nullable AtInput at,
    @Nullable List<EditInput> overlay) {}
