package dev.faultline.asset;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.inventory.ItemKeys;
import dev.faultline.inventory.Rows;
import dev.faultline.model.UnknownItem;
import dev.faultline.model.UnknownRecord;
import dev.faultline.record.Problem;
import dev.faultline.record.RecordBatch;
import dev.faultline.record.RecordPlan;
import dev.faultline.record.RecordPlan.Write;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/**
 * Reads and writes assets in the store, any number of them by a fixed number of statements. Safe
 * for use by several threads.
 */
@Component
class AssetBatches {
  private final ItemKeys itemKeys;
  private final String findAssets;
  private final String writeAssets;
  private final String linkItems;
  private final String unlinkItems;

  AssetBatches(ItemKeys itemKeys, CypherFiles cypher) {
    this.itemKeys = itemKeys;
    findAssets = cypher.named("asset/find-assets");
    writeAssets = cypher.named("asset/write-assets");
    linkItems = cypher.named("asset/link-items");
    unlinkItems = cypher.named("asset/unlink-items");
  }

  /** The batch with the kinds of assets that there are now. */
  RecordBatch<AssetDraft, Asset> of(AssetKinds kinds) {
    return new RecordBatch<>() {
      @Override
      public Map<String, SensitiveGroup> sensitive() {
        return AssetField.SENSITIVE;
      }

      @Override
      public Set<String> stated(AssetDraft draft) {
        Set<String> stated = new LinkedHashSet<>(draft.values().keySet());
        stated.addAll(draft.cleared());
        return stated;
      }

      @Override
      public RecordPlan<Asset> plan(Rows rows, Instant at, List<AssetDraft> drafts) {
        return AssetBatches.this.plan(rows, kinds, at, drafts);
      }

      @Override
      public void execute(RevisionTransaction transaction, RecordPlan<Asset> plan) {
        for (Write<Asset> write : plan.writes()) {
          String action = write.before() == null ? "CREATE" : "UPDATE";
          RecordPlan.append(transaction, write, Asset.RECORD, action);
        }
        put(transaction, plan.writes());
      }
    };
  }

  private RecordPlan<Asset> plan(Rows rows, AssetKinds kinds, Instant at, List<AssetDraft> drafts) {
    Set<String> tags = drafts.stream().map(AssetDraft::tag).collect(Collectors.toSet());
    Set<String> keys = new LinkedHashSet<>();
    drafts.forEach(draft -> keys.addAll(AssetCheck.itemsOf(draft)));
    Map<String, Asset.Embodied> items = items(rows, keys);
    RecordPlan<Asset> plan = new RecordPlan<>(assets(rows, tags, List.of()));
    for (AssetDraft draft : drafts) {
      List<Problem> problems = new ArrayList<>();
      AssetCheck check = new AssetCheck(kinds, items, problems::add);
      Asset after = check.apply(draft, plan.present(draft.tag()), AssetBatches::nextId, at);
      if (after == null) plan.reject(problems);
      else plan.add(draft.tag(), after, problems);
    }
    return plan;
  }

  /** Writes one asset within an open revision, if it says anything new. */
  Asset write(RevisionTransaction transaction, Asset before, Asset after, String action) {
    if (before.saysTheSameAs(after)) return before;
    Write<Asset> write = new Write<>(before, after.changedAt(transaction.at()));
    RecordPlan.append(transaction, write, Asset.RECORD, action);
    put(transaction, List.of(write));
    return write.after();
  }

  private void put(RevisionTransaction transaction, List<Write<Asset>> writes) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    List<Map<String, Object>> linked = new ArrayList<>();
    List<Map<String, Object>> unlinked = new ArrayList<>();
    for (Write<Asset> write : writes) {
      Asset before = write.before();
      Asset after = write.after();
      rows.add(AssetMapping.row(after, before == null ? null : before.kind()));
      Set<String> had = before == null ? Set.of() : keys(before);
      Set<String> has = keys(after);
      for (String key : has)
        if (!had.contains(key)) linked.add(Map.of("tag", after.tag(), "key", key));
      for (String key : had)
        if (!has.contains(key)) unlinked.add(Map.of("tag", after.tag(), "key", key));
    }
    if (!rows.isEmpty()) transaction.run(writeAssets, Map.of("rows", rows));
    if (!linked.isEmpty()) transaction.run(linkItems, Map.of("rows", linked));
    if (!unlinked.isEmpty()) transaction.run(unlinkItems, Map.of("rows", unlinked));
  }

  private static Set<String> keys(Asset asset) {
    return asset.items().stream().map(Asset.Embodied::key).collect(Collectors.toSet());
  }

  /** The stored assets of these tags and ids, by tag. */
  Map<String, Asset> assets(Rows rows, Collection<String> tags, Collection<String> ids) {
    Map<String, Asset> found = new HashMap<>();
    Map<String, Object> parameters = Map.of("tags", List.copyOf(tags), "ids", List.copyOf(ids));
    for (Record row : rows.run(findAssets, parameters)) {
      Asset asset = AssetMapping.asset(row);
      found.put(asset.tag(), asset);
    }
    return found;
  }

  /** The items of these keys that there are. */
  Map<String, Asset.Embodied> items(Rows rows, Collection<String> keys) {
    Map<String, Asset.Embodied> found = new HashMap<>();
    itemKeys.known(rows, keys).forEach((key, at) -> found.put(key, new Asset.Embodied(key, at)));
    return found;
  }

  Optional<Asset> find(Rows rows, AssetRef ref) {
    return assets(
            rows,
            ref.tag() == null ? List.of() : List.of(ref.tag()),
            ref.id() == null ? List.of() : List.of(ref.id()))
        .values()
        .stream()
        .findFirst();
  }

  /** The asset; throws {@link UnknownRecord} if there is none. */
  Asset get(Rows rows, AssetRef ref) {
    return find(rows, ref).orElseThrow(() -> new UnknownRecord("asset", ref.word(), List.of()));
  }

  /** The item of this key; throws {@link UnknownItem} if there is none. */
  Asset.Embodied item(Rows rows, String key) {
    Asset.Embodied item = items(rows, List.of(key)).get(key);
    if (item == null) throw new UnknownItem(key, List.of());
    return item;
  }

  private static String nextId() {
    return UuidCreator.getTimeOrderedEpoch().toString();
  }
}
