package dev.faultline.asset;

import static dev.faultline.asset.AssetField.*;

import dev.faultline.model.Conflict;
import dev.faultline.model.InvalidInput;
import dev.faultline.model.Text;
import dev.faultline.record.Values;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.RevisionTransaction;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * What is done to assets without taking them from state to state: acceptance, audits, stock, and
 * the links to the items that they embody. Each is one revision and stays readable in the asset's
 * history. What is refused throws a {@link dev.faultline.model.FaultlineException} and writes
 * nothing. Safe for use by several threads.
 */
@Component
public class AssetCare {
  private final RevisionLog log;
  private final AssetBatches batches;
  private final AssetSettings settings;
  private final AssetKindStore kinds;

  AssetCare(RevisionLog log, AssetBatches batches, AssetSettings settings, AssetKindStore kinds) {
    this.log = log;
    this.batches = batches;
    this.settings = settings;
    this.kinds = kinds;
  }

  /** Notes that who has the asset says so. @param by null: the author */
  public Committed<Asset> accept(Author author, AssetRef ref, @Nullable String by) {
    return change(
        author,
        ref,
        AssetRight.HAND_OUT,
        "ACCEPT",
        (transaction, asset) -> {
          if (asset.state() != AssetState.IN_USE || asset.value(ASSIGNEE) == null) {
            throw new Conflict(
                asset.title()
                    + " is "
                    + asset.state()
                    + " and in nobody's hands; only what was checked out can be accepted.");
          }
          if (asset.value(ACCEPTED_ON) instanceof LocalDate on) {
            throw new Conflict(asset.title() + " was accepted on " + on + " already.");
          }
          String who =
              by == null ? author.actor() : Values.text("by", by, Values.LONGEST_TEXT, false);
          return asset.with(ACCEPTED_ON, today(transaction)).with(ACCEPTED_BY, who);
        });
  }

  /**
   * Notes that the asset was seen. A later sighting that is known already stays as it is.
   *
   * @param location where; null: where it is noted to be
   * @param on when; null: today
   */
  public Committed<Asset> audit(
      Author author, AssetRef ref, @Nullable String location, @Nullable LocalDate on) {
    return change(
        author,
        ref,
        AssetRight.AUDIT,
        "AUDIT",
        (transaction, asset) -> {
          refuseAfterEnd(asset, "audited");
          LocalDate today = today(transaction);
          LocalDate seen = on == null ? today : on;
          if (seen.isAfter(today)) {
            throw new InvalidInput(
                "seenOn is " + seen + ", which is not there yet: today is " + today + " in UTC.",
                "seenOn");
          }
          String place =
              location == null
                  ? asset.text(LOCATION)
                  : Values.text("location", location, Values.LONGEST_TEXT, false);
          return seen(asset, seen, place)
              .with(LAST_AUDITED_ON, today)
              .with(LAST_AUDITED_BY, author.actor());
        });
  }

  /** The asset with the sighting, unless it was seen later than that. */
  static Asset seen(Asset asset, LocalDate on, @Nullable String place) {
    LocalDate last = asset.date(LAST_SEEN_ON);
    if (last != null && last.isAfter(on)) return asset;
    return asset.with(LAST_SEEN_ON, on).with(LAST_SEEN_AT, place).with(LOCATION, place);
  }

  /** Adds to the stock of a consumable, or takes from it. */
  public Committed<Asset> adjustStock(Author author, AssetRef ref, long by) {
    return change(
        author,
        ref,
        AssetRight.EDIT,
        "ADJUST_STOCK",
        (_, asset) -> {
          if (!kinds.current().isA(asset.kind(), AssetKinds.CONSUMABLE)) {
            throw new InvalidInput(
                asset.title()
                    + " is of the kind "
                    + asset.kind()
                    + "; only a Consumable has a stock.");
          }
          long level = asset.value(STOCK_LEVEL) instanceof Long known ? known : 0;
          if (by > 0 && level + by > AssetValues.MOST) {
            throw new InvalidInput(
                asset.title()
                    + " has a stock of "
                    + level
                    + "; with "
                    + by
                    + " more it would be above the most that can be noted, "
                    + AssetValues.MOST
                    + "; add less.",
                "by");
          }
          if (level + by < 0) {
            throw new Conflict(
                asset.title()
                    + " has a stock of "
                    + level
                    + ": "
                    + -by
                    + " cannot be taken from it.");
          }
          return asset.with(STOCK_LEVEL, level + by);
        });
  }

  /** Notes that the asset embodies the item. */
  public Committed<Asset> link(Author author, AssetRef ref, String itemKey) {
    return change(
        author,
        ref,
        AssetRight.EDIT,
        "LINK_ITEM",
        (transaction, asset) -> {
          refuseAfterEnd(asset, "linked to an item");
          Asset.Embodied item = batches.item(transaction::run, itemKey);
          if (asset.items().contains(item)) return asset;
          List<Asset.Embodied> linked = new ArrayList<>(asset.items());
          linked.add(item);
          linked.sort(Comparator.comparing(Asset.Embodied::key));
          return asset.embodying(linked);
        });
  }

  /** Ends that the asset embodies the item. */
  public Committed<Asset> unlink(Author author, AssetRef ref, String itemKey) {
    return change(
        author,
        ref,
        AssetRight.EDIT,
        "UNLINK_ITEM",
        (_, asset) -> {
          List<Asset.Embodied> left =
              asset.items().stream().filter(item -> !item.key().equals(itemKey)).toList();
          if (left.size() == asset.items().size()) {
            throw new InvalidInput(
                asset.title() + " does not embody the item \"" + Text.shorten(itemKey) + "\".");
          }
          return asset.embodying(left);
        });
  }

  /**
   * Takes an asset that nobody can use any more from who has it, within an open revision, and
   * leaves it in its state. Checks no right.
   */
  public Asset takeBack(RevisionTransaction transaction, String tag) {
    Asset before = batches.get(transaction::run, AssetRef.ofTag(tag));
    Asset after = AssetLifeCycle.withoutHolder(before);
    return batches.write(transaction, before, after, "RECLAIM");
  }

  private Committed<Asset> change(
      Author author,
      AssetRef ref,
      AssetRight right,
      String action,
      BiFunction<RevisionTransaction, Asset, Asset> values) {
    settings.check(right, action);
    return log.write(
        author,
        transaction -> {
          Asset before = batches.get(transaction::run, ref);
          return batches.write(transaction, before, values.apply(transaction, before), action);
        });
  }

  private static void refuseAfterEnd(Asset asset, String deed) {
    if (asset.state().isLast()) throw new Conflict(asset.isOver(deed));
  }

  private static LocalDate today(RevisionTransaction transaction) {
    return LocalDate.ofInstant(transaction.at(), ZoneOffset.UTC);
  }
}
