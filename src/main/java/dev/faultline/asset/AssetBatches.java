package dev.faultline.asset;

import com.github.f4b6a3.uuid.UuidCreator;
import dev.faultline.inventory.Outcome;
import dev.faultline.inventory.Rows;
import dev.faultline.model.Edit;
import dev.faultline.model.LifeCycle;
import dev.faultline.model.Text;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionTransaction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/**
 * Writes assets by the batch, in two steps: a plan that only reads and says what would become of
 * each draft, and its execution within an open revision. A dry run stops after the plan.
 *
 * <p>A batch costs a fixed number of statements. Later drafts of a batch see what earlier ones of
 * the same tag say. Safe for use by several threads.
 */
@Component
public class AssetBatches {
  private final String findAssets;
  private final String findItemKeys;
  private final String writeAssets;
  private final String linkItems;
  private final String unlinkItems;

  AssetBatches(CypherFiles cypher) {
    findAssets = cypher.named("asset/find-assets");
    findItemKeys = cypher.named("asset/find-item-keys");
    writeAssets = cypher.named("asset/write-assets");
    linkItems = cypher.named("asset/link-items");
    unlinkItems = cypher.named("asset/unlink-items");
  }

  /** What writing the drafts would do. */
  public AssetPlan plan(Rows rows, AssetKinds kinds, Instant at, List<AssetDraft> drafts) {
    Set<String> tags = drafts.stream().map(AssetDraft::tag).collect(Collectors.toSet());
    Set<String> keys = new LinkedHashSet<>();
    drafts.forEach(draft -> keys.addAll(draft.items()));
    AssetPlan.Known known = new AssetPlan.Known(assets(rows, tags, List.of()), items(rows, keys));
    Map<String, AssetPlan.Write> writes = new LinkedHashMap<>();
    List<AssetPlan.Result> results = new ArrayList<>();
    for (AssetDraft draft : drafts) results.add(plan(kinds, at, draft, known, writes));
    return new AssetPlan(List.copyOf(results), List.copyOf(writes.values()));
  }

  private static AssetPlan.Result plan(
      AssetKinds kinds,
      Instant at,
      AssetDraft draft,
      AssetPlan.Known known,
      Map<String, AssetPlan.Write> writes) {
    Asset stored = known.assets().get(draft.tag());
    AssetPlan.Write earlier = writes.get(draft.tag());
    Asset present = earlier == null ? stored : earlier.after();
    List<Problem> problems = new ArrayList<>();
    AssetCheck check = new AssetCheck(kinds, problems::add);
    Asset after = check.apply(draft, present, AssetBatches::nextId, at);
    if (after != null) after = linked(after, draft.items(), known.items(), problems);
    if (after == null || !problems.isEmpty()) {
      String reason = problems.stream().map(Problem::message).collect(Collectors.joining(" "));
      return new AssetPlan.Result(new Outcome.Rejected(reason), List.copyOf(problems));
    }
    Outcome outcome =
        present == null
            ? new Outcome.Created()
            : present.saysTheSameAs(after) ? new Outcome.Unchanged() : new Outcome.Updated();
    if (!(outcome instanceof Outcome.Unchanged))
      writes.put(draft.tag(), new AssetPlan.Write(stored, after));
    return new AssetPlan.Result(outcome, List.of());
  }

  private static Asset linked(
      Asset asset, List<String> keys, Map<String, Asset.Embodied> known, List<Problem> problems) {
    Map<String, Asset.Embodied> items = new LinkedHashMap<>();
    asset.items().forEach(item -> items.put(item.key(), item));
    for (String key : keys) {
      Asset.Embodied item = known.get(key);
      if (item != null) items.put(key, item);
      else
        problems.add(
            new Problem(
                "items", "There is no item \"" + Text.shorten(key) + "\"; add the item first."));
    }
    List<Asset.Embodied> sorted = new ArrayList<>(items.values());
    sorted.sort(Comparator.comparing(Asset.Embodied::key));
    return asset.embodying(sorted);
  }

  /** Carries out a plan within an open revision. */
  public void execute(RevisionTransaction transaction, AssetPlan plan) {
    for (AssetPlan.Write write : plan.writes()) {
      append(transaction, write, write.before() == null ? "CREATE" : "UPDATE");
    }
    put(transaction, plan.writes());
  }

  /** Writes one asset within an open revision, if it says anything new. */
  Asset write(RevisionTransaction transaction, Asset before, Asset after, String action) {
    if (before.saysTheSameAs(after)) return before;
    AssetPlan.Write write = new AssetPlan.Write(before, after.changedAt(transaction.at()));
    append(transaction, write, action);
    put(transaction, List.of(write));
    return write.after();
  }

  private static void append(
      RevisionTransaction transaction, AssetPlan.Write write, String action) {
    Asset before = write.before();
    transaction.append(
        new Edit.RecordWritten(
            Asset.RECORD,
            write.after().id(),
            action,
            before == null ? null : before.facts(),
            write.after().facts()));
  }

  private void put(RevisionTransaction transaction, List<AssetPlan.Write> writes) {
    List<Map<String, @Nullable Object>> rows = new ArrayList<>();
    List<Map<String, Object>> linked = new ArrayList<>();
    List<Map<String, Object>> unlinked = new ArrayList<>();
    for (AssetPlan.Write write : writes) {
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
    if (keys.isEmpty()) return Map.of();
    Map<String, Asset.Embodied> found = new HashMap<>();
    for (Record row : rows.run(findItemKeys, Map.of("keys", List.copyOf(keys)))) {
      String key = row.get("key").asString();
      String lifeCycle = row.get("lifeCycle").asString();
      found.put(key, new Asset.Embodied(key, LifeCycle.valueOf(lifeCycle)));
    }
    return found;
  }

  private static String nextId() {
    return UuidCreator.getTimeOrderedEpoch().toString();
  }
}
