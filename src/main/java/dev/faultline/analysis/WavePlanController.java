package dev.faultline.analysis;

import dev.faultline.analysis.ImpactInput.TargetInput;
import dev.faultline.impact.ImpactQuery;
import dev.faultline.impact.Target;
import dev.faultline.impact.WavePlan;
import dev.faultline.model.Level;
import graphql.GraphQLContext;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** In which order many targets can be changed without hurting what is protected. */
@Controller
final class WavePlanController {
  private final Searches searches;

  WavePlanController(Searches searches) {
    this.searches = searches;
  }

  @QueryMapping
  WavePlanView wavePlan(
      @Argument List<TargetInput> targets,
      @Argument ItemFilter protect,
      @Argument @Nullable Level worstAllowed,
      @Arguments Conditions conditions,
      GraphQLContext request) {
    Search search = searches.prepare(conditions, request);
    Snapshot snapshot = search.snapshot();
    List<Target> wanted = searches.targets(targets, snapshot);
    Searches.Chosen guarded = searches.someChosen("protect", protect, snapshot, -1);
    WavePlan plan =
        searches.run(
            search,
            budget ->
                WavePlan.of(
                    new WavePlan.Question(
                        search.engine(),
                        snapshot.topology(),
                        new ImpactQuery(
                            wanted, search.alsoChanging(), search.ignoreStates(), Set.of(), budget),
                        guarded.test(),
                        worstAllowed == null ? Level.AT_RISK : worstAllowed)));
    return new WavePlanView(search, plan, guarded.count());
  }
}
