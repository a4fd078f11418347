package dev.faultline.analysis;

import dev.faultline.analysis.ImpactController.VerdictView;
import dev.faultline.graphql.Deadline;
import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import dev.faultline.graphql.RowOrder;
import dev.faultline.impact.Budget;
import dev.faultline.impact.Impact;
import dev.faultline.impact.Sentences;
import dev.faultline.impact.StandingRisk;
import dev.faultline.model.InvalidInput;
import dev.faultline.topology.Topology;
import graphql.GraphQLContext;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What lies behind an answer: who is responsible, the whole proof, and what would be next. */
@Controller
final class ProofController {
  private static final int ITEMS = 20;
  private static final int SETS = 5;

  private final AnswerSettings settings;
  private final GraphQlLimits limits;
  private final Searches searches;

  ProofController(Searches searches, AnswerSettings settings, GraphQlLimits limits) {
    this.searches = searches;
    this.settings = settings;
    this.limits = limits;
  }

  /** A further failure and what it would take down, as a request reads it. */
  record RiskView(ImpactView report, StandingRisk.Row row) {
    public ItemView item() {
      return ItemView.of(report.snapshot(), row.item());
    }

    public int newlyDownCount() {
      return row.newlyDown().size();
    }

    public String sentence() {
      return Sentences.standingRisk(report.impact(), row);
    }
  }

  @SchemaMapping(typeName = "ImpactReport")
  Page<RiskView> standingRisk(
      ImpactView report,
      @Argument @Nullable ItemFilter protect,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after,
      GraphQLContext request) {
    PageRequest page = PageRequest.forward(first, after, limits);
    Impact impact = report.impact();
    Topology topology = report.snapshot().topology();
    Set<String> services = report.snapshot().catalogue().serviceTypes();
    IntPredicate isProtected =
        protect == null
            ? item -> services.contains(topology.type(item))
            : ItemMatcher.of(protect, report.snapshot(), settings);
    StandingRisk risk =
        StandingRisk.of(impact, isProtected, within(request).apply(impact.query().budget()));
    List<StandingRisk.Row> rows = risk.rows();
    return Paging.ofSorted(
            rows.size(),
            rows::get,
            new RiskOrder(topology),
            page,
            List.of("standingRisk " + protect, report.question()))
        .map(row -> new RiskView(report, row))
        .truncated(!risk.isComplete());
  }

  /** What is left of a budget so that the request is answered with what was found. */
  private UnaryOperator<Budget> within(GraphQLContext request) {
    return budget -> searches.withReserve(budget, Deadline.of(request));
  }

  @SchemaMapping(typeName = "StandingRisk")
  List<ItemView> newlyDown(RiskView risk, @Argument @Nullable Integer first) {
    List<Integer> down = risk.row().newlyDown();
    return ItemView.all(
        risk.report().snapshot(), down.subList(0, Math.min(down.size(), most(first))));
  }

  private int most(@Nullable Integer first) {
    int wanted = first == null ? ITEMS : first;
    if (wanted < 1) throw new InvalidInput("first must be at least 1 but was " + wanted + ".");
    return Math.min(wanted, limits.maxPageSize());
  }

  /** Most items taken down first, then by key. */
  private record RiskOrder(Topology topology) implements RowOrder<StandingRisk.Row> {
    @Override
    public int compare(StandingRisk.Row a, StandingRisk.Row b) {
      return Comparator.comparingInt((StandingRisk.Row row) -> -row.newlyDown().size())
          .thenComparing(StandingRisk.Row::item, topology::compareKeys)
          .compare(a, b);
    }

    @Override
    public List<String> position(StandingRisk.Row row) {
      return List.of(String.valueOf(row.newlyDown().size()), topology.key(row.item()));
    }

    @Override
    public ToIntFunction<StandingRisk.Row> comparedTo(List<String> position) {
      int size = Integer.parseInt(position.get(0));
      ToIntFunction<Integer> key = Sorting.comparedToKey(topology, position.get(1));
      return row -> {
        int bySize = Integer.compare(size, row.newlyDown().size());
        return bySize != 0 ? bySize : key.applyAsInt(row.item());
      };
    }
  }

  @SchemaMapping(typeName = "Affected")
  @Nullable ResponsibilityView responsible(AffectedView row, GraphQLContext request) {
    return row.responsible(within(request));
  }

  @SchemaMapping(typeName = "Verdict")
  @Nullable ResponsibilityView responsible(VerdictView verdict, GraphQLContext request) {
    return verdict.responsible(within(request));
  }

  @SchemaMapping(typeName = "Responsibility")
  List<ResponsibilityView.TargetSet> sets(
      ResponsibilityView responsibility, @Argument @Nullable Integer first) {
    return responsibility.sets(most(first == null ? SETS : first));
  }

  @SchemaMapping(typeName = "Why")
  List<ItemView> mandatory(WhyView why) {
    ProofGraph graph = why.graph();
    return graph == null ? List.of() : graph.mandatory();
  }

  @SchemaMapping(typeName = "Why")
  String chainCount(WhyView why) {
    ProofGraph graph = why.graph();
    return graph == null ? "0" : graph.chainCount();
  }
}
