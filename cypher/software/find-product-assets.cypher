// The assets that give a person one of the given software products.
// in:  names: List<String> (values of their attribute product), kinds: List<String>
// out: product, id, tag, user, state: String, item: String? (key of an item that it embodies), since: Date?
// order: tag      plan: index seek a name
MATCH (asset:Asset)
WHERE asset.product IN $names AND asset.kind IN $kinds AND asset.assigneeKind = 'PERSON'
RETURN asset.product AS product, asset.id AS id, asset.tag AS tag, asset.assignee AS user, asset.state AS state,
  head([(item:ConfigurationItem)-[:EMBODIED_BY]->(asset) | item.key]) AS item,
  asset.checkedOutOn AS since
ORDER BY asset.tag
