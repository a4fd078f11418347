// Creates or overwrites contracts.
// in:  rows: List<{number: String, properties: Map}>
// out: —      plan: unique index seek a row
UNWIND $rows AS row
MERGE (contract:Contract {number: row.number})
SET contract = row.properties
