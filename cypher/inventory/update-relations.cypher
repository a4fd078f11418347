// Gives existing relations new values.
// in:  rows: List<{type, from, to, group: String, properties: Map}>
// out: —
// plan: two unique index seeks a row, expand between both ends
UNWIND $rows AS row
MATCH (from:ConfigurationItem {key: row.from})
MATCH (to:ConfigurationItem {key: row.to})
MATCH (from)-[relation]->(to)
WHERE type(relation) = row.type AND relation.group = row.group
SET relation = row.properties
