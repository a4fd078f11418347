// Creates or overwrites assets; their labels follow their kinds.
// in:  rows: List<{tag, kind, oldKind: String?, properties: Map}>
// out: —
// plan: unique index seek a row
UNWIND $rows AS row
MERGE (asset:Asset {tag: row.tag})
SET asset = row.properties
SET asset:$(row.kind)
WITH asset, row
WHERE row.oldKind IS NOT NULL AND row.oldKind <> row.kind
REMOVE asset:$(row.oldKind)
