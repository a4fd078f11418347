// Creates or overwrites items; their labels follow their types.
// in:  rows: List<{key, type, oldType: String?, properties: Map}>
// out: —
// plan: unique index seek a row
UNWIND $rows AS row
MERGE (item:ConfigurationItem {key: row.key})
SET item = row.properties
SET item:$(row.type)
WITH item, row
WHERE row.oldType IS NOT NULL AND row.oldType <> row.type
REMOVE item:$(row.oldType)
