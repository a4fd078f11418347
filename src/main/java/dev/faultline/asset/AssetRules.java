package dev.faultline.asset;

import dev.faultline.inventory.ItemsRetired;
import dev.faultline.inventory.Rows;
import dev.faultline.model.Edit;
import dev.faultline.model.LifeCycle;
import dev.faultline.store.Author;
import dev.faultline.store.Committed;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.RevisionLog;
import dev.faultline.store.RevisionTransaction;
import dev.faultline.store.StoreReader;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/**
 * The rules that keep items and assets in step, as they are chosen now. Both are {@code ASK} until
 * someone chooses otherwise. Safe for use by several threads.
 */
@Component
public class AssetRules implements ItemsRetired {
  private final RevisionLog log;
  private final StoreReader reader;
  private final AssetBatches batches;
  private final AssetSettings settings;
  private final String listRules;
  private final String putRule;
  private final String findAssetsOfItems;

  AssetRules(
      RevisionLog log,
      StoreReader reader,
      AssetBatches batches,
      AssetSettings settings,
      CypherFiles cypher) {
    this.log = log;
    this.reader = reader;
    this.batches = batches;
    this.settings = settings;
    listRules = cypher.named("asset/list-asset-rules");
    putRule = cypher.named("asset/put-asset-rule");
    findAssetsOfItems = cypher.named("asset/find-assets-of-items");
  }

  /** What is chosen for each rule. One query. */
  public Map<AssetRule, AssetRule.Choice> current() {
    return current(reader::read);
  }

  Map<AssetRule, AssetRule.Choice> current(Rows rows) {
    Map<AssetRule, AssetRule.Choice> choices = new EnumMap<>(AssetRule.class);
    for (AssetRule rule : AssetRule.values()) choices.put(rule, AssetRule.Choice.ASK);
    for (Record row : rows.run(listRules, Map.of())) {
      choices.put(
          AssetRule.valueOf(row.get("name").asString()),
          AssetRule.Choice.valueOf(row.get("choice").asString()));
    }
    return choices;
  }

  /** Chooses for one rule. What is there already stays as it is. */
  public Committed<AssetRule.Choice> choose(
      Author author, AssetRule rule, AssetRule.Choice choice) {
    settings.check(AssetRight.CONFIGURE, "Changing a rule");
    return log.write(
        author,
        transaction -> {
          AssetRule.Choice before = current(transaction::run).get(rule);
          if (before == choice) return choice;
          transaction.run(putRule, Map.of("name", rule.name(), "choice", choice.name()));
          transaction.append(
              new Edit.RecordWritten(
                  "assetRule",
                  rule.name(),
                  "CHOOSE",
                  Map.of("choice", String.valueOf(before)),
                  Map.of("choice", choice.name())));
          return choice;
        });
  }

  @Override
  public void within(RevisionTransaction transaction, Collection<String> keys) {
    List<Asset> assets = assetsOf(transaction::run, keys);
    if (assets.isEmpty()
        || current(transaction::run).get(AssetRule.RETIRE_ASSET_WITH_LAST_ITEM)
            != AssetRule.Choice.DO) return;
    for (Asset asset : assets) {
      if (outlivesItsItems(asset)) {
        batches.write(transaction, asset, asset.in(AssetState.RETIRED), AssetStep.RETIRE.name());
      }
    }
  }

  /** The assets that embody the items, each once, in the order of their tags. */
  List<Asset> assetsOf(Rows rows, Collection<String> keys) {
    Map<String, Asset> assets = new LinkedHashMap<>();
    for (Record row : rows.run(findAssetsOfItems, Map.of("keys", List.copyOf(keys)))) {
      Asset asset = AssetMapping.asset(row);
      assets.put(asset.tag(), asset);
    }
    return List.copyOf(assets.values());
  }

  /** Whether all items that the asset embodies are retired and it is not. */
  static boolean outlivesItsItems(Asset asset) {
    return asset.state().inService()
        && !asset.items().isEmpty()
        && asset.items().stream().allMatch(item -> item.lifeCycle() == LifeCycle.RETIRED);
  }

  /**
   * What the rules that are not off suggest for the asset, as sentences. One that is to be done has
   * something to suggest where the asset came to it in another way, as by being reinstated.
   */
  public static List<String> suggestions(Asset asset, Map<AssetRule, AssetRule.Choice> choices) {
    List<String> suggestions = new ArrayList<>();
    if (choices.get(AssetRule.RETIRE_ASSET_WITH_LAST_ITEM) != AssetRule.Choice.OFF
        && outlivesItsItems(asset)) {
      suggestions.add(
          asset.title()
              + " is "
              + asset.state()
              + " though all items that it embodies are retired: retire it, or put them in use"
              + " again?");
    }
    if (choices.get(AssetRule.RETIRE_ITEMS_WITH_ASSET) != AssetRule.Choice.OFF
        && isGone(asset.state())) {
      for (Asset.Embodied item : asset.items()) {
        if (item.lifeCycle() != LifeCycle.IN_USE) continue;
        suggestions.add(
            "Item \""
                + item.key()
                + "\" is in use though its asset \""
                + asset.tag()
                + "\" is "
                + asset.state()
                + ": retire it, or end the link?");
      }
    }
    return suggestions;
  }

  private static boolean isGone(AssetState state) {
    return switch (state) {
      case RETIRED, DISPOSED, LOST, STOLEN, CANCELLED -> true;
      case REQUESTED, ORDERED, IN_STOCK, IN_USE, IN_REPAIR -> false;
    };
  }
}
