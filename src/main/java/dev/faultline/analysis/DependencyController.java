package dev.faultline.analysis;

import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.ItemRef;
import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import dev.faultline.graphql.RowOrder;
import dev.faultline.model.InvalidInput;
import dev.faultline.topology.Topology;
import graphql.GraphQLContext;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.Arguments;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** What an item needs, and what the chains between two items are. */
@Controller
final class DependencyController {
  private static final int POLL_EVERY = 1 << 12;

  private final Searches searches;
  private final AnswerSettings settings;
  private final GraphQlLimits limits;

  DependencyController(Searches searches, AnswerSettings settings, GraphQlLimits limits) {
    this.searches = searches;
    this.settings = settings;
    this.limits = limits;
  }

  @QueryMapping
  Page<AffectedView> dependencies(
      @Argument ItemRef of,
      @Argument @Nullable Integer maxHops,
      @Argument @Nullable ItemFilter filter,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after,
      @Arguments Conditions conditions,
      GraphQLContext request) {
    if (maxHops != null && maxHops < 1) {
      throw new InvalidInput("maxHops must be at least 1 but was " + maxHops + ".");
    }
    Search search = searches.prepare(conditions, request);
    Snapshot snapshot = search.snapshot();
    Topology topology = snapshot.topology();
    int asked = Snapshots.find(snapshot, of);
    IntPredicate wanted = ItemMatcher.of(filter, snapshot, settings);
    PageRequest page = PageRequest.forward(first, after, limits);
    int furthest = maxHops == null ? Integer.MAX_VALUE : maxHops;
    Closure needed = Closure.upstreamOf(asked, topology, furthest, search.deadline());
    List<@Nullable Object> query = new ArrayList<>();
    query.add("dependencies");
    query.add(topology.key(asked));
    query.add(furthest);
    query.add(filter);
    query.add(search.conditions());
    return Paging.<Integer>ofScan(
            row -> {
              for (int place = 1; place < needed.size(); place++) {
                if ((place & POLL_EVERY - 1) == 0) search.deadline().check();
                if (wanted.test(needed.item(place))) row.accept(needed.item(place));
              }
            },
            new Nearest(topology, needed),
            page,
            query)
        .<AffectedView>map(item -> new DependencyRow(search, asked, item, needed.distance(item)))
        .truncated(needed.isCutShort());
  }

  @QueryMapping
  List<Chains.Chain> paths(
      @Argument ItemRef from,
      @Argument ItemRef to,
      @Argument @Nullable Integer first,
      @Arguments Conditions conditions,
      GraphQLContext request) {
    int most = first == null ? 1 : first;
    if (most < 1) throw new InvalidInput("first must be at least 1 but was " + most + ".");
    Search search = searches.prepare(conditions, request);
    Snapshot snapshot = search.snapshot();
    int start = Snapshots.find(snapshot, from);
    int end = Snapshots.find(snapshot, to);
    if (start == end) {
      throw new InvalidInput(
          "from and to are both \"" + snapshot.topology().key(start) + "\"; name two items.");
    }
    return new Chains(search, settings.maxMapHops())
        .between(start, end, Math.min(most, settings.maxPaths()));
  }

  /** By distance, then key. */
  private record Nearest(Topology topology, Closure closure) implements RowOrder<Integer> {
    @Override
    public int compare(Integer a, Integer b) {
      int byDistance = Integer.compare(closure.distance(a), closure.distance(b));
      return byDistance != 0 ? byDistance : topology.compareKeys(a, b);
    }

    @Override
    public List<String> position(Integer item) {
      return List.of(String.valueOf(closure.distance(item)), topology.key(item));
    }

    @Override
    public ToIntFunction<Integer> comparedTo(List<String> position) {
      int distance = Integer.parseInt(position.get(0));
      ToIntFunction<Integer> key = Sorting.comparedToKey(topology, position.get(1));
      return item -> {
        int byDistance = Integer.compare(closure.distance(item), distance);
        return byDistance != 0 ? byDistance : key.applyAsInt(item);
      };
    }
  }
}
