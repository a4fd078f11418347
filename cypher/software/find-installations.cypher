// The items that are installations of the given software products, planned ones left aside.
// in:  names: List<String> (values of their attribute product)
// out: product: String, item: Map, users: List<String> (persons who have an asset that embodies it)
// order: key      plan: index seek a name, expand to the few assets of each
MATCH (item:ConfigurationItem)
WHERE item.product IN $names AND item.lifeCycle <> 'PLANNED'
RETURN item.product AS product,
  item {.key, .type, .lifeCycle, .attributes, .firstSeen} AS item,
  [(item)-[:EMBODIED_BY]->(asset:Asset) WHERE asset.assigneeKind = 'PERSON' | asset.assignee] AS users
ORDER BY item.key
