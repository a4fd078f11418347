// Full text over what assets say.
// in:  text: String (Lucene syntax, escaped), kinds: List<String>?, first: Integer,
//      tests: List<{property, operator: String, value}> (all must hold), embodies: String? (key), embodying: Boolean?
// out: asset: Map, items: List<{key, lifeCycle: String}>, score: Float
// order: score, best first, then tag      plan: full-text index
CALL db.index.fulltext.queryNodes('assetText', $text)
YIELD node AS asset, score
WHERE ($kinds IS NULL OR asset.kind IN $kinds)
AND all(test IN $tests WHERE CASE test.operator
  WHEN 'eq' THEN asset[test.property] = test.value
  WHEN 'in' THEN asset[test.property] IN test.value
  WHEN 'contains' THEN toLower(asset[test.property]) CONTAINS test.value
  WHEN 'startsWith' THEN toLower(asset[test.property]) STARTS WITH test.value
  WHEN 'containsAny' THEN any(text IN test.value WHERE asset[test.property] CONTAINS text)
  WHEN 'gte' THEN asset[test.property] >= test.value
  WHEN 'lte' THEN asset[test.property] <= test.value
  WHEN 'lteProperty' THEN asset[test.property] <= asset[test.value]
END)
AND ($embodies IS NULL OR EXISTS { (:ConfigurationItem {key: $embodies})-[:EMBODIED_BY]->(asset) })
AND ($embodying IS NULL OR $embodying = EXISTS { (:ConfigurationItem)-[:EMBODIED_BY]->(asset) })
WITH asset, score
ORDER BY score DESC, asset.tag
LIMIT $first
RETURN properties(asset) AS asset,
  [(item:ConfigurationItem)-[:EMBODIED_BY]->(asset) | {key: item.key, lifeCycle: item.lifeCycle}] AS items, score
ORDER BY score DESC, asset.tag
