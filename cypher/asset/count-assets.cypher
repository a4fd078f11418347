// How many assets there are.
// in:
//      tests: List<{property, operator: String, value}> (all must hold), embodies: String? (key), embodying: Boolean?,
//      seek: String? (tag, serialNumber or embodies: by what index to start; null: all), sought: List (its values)
// out: count: Integer      plan: index seek where sought, else label scan
CALL () {
  UNWIND CASE WHEN $seek IS NULL THEN [0] ELSE [] END AS every
  MATCH (asset:Asset)
  RETURN asset
  UNION ALL
  UNWIND CASE WHEN $seek = 'tag' THEN $sought ELSE [] END AS tag
  MATCH (asset:Asset {tag: tag})
  RETURN asset
  UNION ALL
  UNWIND CASE WHEN $seek = 'serialNumber' THEN $sought ELSE [] END AS serialNumber
  MATCH (asset:Asset {serialNumber: serialNumber})
  RETURN asset
  UNION ALL
  UNWIND CASE WHEN $seek = 'embodies' THEN $sought ELSE [] END AS key
  MATCH (:ConfigurationItem {key: key})-[:EMBODIED_BY]->(asset:Asset)
  RETURN asset
}
WITH asset
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
