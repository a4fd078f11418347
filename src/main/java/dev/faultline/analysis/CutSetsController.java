package dev.faultline.analysis;

import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.ItemRef;
import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import dev.faultline.impact.CutSets;
import dev.faultline.impact.CutSetsAnswer;
import dev.faultline.impact.CutSetsQuery;
import dev.faultline.model.InvalidInput;
import graphql.GraphQLContext;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What together takes an item down. */
@Controller
final class CutSetsController {
  private static final int USUAL_SIZE = 2;

  /** An answer is held until its request is done, while others are searched for. */
  private static final int SHARES = 2;

  private final Searches searches;
  private final AnswerSettings settings;
  private final GraphQlLimits limits;

  CutSetsController(Searches searches, AnswerSettings settings, GraphQlLimits limits) {
    this.searches = searches;
    this.settings = settings;
    this.limits = limits;
  }

  @QueryMapping
  List<CutSetsView.CutSet> cutSets(
      @Argument ItemRef of,
      @Argument @Nullable ItemFilter among,
      @Argument @Nullable Integer maxSize,
      @Argument @Nullable Integer first,
      @Arguments Conditions conditions,
      GraphQLContext request) {
    PageRequest page = PageRequest.forward(first, null, limits);
    CutSetsView report = report(of, among, maxSize, conditions, request);
    List<CutSetsView.CutSet> sets = report.first(page.size());
    Notes.add(
        request,
        "cutSets",
        report.completeness(),
        sets.size() < report.count() ? report.count() - sets.size() : 0,
        report.headline());
    return sets;
  }

  @QueryMapping
  CutSetsView cutSetReport(
      @Argument ItemRef of,
      @Argument @Nullable ItemFilter among,
      @Argument @Nullable Integer maxSize,
      @Arguments Conditions conditions,
      GraphQLContext request) {
    return report(of, among, maxSize, conditions, request);
  }

  private CutSetsView report(
      ItemRef of,
      @Nullable ItemFilter among,
      @Nullable Integer maxSize,
      Conditions conditions,
      GraphQLContext request) {
    int most = maxSize == null ? USUAL_SIZE : maxSize;
    if (most < 1 || most > settings.maxCutSetSize()) {
      throw new InvalidInput(
          "maxSize must be 1 to " + settings.maxCutSetSize() + " but was " + most + ".");
    }
    Search search = searches.prepare(conditions, request);
    Snapshot snapshot = search.snapshot();
    int item = Snapshots.find(snapshot, of);
    Searches.Chosen tried = searches.someChosen("among", among, snapshot, item);
    CutSetsAnswer answer =
        searches.run(
            search,
            budget -> {
              CutSetsQuery query =
                  new CutSetsQuery(
                      item,
                      tried.test(),
                      most,
                      search.alsoChanging(),
                      search.ignoreStates(),
                      CutSetsQuery.usualNodes() / SHARES,
                      budget);
              return new CutSets().find(snapshot.topology(), query);
            });
    return new CutSetsView(search, item, most, tried, String.valueOf(among), answer);
  }

  @SchemaMapping(typeName = "CutSetReport")
  Page<CutSetsView.CutSet> sets(
      CutSetsView report, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    CutSetSorting order = new CutSetSorting(report.search().snapshot().topology());
    return Paging.<List<Integer>>ofStream(
            report::forEachWhile,
            report::total,
            order,
            PageRequest.forward(first, after, limits),
            report.words())
        .map(report::row)
        .truncated(!report.completeness().found().isComplete());
  }
}
