package dev.faultline.analysis;

import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.ItemRef;
import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import dev.faultline.graphql.RowOrder;
import dev.faultline.impact.Budget;
import dev.faultline.impact.Headlines;
import dev.faultline.impact.PointsAnswer;
import dev.faultline.impact.PointsQuery;
import dev.faultline.impact.PointsRanking;
import dev.faultline.impact.SinglePoints;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Level;
import dev.faultline.topology.Topology;
import graphql.GraphQLContext;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What alone takes items down, and which items take most down. */
@Controller
final class SinglePointsController {
  private static final int POLL_EVERY = 1 << 14;

  private final Searches searches;
  private final GraphQlLimits limits;

  SinglePointsController(Searches searches, GraphQlLimits limits) {
    this.searches = searches;
    this.limits = limits;
  }

  /** Which rows come first. */
  enum RiskOrder {
    COUNT,
    CRITICALITY
  }

  /** A question, checked. */
  private record Question(
      Search search, SinglePointsView.Asked asked, Searches.Chosen among, List<Object> words) {
    Topology topology() {
      return search.snapshot().topology();
    }

    PointsQuery query(Budget budget) {
      return new PointsQuery(
          asked.test(), among.test(), search.alsoChanging(), search.ignoreStates(), budget);
    }
  }

  @QueryMapping
  SinglePointsView singlePointsOfFailure(
      @Argument @Nullable List<ItemRef> of,
      @Argument @Nullable ItemFilter filter,
      @Argument @Nullable ItemFilter among,
      @Argument @Nullable RiskOrder orderBy,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after,
      @Arguments Conditions conditions,
      GraphQLContext request) {
    if (of != null && filter != null) {
      throw new InvalidInput("Give either of or filter: of names the items, filter chooses them.");
    }
    Search search = searches.prepare(conditions, request);
    Snapshot snapshot = search.snapshot();
    List<Integer> named = of == null ? null : searches.items("of", of, snapshot);
    IntPredicate test;
    int count;
    if (named == null) {
      Searches.Chosen chosen = searches.chosen(filter, snapshot);
      test = chosen.test();
      count = chosen.count();
    } else {
      BitSet numbers = new BitSet();
      named.forEach(numbers::set);
      test = numbers::get;
      count = (int) named.stream().filter(snapshot.topology()::countsOn).count();
    }
    List<Object> words = new ArrayList<>();
    words.add("singlePointsOfFailure");
    if (named == null) words.add(String.valueOf(filter));
    else words.add(named.stream().map(snapshot.topology()::key).sorted().toList());
    int only = named != null && named.size() == 1 ? named.getFirst() : -1;
    boolean criticalFirst = orderBy == RiskOrder.CRITICALITY;
    return answer(
        question(search, only, test, count, among, criticalFirst, words),
        PageRequest.forward(first, after, limits));
  }

  @QueryMapping
  SinglePointsView riskRanking(
      @Argument @Nullable ItemFilter services,
      @Argument @Nullable ItemFilter among,
      @Argument @Nullable RiskOrder orderBy,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after,
      @Arguments Conditions conditions,
      GraphQLContext request) {
    Search search = searches.prepare(conditions, request);
    Snapshot snapshot = search.snapshot();
    IntPredicate test =
        services == null ? isService(snapshot) : searches.chosen(services, snapshot).test();
    int count = count(snapshot, test);
    List<Object> words = List.of("riskRanking", String.valueOf(services));
    return answer(
        question(search, -1, test, count, among, orderBy != RiskOrder.COUNT, words),
        PageRequest.forward(first, after, limits));
  }

  private static IntPredicate isService(Snapshot snapshot) {
    BitSet types = ItemMatcher.types(snapshot, snapshot.catalogue().serviceTypes());
    return item -> types.get(snapshot.topology().typeNumber(item));
  }

  private static int count(Snapshot snapshot, IntPredicate test) {
    Topology topology = snapshot.topology();
    return (int)
        IntStream.range(0, topology.itemCount())
            .filter(item -> topology.countsOn(item) && test.test(item))
            .count();
  }

  private Question question(
      Search search,
      int only,
      IntPredicate test,
      int count,
      @Nullable ItemFilter among,
      boolean criticalFirst,
      List<Object> words) {
    Searches.Chosen tried = searches.someChosen("among", among, search.snapshot(), only);
    IntPredicate service = isService(search.snapshot());
    boolean services =
        count > 0
            && count(search.snapshot(), item -> test.test(item) && service.test(item)) == count;
    Headlines.Scope scope =
        new Headlines.Scope(
            count,
            services ? "service" : "item",
            services ? "services" : "items",
            tried.filtered() ? tried.count() : -1);
    List<Object> all = new ArrayList<>(words);
    all.add(String.valueOf(among));
    all.addAll(search.conditions());
    return new Question(
        search,
        new SinglePointsView.Asked(only, test, scope, tried.count(), criticalFirst),
        tried,
        all);
  }

  private SinglePointsView answer(Question question, PageRequest request) {
    Search search = question.search();
    Topology topology = question.topology();
    PointsRanking ranking =
        searches.run(search, budget -> new SinglePoints().rank(topology, question.query(budget)));
    boolean criticalFirst = question.asked().criticalFirst();
    PointSorting order = new PointSorting(topology, ranking, criticalFirst);
    List<Object> words = new ArrayList<>(question.words());
    words.add(criticalFirst);
    Page<SinglePointsView.Point> page =
        Paging.ofSorted(ranking.size(), rows(ranking, order), order, request, words)
            .map(row -> new SinglePointsView.Point(search, ranking, question.asked(), row));
    PointsAnswer[] known = new PointsAnswer[1];
    return new SinglePointsView(
        search,
        ranking,
        question.asked(),
        page,
        () -> {
          PointsAnswer answer = known[0];
          if (answer == null) {
            answer =
                searches.run(
                    search, budget -> new SinglePoints().find(topology, question.query(budget)));
            known[0] = answer;
          }
          return answer;
        },
        words);
  }

  private static IntFunction<Integer> rows(PointsRanking ranking, PointSorting order) {
    if (!order.criticalFirst()) return row -> row;
    Integer[] rows = IntStream.range(0, ranking.size()).boxed().toArray(Integer[]::new);
    Arrays.parallelSort(rows, order);
    return place -> rows[place];
  }

  @SchemaMapping(typeName = "SinglePoint")
  Page<AffectedView> takesDown(
      SinglePointsView.Point point,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    List<Integer> rows = point.takenDown();
    ImpactView report = point.getImpact();
    return Paging.ofSorted(
            rows.size(),
            rows::get,
            Sorting.mostCriticalFirst(point.search().snapshot().topology()),
            PageRequest.forward(first, after, limits),
            List.of("takesDown", report.question()))
        .map(report::row);
  }

  @SchemaMapping(typeName = "SinglePointConnection")
  Page<SinglePointsView.OfItem> byItem(
      SinglePointsView answer,
      @Argument @Nullable Boolean withPoints,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    Topology topology = answer.search.snapshot().topology();
    PageRequest request = PageRequest.forward(first, after, limits);
    List<Object> words = new ArrayList<>(answer.words);
    words.add("byItem " + withPoints);
    RowOrder<Integer> order = Sorting.mostCriticalFirst(topology);
    Set<Integer> having = withPoints == null ? Set.of() : new HashSet<>(answer.answer().items());
    return Paging.<Integer>ofScan(
            row -> {
              for (int item = 0; item < topology.itemCount(); item++) {
                if ((item & POLL_EVERY - 1) == 0) answer.search.deadline().check();
                if (!topology.countsOn(item) || !answer.asked.test().test(item)) continue;
                if (withPoints == null || withPoints == having.contains(item)) row.accept(item);
              }
            },
            order,
            request,
            words)
        .map(item -> new SinglePointsView.OfItem(answer, item))
        .truncated(!answer.answer().completeness().isComplete());
  }

  @SchemaMapping(typeName = "PointsOfItem")
  Page<SinglePointsView.OfItem.Proof> points(
      SinglePointsView.OfItem row,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    Topology topology = row.search().snapshot().topology();
    List<Integer> points = row.points();
    List<Object> words = new ArrayList<>(row.search().conditions());
    words.add("points of " + topology.key(row.number()));
    return Paging.ofSorted(
            points.size(),
            points::get,
            Sorting.byKey(topology),
            PageRequest.forward(first, after, limits),
            words)
        .map(point -> new SinglePointsView.OfItem.Proof(row.search(), point, row.number()));
  }

  @SchemaMapping(typeName = "PointsOfItem")
  String sentence(SinglePointsView.OfItem row) {
    Search search = row.search();
    Level present = search.impact(List.of()).before(row.number());
    return new Headlines(search.snapshot().topology())
        .points(row.number(), present, row.points(), row.completeness(), row.scope());
  }
}
