package dev.faultline.analysis;

import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.ItemRef;
import dev.faultline.graphql.PageRequest;
import dev.faultline.impact.CommonCauses;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.topology.Topology;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What would explain the trouble that is seen. */
@Controller
final class CommonCausesController {
  private final Searches searches;
  private final GraphQlLimits limits;

  CommonCausesController(Searches searches, GraphQlLimits limits) {
    this.searches = searches;
    this.limits = limits;
  }

  @QueryMapping
  List<CommonCausesView.Row> commonCauses(
      @Argument List<ItemRef> of,
      @Argument @Nullable Level seenAt,
      @Argument @Nullable Integer first,
      @Arguments Conditions conditions,
      GraphQLContext request) {
    CommonCausesView report = report(of, seenAt, first, conditions, request);
    Notes.add(request, "commonCauses", report.completeness(), 0, report.headline());
    return report.causes();
  }

  @QueryMapping
  CommonCausesView commonCauseReport(
      @Argument List<ItemRef> of,
      @Argument @Nullable Level seenAt,
      @Argument @Nullable Integer first,
      @Arguments Conditions conditions,
      GraphQLContext request) {
    return report(of, seenAt, first, conditions, request);
  }

  private CommonCausesView report(
      List<ItemRef> of,
      @Nullable Level seenAt,
      @Nullable Integer first,
      Conditions conditions,
      GraphQLContext request) {
    if (seenAt == Level.NONE) {
      throw new InvalidInput("seenAt must be AT_RISK, DEGRADED or DOWN: NONE is no symptom.");
    }
    int most = PageRequest.forward(first, null, limits).size();
    Search search = searches.prepare(conditions, request);
    Topology topology = search.snapshot().topology();
    List<CommonCauses.Symptom> symptoms =
        searches.items("of", of, search.snapshot()).stream()
            .map(item -> new CommonCauses.Symptom(item, level(topology, item, seenAt)))
            .toList();
    CommonCauses answer =
        searches.run(
            search,
            budget -> CommonCauses.of(topology, symptoms, search.ignoreStates(), most, budget));
    return new CommonCausesView(search, symptoms, answer);
  }

  /** The level to explain: the one given, or the one reported, which is at least degraded. */
  private static Level level(Topology topology, int item, @Nullable Level seenAt) {
    if (seenAt != null) return seenAt;
    return topology.state(item) == Level.DOWN ? Level.DOWN : Level.DEGRADED;
  }
}
