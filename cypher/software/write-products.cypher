// Creates or overwrites software products.
// in:  rows: List<{name: String, properties: Map}>
// out: —      plan: unique index seek a row
UNWIND $rows AS row
MERGE (product:SoftwareProduct {name: row.name})
SET product = row.properties
