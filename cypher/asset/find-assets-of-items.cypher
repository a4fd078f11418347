// The assets that embody the given items.
// in:  keys: List<String>
// out: key: String, asset: Map, items: List<{key, lifeCycle: String}>
// order: tag      plan: unique index seek a key, expand to its few assets
UNWIND $keys AS key
MATCH (:ConfigurationItem {key: key})-[:EMBODIED_BY]->(asset:Asset)
RETURN key, properties(asset) AS asset,
  [(item:ConfigurationItem)-[:EMBODIED_BY]->(asset) | {key: item.key, lifeCycle: item.lifeCycle}] AS items
ORDER BY asset.tag
