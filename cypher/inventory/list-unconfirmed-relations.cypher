// Relations of a source that it did not state since a time, and who else states them.
// in:  source: String, since: DateTime, limit: Integer
// out: type, from, to: String, relation: Map, others: List<String>
// plan: scan of all relations; only for an import that replaces
MATCH (from:ConfigurationItem)-[relation]->(to:ConfigurationItem)
WHERE coalesce(relation.statedAt, relation.lastSeen) < $since AND (relation.source = $source OR $source IN relation.statedBy)
RETURN type(relation) AS type, from.key AS from, to.key AS to, properties(relation) AS relation,
  [other IN coalesce(relation.statedBy, [relation.source]) WHERE other <> $source] AS others
LIMIT $limit
