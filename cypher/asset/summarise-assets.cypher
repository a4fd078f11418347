// Counts assets and adds up their prices and monthly costs by groups and currencies.
// in:  by: List<String> (properties, or 'month' for the month of purchase), limit: Integer,
//      tests: List<{property, operator: String, value}> (all must hold), embodies: String? (key), embodying: Boolean?,
//      seek: String? (tag, serialNumber or embodies: by what index to start; null: all), sought: List (its values)
// out: group: List<String?>, count: Integer,
//      sums: List<{of: String (price or monthlyCost), currency: String, millions, rest (of minor units), count: Integer}>,
//      groups: Integer (how many there are)
// order: count, largest first, then group      plan: index seek where sought, else label scan, O(assets)
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
UNWIND [
  {of: 'price', currency: asset.priceCurrency, minorUnits: asset.price},
  {of: 'monthlyCost', currency: asset.monthlyCostCurrency, minorUnits: asset.monthlyCost}
] AS money
WITH [dimension IN $by | CASE dimension
    WHEN 'month' THEN substring(toString(asset.purchaseDate), 0, 7)
    ELSE asset[dimension]
  END] AS group, money.of AS of, money.currency AS currency, count(*) AS count,
  sum(money.minorUnits / 1000000) AS millions, sum(money.minorUnits % 1000000) AS rest
WITH group, sum(CASE WHEN of = 'price' THEN count ELSE 0 END) AS count,
  collect(
    CASE WHEN currency IS NULL THEN null
    ELSE {of: of, currency: currency, millions: millions, rest: rest, count: count}
  END) AS sums
ORDER BY count DESC, group
WITH collect({group: group, count: count, sums: sums}) AS every
UNWIND every[..$limit] AS row
RETURN row.group AS group, row.count AS count, row.sums AS sums, size(every) AS groups
