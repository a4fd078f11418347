// Assets in the order of one of their properties and then of their tags, from a place on.
// in:  property: String, descending: Boolean, anchored: Boolean (whether value and tag are a place), value, tag: String?,
//      limit: Integer,
//      tests: List<{property, operator: String, value}> (all must hold), embodies: String? (key), embodying: Boolean?,
//      seek: String? (tag, serialNumber or embodies: by what index to start; null: all), sought: List (its values)
// out: asset: Map, items: List<{key, lifeCycle: String}>
// order: value, tag; what has no value is last, in descending order first      plan: index seek where sought, else label scan and top
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
WITH asset, asset[$property] AS value, asset.tag AS tag
WHERE NOT $anchored OR CASE
  WHEN NOT $descending AND $value IS NULL THEN value IS NULL AND tag > $tag
  WHEN NOT $descending THEN value IS NULL OR value > $value OR (value = $value AND tag > $tag)
  WHEN $value IS NULL THEN value IS NOT NULL OR tag < $tag
  ELSE value < $value OR (value = $value AND tag < $tag)
END
WITH asset, value, tag
ORDER BY CASE WHEN $descending THEN null ELSE value END, CASE WHEN $descending THEN value END DESC,
  CASE WHEN $descending THEN null ELSE tag END, CASE WHEN $descending THEN tag END DESC
LIMIT $limit
WITH asset, value, tag, [(item:ConfigurationItem)-[:EMBODIED_BY]->(asset) | {key: item.key, lifeCycle: item.lifeCycle}] AS items
RETURN properties(asset) AS asset, items
ORDER BY CASE WHEN $descending THEN null ELSE value END, CASE WHEN $descending THEN value END DESC,
  CASE WHEN $descending THEN null ELSE tag END, CASE WHEN $descending THEN tag END DESC
