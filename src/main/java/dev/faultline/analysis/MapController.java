package dev.faultline.analysis;

import dev.faultline.analysis.ImpactInput.TargetInput;
import dev.faultline.graphql.Deadline;
import dev.faultline.graphql.ItemRef;
import dev.faultline.impact.Impact;
import dev.faultline.impact.Step;
import dev.faultline.impact.Target;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.LifeCycle;
import dev.faultline.topology.ArcPage;
import dev.faultline.topology.Topology;
import graphql.GraphQLContext;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Bounded pieces of the map, in one call. */
@Controller
final class MapController {
  private static final int DEFAULT_ITEMS = 150;
  private static final int SERVICES_EXPLAINED = 50;

  private final Searches searches;
  private final AnswerSettings settings;

  MapController(Searches searches, AnswerSettings settings) {
    this.searches = searches;
    this.settings = settings;
  }

  enum Direction {
    PROVIDERS,
    DEPENDENTS,
    BOTH
  }

  /** A piece of the map, as a request asks for it. */
  record MapInput(
      List<ItemRef> center,
      @Nullable Direction direction,
      @Nullable Integer maxHops,
      @Nullable Integer maxItems,
      @Nullable List<String> types,
      @Nullable List<TargetInput> alsoChanging,
      @Nullable Boolean ignoreStates,
      @Nullable Long atLeastRevision,
      @Nullable List<LifeCycle> includeLifeCycles,
      History.@Nullable AtInput at,
      @Nullable List<EditInput> overlay) {
    Conditions conditions() {
      return new Conditions(
          alsoChanging, ignoreStates, null, atLeastRevision, includeLifeCycles, at, overlay);
    }
  }

  @QueryMapping
  MapView topology(@Argument MapInput input, GraphQLContext request) {
    int maxHops = limit("maxHops", input.maxHops(), 2, 0, settings.maxMapHops());
    int maxItems = maxItems(input.maxItems());
    if (input.center().isEmpty() || input.center().size() > maxItems) {
      throw new InvalidInput(
          "center takes 1 to "
              + maxItems
              + " items (maxItems) but was given "
              + input.center().size()
              + ".");
    }
    Search search = searches.prepare(input.conditions(), request);
    Snapshot snapshot = search.snapshot();
    Direction direction = input.direction() == null ? Direction.BOTH : input.direction();
    Walk walk = new Walk(snapshot, direction, types(snapshot, input.types()));
    for (ItemRef center : input.center()) walk.shown.put(Snapshots.find(snapshot, center), 0);
    int centers = walk.shown.size();
    Deadline deadline = search.deadline();
    for (int hops = 1; hops <= maxHops && walk.grow(hops, maxItems); hops++) deadline.check();
    walk.countTheRest();
    Impact present = search.impact(List.of());
    List<MapView.Node> nodes = new ArrayList<>();
    walk.shown.forEach((item, hops) ->
        nodes.add(MapView.node(snapshot, present, item, hops, nodes.size() < centers)));
    return new MapView(
        nodes,
        MapView.between(snapshot, walk.shown, (_, _) -> true),
        walk.unexplored,
        walk.filtered);
  }

  private static @Nullable BitSet types(Snapshot snapshot, @Nullable List<String> names) {
    if (names == null || names.isEmpty()) return null;
    Set<String> known = new TreeSet<>();
    for (String name : names) known.add(snapshot.catalogue().itemType(name).name());
    return ItemMatcher.types(snapshot, known);
  }

  private int maxItems(@Nullable Integer asked) {
    return limit("maxItems", asked, DEFAULT_ITEMS, 1, settings.maxMapItems());
  }

  private static int limit(String field, @Nullable Integer asked, int usual, int least, int most) {
    if (asked == null) return Math.min(usual, most);
    if (asked < least) {
      throw new InvalidInput(field + " must be at least " + least + " but was " + asked + ".");
    }
    return Math.min(asked, most);
  }

  /** A breadth-first walk over the map. */
  private static final class Walk {
    private final Topology topology;
    private final Direction direction;
    private final @Nullable BitSet types;

    /** Items shown and their distance, nearest first. */
    private final Map<Integer, Integer> shown = new LinkedHashMap<>();

    private int unexplored;
    private int filtered;

    Walk(Snapshot snapshot, Direction direction, @Nullable BitSet types) {
      this.topology = snapshot.topology();
      this.direction = direction;
      this.types = types;
    }

    /** Adds the items one step further; false if there is nothing to add to. */
    boolean grow(int hops, int maxItems) {
      Set<Integer> layer = new HashSet<>();
      shown.forEach((item, at) -> {
        if (at != hops - 1) return;
        neighbours(
            item,
            other -> {
              if (!shown.containsKey(other) && fits(other)) layer.add(other);
            });
      });
      layer.stream()
          .sorted(topology::compareKeys)
          .limit(maxItems - shown.size())
          .forEach(item -> shown.put(item, hops));
      return !layer.isEmpty() && shown.size() < maxItems;
    }

    private boolean fits(int item) {
      return types == null || types.get(topology.typeNumber(item));
    }

    private void neighbours(int item, IntConsumer other) {
      if (direction != Direction.DEPENDENTS) row(topology.providers(item), item, other);
      if (direction != Direction.PROVIDERS) row(topology.dependents(item), item, other);
    }

    private static void row(ArcPage page, int item, IntConsumer other) {
      for (int arc = page.begin(item); arc < page.end(item); arc++) other.accept(page.other(arc));
    }

    void countTheRest() {
      Set<Integer> rest = new HashSet<>();
      for (int item : shown.keySet()) {
        neighbours(
            item,
            other -> {
              if (!shown.containsKey(other) && rest.add(other)) {
                if (fits(other)) unexplored++;
                else filtered++;
              }
            });
      }
    }
  }

  @SchemaMapping(typeName = "ImpactReport")
  MapView graph(ImpactView report, @Argument @Nullable Integer maxItems) {
    int most = maxItems(maxItems);
    Impact impact = report.impact();
    Map<Integer, Integer> shown = new LinkedHashMap<>();
    for (Target target : impact.targets()) show(shown, target.item(), 0, most);
    int rows = report.rowCount();
    if (rows + shown.size() > most) chainsToServices(report, shown, most);
    for (int place = 0; place < rows && shown.size() < most; place++) {
      int item = impact.affected(place);
      show(shown, item, impact.hops(item), most);
    }
    int all = (int) impact.targets().stream().map(Target::item).distinct().count() + rows;
    List<MapView.Node> nodes = new ArrayList<>();
    shown.forEach((item, hops) ->
        nodes.add(MapView.node(report.snapshot(), impact, item, hops, impact.isTarget(item))));
    nodes.sort((a, b) -> Integer.compare(a.hops(), b.hops()));
    return new MapView(
        nodes,
        MapView.between(report.snapshot(), shown, impact::passesImpact),
        Math.max(0, all - shown.size()) + impact.completeness().unexplored(),
        0);
  }

  @SchemaMapping(typeName = "Why")
  @Nullable MapView graph(WhyView why, @Argument @Nullable Integer maxItems) {
    int most = maxItems(maxItems);
    ProofGraph graph = why.graph();
    return graph == null ? null : graph.map(most);
  }

  /** Where not all fit: the services that are hit worst, and how the impact gets there. */
  private static void chainsToServices(ImpactView report, Map<Integer, Integer> shown, int most) {
    Impact impact = report.impact();
    Set<String> types = report.snapshot().catalogue().serviceTypes();
    Topology topology = report.snapshot().topology();
    List<Integer> services =
        impact.affected(item -> types.contains(topology.type(item)) && report.isRow(item));
    for (int service : services.subList(0, Math.min(SERVICES_EXPLAINED, services.size()))) {
      for (Step step : impact.why(service).chain()) {
        show(shown, step.provider(), impact.hops(step.provider()), most);
        show(shown, step.dependent(), impact.hops(step.dependent()), most);
      }
    }
  }

  private static void show(Map<Integer, Integer> shown, int item, int hops, int most) {
    if (shown.size() < most) shown.putIfAbsent(item, hops);
  }
}
