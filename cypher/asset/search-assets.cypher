// Full text over what assets say.
// in:  text: String (Lucene syntax, escaped), kinds: List<String>?, first: Integer
// out: asset: Map, items: List<{key, lifeCycle: String}>, score: Float
// order: score, best first, then tag      plan: full-text index
CALL db.index.fulltext.queryNodes('assetText', $text)
YIELD node AS asset, score
WHERE $kinds IS NULL OR asset.kind IN $kinds
WITH asset, score
ORDER BY score DESC, asset.tag
LIMIT $first
RETURN properties(asset) AS asset,
  [(item:ConfigurationItem)-[:EMBODIED_BY]->(asset) | {key: item.key, lifeCycle: item.lifeCycle}] AS items, score
ORDER BY score DESC, asset.tag
