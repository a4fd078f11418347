package dev.faultline.asset.api;

import dev.faultline.asset.AssetKinds;
import dev.faultline.asset.AssetSelection;
import dev.faultline.asset.AssetSelection.Operator;
import dev.faultline.asset.AssetState;
import dev.faultline.graphql.ItemRef;
import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.model.Forbidden;
import dev.faultline.model.InvalidInput;
import dev.faultline.record.Values;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Conditions on assets, as a request gives them. */
record AssetFilterInput(
    @Nullable TextFilter tag,
    @Nullable List<String> kinds,
    @Nullable List<AssetState> states,
    @Nullable TextFilter name,
    @Nullable TextFilter model,
    @Nullable TextFilter vendor,
    @Nullable TextFilter serialNumber,
    @Nullable TextFilter owner,
    @Nullable TextFilter assignee,
    @Nullable TextFilter location,
    @Nullable TextFilter costCentre,
    @Nullable DateFilter purchaseDate,
    @Nullable DateFilter warrantyEnd,
    @Nullable DateFilter endOfSale,
    @Nullable DateFilter endOfSupport,
    @Nullable DateFilter endOfLife,
    @Nullable DateFilter dueOn,
    @Nullable DateFilter lastAuditedOn,
    @Nullable Boolean toReorder,
    @Nullable ItemRef embodies,
    @Nullable Boolean embodying) {
  private static final int MOST_VALUES = 1_000;

  /** Conditions on a text. */
  record TextFilter(
      @Nullable String eq,
      @Nullable List<String> in,
      @Nullable String contains,
      @Nullable String startsWith) {
    AssetSelection on(String property, AssetSelection selection) {
      if (in != null && in.size() > MOST_VALUES) {
        throw new InvalidInput(
            property
                + ".in takes at most "
                + MOST_VALUES
                + " texts but was given "
                + in.size()
                + ".");
      }
      return selection
          .and(property, Operator.EQ, eq)
          .and(property, Operator.IN, in)
          .and(property, Operator.CONTAINS, contains)
          .and(property, Operator.STARTS_WITH, startsWith);
    }
  }

  /** Conditions on a date. */
  record DateFilter(@Nullable String eq, @Nullable String gte, @Nullable String lte) {
    AssetSelection on(String property, AssetSelection selection) {
      return selection
          .and(property, Operator.EQ, date(property, eq))
          .and(property, Operator.GTE, date(property, gte))
          .and(property, Operator.LTE, date(property, lte));
    }

    private static @Nullable Object date(String property, @Nullable String given) {
      return given == null ? null : Values.date(property, given);
    }
  }

  /**
   * The assets that fulfil them.
   *
   * @param key the key of the item that a reference names
   */
  AssetSelection selection(
      AssetKinds known, Set<SensitiveGroup> withheld, Function<ItemRef, String> key) {
    if ((assignee != null || owner != null) && withheld.contains(SensitiveGroup.PERSONAL)) {
      throw new Forbidden(
          "You cannot filter by "
              + (owner == null ? "assignee" : "owner")
              + ", because PERSONAL is withheld from you.");
    }
    AssetSelection all = AssetSelection.ALL;
    if (kinds != null) {
      List<String> wanted =
          kinds.stream().flatMap(kind -> known.with(kind).stream()).distinct().toList();
      all = all.and("kind", Operator.IN, wanted);
    }
    if (states != null)
      all = all.and("state", Operator.IN, states.stream().map(Enum::name).toList());
    all = text(all, "tag", tag);
    all = text(all, "name", name);
    all = text(all, "model", model);
    all = text(all, "vendor", vendor);
    all = text(all, "serialNumber", serialNumber);
    all = text(all, "owner", owner);
    all = text(all, "assignee", assignee);
    all = text(all, "location", location);
    all = text(all, "costCentre", costCentre);
    all = date(all, "purchaseDate", purchaseDate);
    all = date(all, "warrantyEnd", warrantyEnd);
    all = date(all, "endOfSale", endOfSale);
    all = date(all, "endOfSupport", endOfSupport);
    all = date(all, "endOfLife", endOfLife);
    all = date(all, "dueOn", dueOn);
    all = date(all, "lastAuditedOn", lastAuditedOn);
    if (Boolean.TRUE.equals(toReorder))
      all = all.and("stockLevel", Operator.LTE_PROPERTY, "reorderPoint");
    String item = embodies == null ? null : key.apply(embodies);
    return new AssetSelection(all.tests(), item, embodying);
  }

  private static AssetSelection text(
      AssetSelection selection, String property, @Nullable TextFilter filter) {
    return filter == null ? selection : filter.on(property, selection);
  }

  private static AssetSelection date(
      AssetSelection selection, String property, @Nullable DateFilter filter) {
    return filter == null ? selection : filter.on(property, selection);
  }
}
