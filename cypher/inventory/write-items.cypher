// Creates or overwrites items; their labels follow their types. Who states an item in use beside its source is kept in statedBy.
// in:  rows: List<{key, type, oldType: String?, properties: Map}>
// out: —
// plan: unique index seek a row
UNWIND $rows AS row
MERGE (item:ConfigurationItem {key: row.key})
WITH item, row, CASE WHEN item.lifeCycle = 'RETIRED' THEN []
  ELSE coalesce(item.statedBy, [source IN [item.source] WHERE source IS NOT NULL]) END AS before
WITH item, row, before + [source IN [row.properties.source] WHERE source IS NOT NULL AND NOT source IN before] AS statedBy
SET item = row.properties
SET item.statedBy = CASE WHEN size(statedBy) > 1 THEN statedBy END
SET item:$(row.type)
WITH item, row
WHERE row.oldType IS NOT NULL AND row.oldType <> row.type
REMOVE item:$(row.oldType)
