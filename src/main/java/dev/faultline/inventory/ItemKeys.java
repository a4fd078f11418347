package dev.faultline.inventory;

import dev.faultline.model.LifeCycle;
import dev.faultline.store.CypherFiles;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.neo4j.driver.Record;
import org.springframework.stereotype.Component;

/** Which items there are, for records that name items by their keys. */
@Component
public class ItemKeys {
  private final String findItemKeys;

  ItemKeys(CypherFiles cypher) {
    findItemKeys = cypher.named("inventory/find-item-keys");
  }

  /** Where those of the items stand that there are, by key. One statement. */
  public Map<String, LifeCycle> known(Rows rows, Collection<String> keys) {
    if (keys.isEmpty()) return Map.of();
    Map<String, LifeCycle> found = new HashMap<>();
    for (Record row : rows.run(findItemKeys, Map.of("keys", List.copyOf(keys)))) {
      found.put(row.get("key").asString(), LifeCycle.valueOf(row.get("lifeCycle").asString()));
    }
    return found;
  }
}
