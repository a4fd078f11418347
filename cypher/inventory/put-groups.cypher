// Sets redundancy rules of dependents.
// in:  rows: List<{dependent, name: String, minimumUp: Integer?, minimumUpPercent: Float?}>
// out: —
// plan: unique index seek a row, expand to its few groups
UNWIND $rows AS row
MATCH (item:ConfigurationItem {key: row.dependent})
MERGE (item)-[:HAS_GROUP]->(group:RedundancyGroup {name: row.name})
SET group.minimumUp = row.minimumUp, group.minimumUpPercent = row.minimumUpPercent
