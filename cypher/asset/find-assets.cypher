// The assets with the given tags or ids.
// in:  tags, ids: List<String>
// out: asset: Map, items: List<{key, lifeCycle: String}>
// plan: two unique index seeks, expand to the few items of each
MATCH (asset:Asset)
WHERE asset.tag IN $tags OR asset.id IN $ids
RETURN properties(asset) AS asset,
  [(item:ConfigurationItem)-[:EMBODIED_BY]->(asset) | {key: item.key, lifeCycle: item.lifeCycle}] AS items
