// Relations of a source that it did not state since a time.
// in:  source: String, since: DateTime, limit: Integer
// out: type, from, to: String, relation: Map
// plan: scan of all relations; only for an import that replaces
MATCH (from:ConfigurationItem)-[relation]->(to:ConfigurationItem)
WHERE relation.source = $source AND relation.lastSeen < $since
RETURN type(relation) AS type, from.key AS from, to.key AS to, properties(relation) AS relation
LIMIT $limit
