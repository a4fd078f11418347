package dev.faultline.analysis;

import dev.faultline.analysis.ItemFilter.AffectedFilter;
import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.ItemRef;
import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import dev.faultline.impact.Budget;
import dev.faultline.impact.Completeness;
import dev.faultline.impact.GroupState;
import dev.faultline.impact.Impact;
import dev.faultline.impact.Sentences;
import dev.faultline.impact.Verdict;
import dev.faultline.impact.Why;
import dev.faultline.model.Level;
import graphql.GraphQLContext;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.IntPredicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What a change takes down, and why. */
@Controller
final class ImpactController {
  private final Questions questions;
  private final AnswerSettings settings;
  private final GraphQlLimits limits;
  private final InstantSource clock;

  ImpactController(
      Questions questions,
      AnswerSettings settings,
      GraphQlLimits limits,
      ObjectProvider<InstantSource> clock) {
    this.questions = questions;
    this.settings = settings;
    this.limits = limits;
    this.clock = clock.getIfAvailable(InstantSource::system);
  }

  @QueryMapping
  ImpactView impact(@Argument ImpactInput input, GraphQLContext request) {
    return questions.answer(input, request);
  }

  @SchemaMapping(typeName = "ImpactReport")
  Page<AffectedView> services(
      ImpactView report, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    List<Integer> services = report.impact().services(report.snapshot().catalogue().serviceTypes());
    List<Integer> rows = services.stream().filter(report::isRow).toList();
    return page(report, "services", rows, PageRequest.forward(first, after, limits));
  }

  @SchemaMapping(typeName = "ImpactReport")
  Page<AffectedView> affected(
      ImpactView report,
      @Argument @Nullable AffectedFilter filter,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after,
      @Argument @Nullable Integer last,
      @Argument @Nullable String before) {
    PageRequest page = PageRequest.of(first, after, last, before, limits);
    Impact impact = report.impact();
    if (filter == null) {
      return Paging.ofSorted(
              report.rowCount(),
              impact::affected,
              new RowSorting(impact),
              page,
              query(report, "affected"))
          .map(report::row)
          .truncated(isTruncated(impact));
    }
    IntPredicate item = ItemMatcher.of(filter.ofItem(), report.snapshot(), settings);
    List<Integer> rows =
        impact.affected(row ->
            report.isRow(row)
                && (filter.level() == null || filter.level().matches(impact.level(row)))
                && item.test(row));
    return page(report, "affected " + filter, rows, page);
  }

  @SchemaMapping(typeName = "ImpactReport")
  Page<AffectedView> joint(
      ImpactView report, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    PageRequest page = PageRequest.forward(first, after, limits);
    List<Integer> rows = report.impact().joint().stream().filter(report::isRow).toList();
    return page(report, "joint", rows, page);
  }

  private static Page<AffectedView> page(
      ImpactView report, String field, List<Integer> rows, PageRequest page) {
    return Paging.ofSorted(
            rows.size(), rows::get, new RowSorting(report.impact()), page, query(report, field))
        .map(report::row)
        .truncated(isTruncated(report.impact()));
  }

  private static List<Object> query(ImpactView report, String field) {
    return List.of(field, report.question());
  }

  private static boolean isTruncated(Impact impact) {
    return !impact.completeness().isComplete();
  }

  @SchemaMapping(typeName = "ImpactReport")
  Page<GroupStateView> absorbed(
      ImpactView report, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    List<GroupState> groups = report.impact().absorbed();
    return Paging.ofSorted(
            groups.size(),
            groups::get,
            new GroupSorting(report.snapshot().topology()),
            PageRequest.forward(first, after, limits),
            query(report, "absorbed"))
        .map(state -> new GroupStateView(report.snapshot(), state))
        .truncated(isTruncated(report.impact()));
  }

  /** A verdict as a request reads it. */
  record VerdictView(
      Level level,
      Level before,
      @Nullable WhyView why,
      List<GroupStateView> whyNot,
      boolean reachable,
      boolean isTarget,
      String sentence,
      ImpactView report,
      int number) {
    @Nullable ResponsibilityView responsible(UnaryOperator<Budget> within) {
      return level.compareTo(before) <= 0 ? null : report.row(number).responsible(within);
    }
  }

  @SchemaMapping(typeName = "ImpactReport")
  VerdictView verdict(ImpactView report, @Argument ItemRef item) {
    Snapshot snapshot = report.snapshot();
    Verdict verdict = report.impact().verdict(Snapshots.find(snapshot, item));
    Why why = verdict.why();
    return new VerdictView(
        verdict.level(),
        verdict.before(),
        why == null ? null : WhyView.of(snapshot, report.impact(), why),
        GroupStateView.all(snapshot, verdict.whyNot()),
        verdict.reachable(),
        verdict.isTarget(),
        why == null
            ? Sentences.whyNot(report.impact(), verdict)
            : Sentences.why(report.impact(), why),
        report,
        verdict.item());
  }

  enum Status {
    COMPLETE,
    LOWER_BOUND
  }

  /** The limits in force; no limit on hops is null. */
  record BudgetView(@Nullable Integer maxHops, int maxItems, int maxMillis) {
    static BudgetView of(Budget budget) {
      return new BudgetView(
          budget.maxHops() == Integer.MAX_VALUE ? null : budget.maxHops(),
          budget.maxItems(),
          (int) budget.maxTime().toMillis());
    }
  }

  /**
   * Completeness as a request reads it; stale relations are counted when they are asked for.
   *
   * @param staleBefore in days since 1970
   */
  record CompletenessView(
      Impact impact, Completeness found, int staleBefore, @Nullable String remedy) {
    public Status status() {
      return found.isComplete() ? Status.COMPLETE : Status.LOWER_BOUND;
    }

    public List<Completeness.Reason> reasons() {
      return List.copyOf(found.reasons());
    }

    public int unexplored() {
      return found.unexplored();
    }

    public int hopsCompleted() {
      return found.hopsCompleted();
    }

    public int staleRelations() {
      return impact.staleRelations(staleBefore);
    }

    public int hiddenItems() {
      return 0;
    }

    public BudgetView budget() {
      return BudgetView.of(impact.query().budget());
    }
  }

  @SchemaMapping(typeName = "ImpactReport")
  CompletenessView completeness(ImpactView report) {
    long staleBefore = clock.instant().minus(settings.staleAfter()).getEpochSecond();
    return new CompletenessView(
        report.impact(),
        report.impact().completeness(),
        (int) TimeUnit.SECONDS.toDays(staleBefore),
        Remedy.ofAnalysis(report.impact().query().budget(), settings)
            .of(report.impact().completeness()));
  }
}
