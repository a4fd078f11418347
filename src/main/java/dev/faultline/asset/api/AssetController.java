package dev.faultline.asset.api;

import dev.faultline.asset.Asset;
import dev.faultline.asset.AssetConditions;
import dev.faultline.asset.AssetOrder;
import dev.faultline.asset.AssetRef;
import dev.faultline.asset.AssetSearch;
import dev.faultline.asset.AssetSelection;
import dev.faultline.asset.AssetSummary;
import dev.faultline.asset.AssetSummary.Dimension;
import dev.faultline.asset.Assets;
import dev.faultline.graphql.GraphQlLimits;
import dev.faultline.graphql.Page;
import dev.faultline.graphql.PageRequest;
import dev.faultline.graphql.Paging;
import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.graphql.Withholding;
import dev.faultline.model.Forbidden;
import dev.faultline.model.InvalidInput;
import dev.faultline.store.FullText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.graphql.data.method.annotation.Argument;
import org.springframework.graphql.data.method.annotation.QueryMapping;
import org.springframework.stereotype.Controller;

/** Finding assets, listing them and adding them up. */
@Controller
final class AssetController {
  private static final int MOST_DIMENSIONS = 3;
  private static final int SEARCHED = 20;

  private final Assets assets;
  private final AssetSearch search;
  private final AssetConditions conditions;
  private final Withholding withholding;
  private final GraphQlLimits limits;

  AssetController(
      Assets assets,
      AssetSearch search,
      AssetConditions conditions,
      Withholding withholding,
      GraphQlLimits limits) {
    this.assets = assets;
    this.search = search;
    this.conditions = conditions;
    this.withholding = withholding;
    this.limits = limits;
  }

  /** Where a sorted list starts. */
  enum Direction {
    ASC,
    DESC
  }

  /** What a list is sorted by, as a request gives it. */
  record OrderInput(AssetOrder field, @Nullable Direction direction) {
    boolean descending() {
      return direction == Direction.DESC;
    }
  }

  @QueryMapping
  @Nullable Asset asset(@Argument AssetRef ref) {
    return assets.find(ref).orElse(null);
  }

  @QueryMapping
  Page<Asset> assets(
      @Argument @Nullable Map<String, @Nullable Object> filter,
      @Argument @Nullable OrderInput orderBy,
      @Argument @Nullable Integer first,
      @Argument @Nullable String after,
      @Argument @Nullable Integer last,
      @Argument @Nullable String before) {
    AssetSelection selection = conditions.selection(filter);
    OrderInput order = orderBy == null ? new OrderInput(AssetOrder.TAG, null) : orderBy;
    SensitiveGroup group = order.field().group();
    if (group != null && withholding.withheld().contains(group)) {
      throw new Forbidden(
          "You cannot sort by " + order.field() + ", because " + group + " is withheld from you.");
    }
    List<@Nullable Object> query = new ArrayList<>();
    query.add("assets");
    query.add(selection);
    query.add(order);
    return Paging.ofQuery(
        (anchor, backward, limit) ->
            assets.list(selection, order.field(), order.descending() != backward, anchor, limit),
        order.field()::position,
        PageRequest.of(first, after, last, before, limits),
        query,
        () -> assets.count(selection));
  }

  @QueryMapping
  List<AssetSearch.Hit> searchAssets(
      @Argument String text,
      @Argument @Nullable List<String> kinds,
      @Argument @Nullable Map<String, @Nullable Object> filter,
      @Argument @Nullable Integer first) {
    return search.search(
        FullText.check(text),
        kinds == null ? List.of() : kinds,
        conditions.selection(filter),
        withholding.withheld(),
        limits.rows(first, SEARCHED));
  }

  @QueryMapping
  AssetSummary assetSummary(
      @Argument @Nullable Map<String, @Nullable Object> filter,
      @Argument @Nullable List<Dimension> by,
      @Argument @Nullable Integer first) {
    List<Dimension> dimensions = by == null ? List.of() : by.stream().distinct().toList();
    if (dimensions.size() > MOST_DIMENSIONS) {
      throw new InvalidInput(
          "by takes at most "
              + MOST_DIMENSIONS
              + " dimensions but was given "
              + dimensions.size()
              + ".");
    }
    return assets.summary(
        conditions.selection(filter), dimensions, limits.rows(first, limits.defaultPageSize()));
  }
}
