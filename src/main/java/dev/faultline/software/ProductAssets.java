package dev.faultline.software;

import dev.faultline.asset.AssetKindStore;
import dev.faultline.asset.AssetKinds;
import dev.faultline.asset.AssetState;
import dev.faultline.inventory.Rows;
import dev.faultline.licence.Assignment;
import dev.faultline.store.CypherFiles;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/**
 * The assets that give a person a product: software, subscriptions and licences in a person's
 * hands. Safe for use by several threads.
 */
@Component
final class ProductAssets {
  private static final List<String> KINDS = List.of("Software", "Subscription", "Licence");
  private static final Set<AssetState> GONE =
      Set.of(AssetState.RETIRED, AssetState.DISPOSED, AssetState.LOST, AssetState.STOLEN);

  private final AssetKindStore kinds;
  private final String findProductAssets;

  ProductAssets(AssetKindStore kinds, CypherFiles cypher) {
    this.kinds = kinds;
    findProductAssets = cypher.named("software/find-product-assets");
  }

  /**
   * An asset that gives a user a product.
   *
   * @param item an item that it embodies, if any
   * @param since when the user got it, if known
   */
  record Held(
      String product,
      String id,
      String tag,
      AssetState state,
      String user,
      @Nullable String item,
      @Nullable LocalDate since) {
    /** Whether it gives nothing any more. */
    boolean isGone() {
      return GONE.contains(state);
    }

    Assignment assignment() {
      return new Assignment(id, user, item, isGone(), since, null);
    }
  }

  /** Those that are in use or gone, in the order of tags, by the product's name. One statement. */
  Map<String, List<Held>> of(Rows rows, Collection<SoftwareProduct> products) {
    Map<String, String> byName = new HashMap<>();
    for (SoftwareProduct product : products)
      product.names().forEach(name -> byName.put(name, product.name()));
    AssetKinds known = kinds.current();
    Set<String> wanted = new HashSet<>();
    for (String kind : KINDS) if (known.find(kind).isPresent()) wanted.addAll(known.with(kind));
    Map<String, Object> named =
        Map.of("names", List.copyOf(byName.keySet()), "kinds", List.copyOf(wanted));
    Map<String, List<Held>> found = new HashMap<>();
    for (Record row : rows.run(findProductAssets, named)) {
      String product = byName.get(row.get("product").asString());
      if (product == null) continue;
      Held held = held(product, row);
      if (held.state() == AssetState.IN_USE || held.isGone())
        found.computeIfAbsent(product, _ -> new ArrayList<>()).add(held);
    }
    return found;
  }

  private static Held held(String product, Record row) {
    return new Held(
        product,
        row.get("id").asString(),
        row.get("tag").asString(),
        AssetState.valueOf(row.get("state").asString()),
        row.get("user").asString(),
        row.get("item").isNull() ? null : row.get("item").asString(),
        row.get("since").isNull() ? null : row.get("since").asLocalDate());
  }
}
