package dev.faultline.asset.api;

import dev.faultline.asset.Asset;
import dev.faultline.asset.AssetKind;
import dev.faultline.asset.AssetKindStore;
import dev.faultline.asset.AssetKinds;
import dev.faultline.asset.AssetRule;
import dev.faultline.asset.AssetRules;
import dev.faultline.asset.AssetStep;
import dev.faultline.asset.Assets;
import dev.faultline.graphql.SensitiveGroup;
import dev.faultline.graphql.Withholding;
import dev.faultline.inventory.ItemReference;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.graphql.data.method.annotation.SchemaMapping;
import org.springframework.stereotype.Controller;

/** What belongs to an asset, or to an item as its asset; read once for a whole page. */
@Controller
final class AssetPartsController {
  private final Assets assets;
  private final AssetKindStore kinds;
  private final AssetRules rules;
  private final Withholding withholding;

  AssetPartsController(
      Assets assets, AssetKindStore kinds, AssetRules rules, Withholding withholding) {
    this.assets = assets;
    this.kinds = kinds;
    this.rules = rules;
    this.withholding = withholding;
  }

  @BatchMapping(typeName = "ConfigurationItem", field = "assets")
  Map<ItemReference, List<Asset>> assets(List<ItemReference> items) {
    Map<String, List<Asset>> found = ofItems(items);
    Map<ItemReference, List<Asset>> its = new HashMap<>();
    for (ItemReference item : items) its.put(item, found.getOrDefault(item.key(), List.of()));
    return its;
  }

  @BatchMapping(typeName = "ConfigurationItem", field = "asset")
  Map<ItemReference, Asset> asset(List<ItemReference> items) {
    Map<String, List<Asset>> found = ofItems(items);
    Map<ItemReference, Asset> its = new HashMap<>();
    for (ItemReference item : items) {
      List<Asset> several = found.get(item.key());
      if (several != null) its.put(item, several.getFirst());
    }
    return its;
  }

  private Map<String, List<Asset>> ofItems(List<ItemReference> items) {
    return assets.ofItems(new TreeSet<>(items.stream().map(ItemReference::key).toList()));
  }

  @BatchMapping(typeName = "Asset", field = "kind")
  Map<Asset, AssetKind> kind(List<Asset> page) {
    AssetKinds known = kinds.current();
    Map<Asset, AssetKind> found = new HashMap<>();
    for (Asset asset : page) {
      found.put(asset, known.find(asset.kind()).orElseGet(() -> unknown(asset.kind())));
    }
    return found;
  }

  private static AssetKind unknown(String name) {
    return new AssetKind(name, null, "Not in the catalogue.", List.of());
  }

  @BatchMapping(typeName = "Asset", field = "suggestions")
  Map<Asset, List<String>> suggestions(List<Asset> page) {
    Map<AssetRule, AssetRule.Choice> choices = rules.current();
    Map<Asset, List<String>> found = new HashMap<>();
    for (Asset asset : page) found.put(asset, AssetRules.suggestions(asset, choices));
    return found;
  }

  @SchemaMapping(typeName = "Asset")
  List<AssetStep> possibleSteps(Asset asset) {
    return AssetStep.possibleFrom(asset.state());
  }

  @SchemaMapping(typeName = "Asset")
  Collection<SensitiveGroup> withheld(@SuppressWarnings("unused") Asset asset) {
    return new TreeSet<>(withholding.withheld());
  }
}
