package dev.faultline.contract;

import dev.faultline.asset.Asset;
import dev.faultline.asset.Assets;
import dev.faultline.store.CypherFiles;
import dev.faultline.store.StoreReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.neo4j.driver.Record;
import org.neo4j.driver.Value;
import org.springframework.stereotype.Component;

/**
 * Finds the items behind contracts: those that a contract covers itself, those that covered assets
 * embody, and the installations in use of covered software products. Safe for use by several
 * threads.
 */
@Component
public class CoveredItems {
  private static final int CHUNK = 500;

  private final Assets assets;
  private final StoreReader reader;
  private final String findInstallations;

  CoveredItems(Assets assets, StoreReader reader, CypherFiles cypher) {
    this.assets = assets;
    this.reader = reader;
    findInstallations = cypher.named("contract/find-installations-of-products");
  }

  /** The keys of the items behind one contract, in their order. */
  public List<String> of(Contract contract) {
    return of(List.of(contract)).getOrDefault(contract.number(), List.of());
  }

  /**
   * The keys of the items behind each contract by its number, in their order. At most two queries
   * for some hundred contracts.
   */
  public Map<String, List<String>> of(List<Contract> contracts) {
    Map<String, List<String>> found = new HashMap<>();
    for (int from = 0; from < contracts.size(); from += CHUNK) {
      List<Contract> chunk = contracts.subList(from, Math.min(from + CHUNK, contracts.size()));
      add(found, chunk);
    }
    return found;
  }

  private void add(Map<String, List<String>> found, List<Contract> contracts) {
    Set<String> tags = new HashSet<>();
    Set<String> products = new HashSet<>();
    for (Contract contract : contracts) {
      tags.addAll(contract.covered().assets());
      products.addAll(contract.covered().products());
    }
    Map<String, Asset> byTag = assets.ofTags(tags);
    Map<String, List<String>> installed = installations(products);
    for (Contract contract : contracts) {
      Set<String> keys = new TreeSet<>(contract.covered().items());
      for (String tag : contract.covered().assets()) {
        Asset asset = byTag.get(tag);
        if (asset != null) asset.items().forEach(item -> keys.add(item.key()));
      }
      for (String product : contract.covered().products())
        keys.addAll(installed.getOrDefault(product, List.of()));
      found.put(contract.number(), List.copyOf(keys));
    }
  }

  private Map<String, List<String>> installations(Set<String> products) {
    Map<String, List<String>> found = new HashMap<>();
    if (products.isEmpty()) return found;
    for (Record row : reader.read(findInstallations, Map.of("names", List.copyOf(products))))
      found.put(row.get("product").asString(), row.get("items").asList(Value::asString));
    return found;
  }
}
