// Ends that assets embody items.
// in:  rows: List<{tag, key: String}>
// out: —
// plan: two unique index seeks a row, expand between both ends
UNWIND $rows AS row
MATCH (:ConfigurationItem {key: row.key})-[link:EMBODIED_BY]->(:Asset {tag: row.tag})
DELETE link
