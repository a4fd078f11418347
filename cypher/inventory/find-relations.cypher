// The relations with the given identities.
// in:  rows: List<{type, from, to, group: String}>      group is '' for none
// out: type, from, to: String, relation: Map
// plan: two unique index seeks a row, expand between both ends
UNWIND $rows AS row
MATCH (from:ConfigurationItem {key: row.from})
MATCH (to:ConfigurationItem {key: row.to})
MATCH (from)-[relation]->(to)
WHERE type(relation) = row.type AND relation.group = row.group
RETURN row.type AS type, row.from AS from, row.to AS to, properties(relation) AS relation
