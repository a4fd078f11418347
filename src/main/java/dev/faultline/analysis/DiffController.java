package dev.faultline.analysis;

import dev.faultline.graphql.Deadline;
import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import dev.faultline.graphql.RowOrder;
import dev.faultline.impact.Comparison;
import dev.faultline.model.InvalidInput;
import graphql.GraphQLContext;
import java.util.List;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Two answers side by side. */
@Controller
final class DiffController {
  private static final int REASONS = 20;

  private final Questions questions;
  private final GraphQlLimits limits;

  DiffController(Questions questions, GraphQlLimits limits) {
    this.questions = questions;
    this.limits = limits;
  }

  @QueryMapping
  DiffView compareImpact(
      @Argument ImpactInput base, @Argument ImpactInput head, GraphQLContext request) {
    ImpactView one = questions.answer(base, request);
    ImpactView two = questions.answer(head, request);
    var budget = questions.budget(null, Deadline.of(request));
    return new DiffView(one, two, Comparison.of(one.impact(), two.impact(), budget));
  }

  @SchemaMapping(typeName = "ImpactDiff")
  Page<DiffView.Row> newlyAffected(
      DiffView diff, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    PageRequest page = PageRequest.forward(first, after, limits);
    return page(diff, "newlyAffected", diff.comparison().newlyAffected(), true, page);
  }

  @SchemaMapping(typeName = "ImpactDiff")
  Page<DiffView.Row> noLongerAffected(
      DiffView diff, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    PageRequest page = PageRequest.forward(first, after, limits);
    return page(diff, "noLongerAffected", diff.comparison().noLongerAffected(), false, page);
  }

  @SchemaMapping(typeName = "ImpactDiff")
  Page<DiffView.Row> changed(
      DiffView diff, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    PageRequest page = PageRequest.forward(first, after, limits);
    return page(diff, "changed", diff.comparison().changed(), true, page);
  }

  private static Page<DiffView.Row> page(
      DiffView diff, String field, List<Comparison.Row> all, boolean byHead, PageRequest page) {
    List<Comparison.Row> rows = diff.rows(all);
    ImpactView ordered = byHead ? diff.head() : diff.base();
    boolean complete =
        diff.base().impact().completeness().isComplete()
            && diff.head().impact().completeness().isComplete();
    return Paging.ofSorted(
            rows.size(),
            rows::get,
            new Order(new RowSorting(ordered.impact()), byHead),
            page,
            List.of("compareImpact", field, diff.base().question(), diff.head().question()))
        .map(diff::row)
        .truncated(!complete);
  }

  /** By the rows of one of the two answers. */
  private record Order(RowSorting rows, boolean byHead) implements RowOrder<Comparison.Row> {
    private int item(Comparison.Row row) {
      return byHead ? row.inHead() : row.inBase();
    }

    @Override
    public int compare(Comparison.Row a, Comparison.Row b) {
      return rows.compare(item(a), item(b));
    }

    @Override
    public List<String> position(Comparison.Row row) {
      return rows.position(item(row));
    }

    @Override
    public ToIntFunction<Comparison.Row> comparedTo(List<String> position) {
      ToIntFunction<Integer> item = rows.comparedTo(position);
      return row -> item.applyAsInt(item(row));
    }
  }

  @SchemaMapping(typeName = "ImpactDiff")
  List<DiffView.Reason> reasons(DiffView diff, @Argument @Nullable Integer first) {
    int most = first == null ? REASONS : first;
    if (most < 1) throw new InvalidInput("first must be at least 1 but was " + most + ".");
    return diff.reasons(Math.min(most, limits.maxPageSize()));
  }
}
