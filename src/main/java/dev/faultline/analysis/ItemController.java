package dev.faultline.analysis;

import dev.faultline.graphql.Deadline;
import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.ItemRef;
import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import dev.faultline.graphql.RowOrder;
import dev.faultline.model.ConfigurationItem;
import dev.faultline.model.Revision;
import dev.faultline.model.UnknownItem;
import dev.faultline.topology.Topology;
import graphql.GraphQLContext;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.IntPredicate;
import org.dataloader.DataLoader;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** Items from the image; what the image does not hold comes from the store, in one batch. */
@Controller
final class ItemController {
  private static final int POLL_EVERY = 1 << 14;

  private final Snapshots snapshots;
  private final GraphQlLimits limits;
  private final AnswerSettings settings;
  private final ItemSelections selections = new ItemSelections();

  ItemController(Snapshots snapshots, GraphQlLimits limits, AnswerSettings settings) {
    this.snapshots = snapshots;
    this.limits = limits;
    this.settings = settings;
  }

  @QueryMapping
  Revision revision(GraphQLContext request) {
    return snapshots.of(request).revision();
  }

  @QueryMapping
  @Nullable ItemView item(@Argument ItemRef ref, GraphQLContext request) {
    Snapshot snapshot = snapshots.of(request);
    try {
      return ItemView.of(snapshot, Snapshots.find(snapshot, ref));
    } catch (UnknownItem unknown) {
      return null;
    }
  }

  @QueryMapping
  Page<ItemView> items(
      @Argument @Nullable ItemFilter filter,
      @Argument @Nullable List<Sorting.ItemOrder> orderBy,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after,
      @Argument @Nullable Integer last,
      @Argument @Nullable String before,
      GraphQLContext request) {
    Snapshot snapshot = snapshots.of(request);
    Deadline deadline = Deadline.of(request);
    List<Sorting.ItemOrder> orders = orderBy == null ? List.of() : orderBy;
    IntPredicate matches = ItemMatcher.of(filter, snapshot, settings);
    List<@Nullable Object> query = new java.util.ArrayList<>();
    query.add("items");
    query.add(filter);
    query.add(orders);
    PageRequest page = PageRequest.of(first, after, last, before, limits);
    Topology topology = snapshot.topology();
    RowOrder<Integer> order = Sorting.of(topology, orders);
    Page<Integer> numbers;
    if (!orders.isEmpty()) {
      numbers =
          Paging.ofScan(
              row -> {
                for (int item = 0; item < topology.itemCount(); item++) {
                  if ((item & POLL_EVERY - 1) == 0) deadline.check();
                  if (matches.test(item)) row.accept(item);
                }
              },
              order,
              page,
              query);
    } else if (filter == null) {
      numbers = Paging.ofSorted(topology.itemCount(), topology::byKey, order, page, query);
    } else {
      int[] matching = selections.of(snapshot, filter, matches, deadline);
      numbers = Paging.ofSorted(matching.length, place -> matching[place], order, page, query);
    }
    return numbers.map(item -> ItemView.of(snapshot, item));
  }

  @SchemaMapping(typeName = "ConfigurationItem")
  Page<RelationView> dependencies(
      ItemView item, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    return Relations.page(item, true, 0, PageRequest.forward(first, after, limits));
  }

  @SchemaMapping(typeName = "ConfigurationItem")
  Page<RelationView> dependents(
      ItemView item, @Argument @Nullable Integer first, @Argument @Nullable String after) {
    return Relations.page(item, false, 0, PageRequest.forward(first, after, limits));
  }

  @SchemaMapping(typeName = "RedundancyGroup")
  Page<RelationView> members(
      RedundancyGroupView group,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after) {
    Topology topology = group.snapshot().topology();
    ItemView dependent = ItemView.of(group.snapshot(), topology.groupDependent(group.number()));
    PageRequest page = PageRequest.forward(first, after, limits);
    return Relations.page(dependent, true, group.number(), page);
  }

  @SchemaMapping(typeName = "ConfigurationItem")
  CompletableFuture<Map<String, Object>> attributes(
      ItemView item, DataLoader<String, ConfigurationItem> stored) {
    return load(item, stored).thenApply(found -> found == null ? Map.of() : found.attributes());
  }

  @SchemaMapping(typeName = "ConfigurationItem")
  CompletableFuture<@Nullable String> owner(
      ItemView item, DataLoader<String, ConfigurationItem> stored) {
    return read(item, stored, ConfigurationItem::owner);
  }

  @SchemaMapping(typeName = "ConfigurationItem")
  CompletableFuture<@Nullable String> source(
      ItemView item, DataLoader<String, ConfigurationItem> stored) {
    return read(item, stored, ConfigurationItem::source);
  }

  @SchemaMapping(typeName = "ConfigurationItem")
  CompletableFuture<@Nullable Instant> firstSeen(
      ItemView item, DataLoader<String, ConfigurationItem> stored) {
    return read(item, stored, ConfigurationItem::firstSeen);
  }

  @SchemaMapping(typeName = "ConfigurationItem")
  CompletableFuture<@Nullable Instant> lastSeen(
      ItemView item, DataLoader<String, ConfigurationItem> stored) {
    return read(item, stored, ConfigurationItem::lastSeen);
  }

  private static <T> CompletableFuture<@Nullable T> read(
      ItemView item,
      DataLoader<String, ConfigurationItem> stored,
      Function<ConfigurationItem, @Nullable T> property) {
    return load(item, stored).thenApply(found -> found == null ? null : property.apply(found));
  }

  private static CompletableFuture<@Nullable ConfigurationItem> load(
      ItemView item, DataLoader<String, ConfigurationItem> stored) {
    ConfigurationItem known =
        item.stored() == null ? item.snapshot().then().item(item.key()) : item.stored();
    return known == null
        ? stored.load(item.key()).thenApply(found -> found)
        : CompletableFuture.completedFuture(known);
  }
}
