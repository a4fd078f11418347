// How many assets there are.
// in:
//      tests: List<{property, operator: String, value}> (all must hold), embodies: String? (key), embodying: Boolean?
// out: count: Integer      plan: label scan
MATCH (asset:Asset)
WHERE all(test IN $tests WHERE CASE test.operator
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
RETURN count(asset) AS count
