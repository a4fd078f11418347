// Streams what bookkeeping wants to know of every asset that costs something.
// in:  tests: List<{property, operator: String, value}> (all must hold), embodies: String? (key), embodying: Boolean?,
//      seek: String? (tag, serialNumber or embodies: by what index to start; null: all), sought: List (its values)
// out: tag, kind, state: String, price: Integer?, currency: String?, start, disposedOn: Date?,
//      monthlyCost: Integer?, monthlyCurrency: String?, items: List<String> (keys),
//      turns: List<Date> (when a step took it into service or out of service)
// plan: index seek where sought, else label scan, expand to the few items of each, O(assets)
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
WHERE (asset.price IS NOT NULL OR asset.monthlyCost IS NOT NULL)
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
RETURN asset.tag AS tag, asset.kind AS kind, asset.state AS state, asset.price AS price, asset.priceCurrency AS currency,
  coalesce(asset.deliveryDate, asset.purchaseDate) AS start, asset.disposedOn AS disposedOn,
  asset.monthlyCost AS monthlyCost, asset.monthlyCostCurrency AS monthlyCurrency,
  [(item:ConfigurationItem)-[:EMBODIED_BY]->(asset) | item.key] AS items,
  [(asset)-[:TURNED]->(turn:ServiceTurn) | turn.on] AS turns
