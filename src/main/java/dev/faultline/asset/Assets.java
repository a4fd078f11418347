package dev.faultline.asset;

import dev.faultline.asset.AssetSummary.Dimension;
import dev.faultline.model.UnknownRecord;
import dev.faultline.money.Money;
import dev.faultline.record.RecordWriter;
import dev.faultline.record.Written;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.StoreReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.stereotype.Component;

/** The record of assets: finding, counting, adding and changing them. Safe for several threads. */
@Component
public class Assets {
  private final RevisionLog log;
  private final StoreReader reader;
  private final RecordWriter writer;
  private final AssetBatches batches;
  private final AssetKindStore kinds;
  private final AssetSettings settings;
  private final String findAssetsOfItems;
  private final String listAssets;
  private final String sortAssets;
  private final String countAssets;
  private final String summariseAssets;

  Assets(
      RevisionLog log,
      StoreReader reader,
      RecordWriter writer,
      AssetBatches batches,
      AssetKindStore kinds,
      AssetSettings settings,
      CypherFiles cypher) {
    this.log = log;
    this.reader = reader;
    this.writer = writer;
    this.batches = batches;
    this.kinds = kinds;
    this.settings = settings;
    findAssetsOfItems = cypher.named("asset/find-assets-of-items");
    listAssets = cypher.named("asset/list-assets");
    sortAssets = cypher.named("asset/sort-assets");
    countAssets = cypher.named("asset/count-assets");
    summariseAssets = cypher.named("asset/summarise-assets");
  }

  /**
   * Refuses what the person of the present thread may not do, as every change of assets does; for
   * records that belong to assets, such as contracts.
   *
   * @param what the deed, for the message
   */
  public void check(AssetRight right, String what) {
    settings.check(right, what);
  }

  public Optional<Asset> find(AssetRef ref) {
    return batches.find(reader::read, ref);
  }

  /** The asset; throws {@link UnknownRecord} if there is none. */
  public Asset get(AssetRef ref) {
    return batches.get(reader::read, ref);
  }

  /** The assets of these tags, by tag; unknown ones are absent. */
  public Map<String, Asset> ofTags(Collection<String> tags) {
    return tags.isEmpty() ? Map.of() : batches.assets(reader::read, tags, List.of());
  }

  /** The assets that embody the items, in the order of tags; items without one are absent. */
  public Map<String, List<Asset>> ofItems(Collection<String> keys) {
    Map<String, List<Asset>> found = new HashMap<>();
    for (Record row : reader.read(findAssetsOfItems, Map.of("keys", List.copyOf(keys)))) {
      found
          .computeIfAbsent(row.get("key").asString(), _ -> new ArrayList<>())
          .add(AssetMapping.asset(row));
    }
    return found;
  }

  /**
   * The assets that follow a place in a sorted list, nearest first. Where the tag, the serial
   * number or an embodied item is given this costs what those cost; by tag alone, what the page
   * costs; by anything else it looks at every asset.
   *
   * @param anchor the position of the place; null: the beginning
   * @param limit most assets
   */
  public List<Asset> list(
      AssetSelection selection,
      AssetOrder order,
      boolean descending,
      @Nullable List<String> anchor,
      int limit) {
    Map<String, @Nullable Object> parameters = selection.parameters();
    parameters.put("limit", limit);
    if (order == AssetOrder.TAG && !descending && !selection.isSought()) {
      parameters.put("after", anchor == null ? "" : anchor.getLast());
      return assets(listAssets, parameters);
    }
    parameters.putAll(place(order, descending, anchor));
    return assets(sortAssets, parameters);
  }

  private static Map<String, @Nullable Object> place(
      AssetOrder order, boolean descending, @Nullable List<String> anchor) {
    Map<String, @Nullable Object> place = new HashMap<>();
    place.put("property", order.property());
    place.put("descending", descending);
    place.put("anchored", anchor != null);
    place.put("value", anchor == null ? null : order.value(anchor.getFirst()));
    place.put("tag", anchor == null ? null : anchor.getLast());
    return place;
  }

  private List<Asset> assets(String statement, Map<String, @Nullable Object> parameters) {
    return reader.read(statement, parameters).stream().map(AssetMapping::asset).toList();
  }

  /** Hands over any number of assets one by one in the order of their tags. */
  public void forEach(AssetSelection selection, Consumer<Asset> each) {
    Map<String, @Nullable Object> parameters = selection.parameters();
    parameters.put("limit", Long.MAX_VALUE);
    parameters.put("after", "");
    parameters.putAll(place(AssetOrder.TAG, false, null));
    String statement = selection.isSought() ? sortAssets : listAssets;
    reader.stream(statement, parameters, row -> each.accept(AssetMapping.asset(row)));
  }

  /** How many there are. Looks at every asset, unless an index leads to them. */
  public int count(AssetSelection selection) {
    return reader
        .first(countAssets, selection.parameters())
        .map(row -> row.get("count").asInt())
        .orElse(0);
  }

  /**
   * Counts assets and adds up their prices and monthly costs in the store.
   *
   * @param by none: all in one group
   * @param limit most groups
   */
  public AssetSummary summary(AssetSelection selection, List<Dimension> by, int limit) {
    Map<String, @Nullable Object> parameters = selection.parameters();
    parameters.put("by", by.stream().map(Dimension::word).toList());
    parameters.put("limit", limit);
    List<Record> rows = reader.read(summariseAssets, parameters);
    List<AssetSummary.Group> groups = new ArrayList<>();
    for (Record row : rows) {
      List<AssetSummary.Key> keys = new ArrayList<>();
      for (int i = 0; i < by.size(); i++) {
        Value value = row.get("group").get(i);
        keys.add(new AssetSummary.Key(by.get(i), value.isNull() ? null : value.asString()));
      }
      Value sums = row.get("sums");
      groups.add(
          new AssetSummary.Group(
              keys,
              row.get("count").asLong(),
              sums(sums, AssetField.PRICE),
              sums(sums, AssetField.MONTHLY_COST)));
    }
    return new AssetSummary(groups, rows.isEmpty() ? 0 : rows.getFirst().get("groups").asInt());
  }

  private static List<AssetSummary.Sum> sums(Value all, AssetField of) {
    List<AssetSummary.Sum> sums = new ArrayList<>();
    for (Value sum : all.values()) {
      if (!sum.get("of").asString().equals(of.word())) continue;
      Currency currency = Money.currency(sum.get("currency").asString());
      Money amount =
          Money.ofMinor(sum.get("millions").asLong(), currency)
              .times(1_000_000)
              .plus(Money.ofMinor(sum.get("rest").asLong(), currency));
      sums.add(new AssetSummary.Sum(amount, sum.get("count").asLong()));
    }
    sums.sort((a, b) -> currency(a).compareTo(currency(b)));
    return sums;
  }

  private static String currency(AssetSummary.Sum sum) {
    return sum.price().currency().getCurrencyCode();
  }

  /**
   * Adds the asset, or gives the one with this tag the values that are stated.
   *
   * @return the asset, or all that is wrong with the draft; then nothing is written
   */
  public Committed<Written<Asset>> upsert(Author author, AssetDraft draft) {
    settings.check(AssetRight.EDIT, "Changing assets");
    return writer.upsert(batches.of(kinds.current()), author, draft);
  }

  /**
   * Writes a batch of drafts as one revision, or only says what that would do.
   *
   * @return what became of each draft, in their order
   */
  public List<Written<Asset>> write(Author author, List<AssetDraft> drafts, boolean dryRun) {
    settings.check(AssetRight.EDIT, "Importing assets");
    return writer.write(batches.of(kinds.current()), author, drafts, dryRun);
  }
}
