// Creates relations that are not there yet.
// in:  rows: List<{type, from, to: String, properties: Map}>
// out: —
// plan: two unique index seeks a row
UNWIND $rows AS row
MATCH (from:ConfigurationItem {key: row.from})
MATCH (to:ConfigurationItem {key: row.to})
CREATE (from)-[relation:$(row.type)]->(to)
SET relation = row.properties
