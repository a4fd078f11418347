// Notes which assets embody which items.
// in:  rows: List<{tag, key: String}>
// out: —
// plan: two unique index seeks a row
UNWIND $rows AS row
MATCH (asset:Asset {tag: row.tag})
MATCH (item:ConfigurationItem {key: row.key})
MERGE (item)-[:EMBODIED_BY]->(asset)
