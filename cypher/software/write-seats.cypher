// Creates or overwrites seats of software products.
// in:  rows: List<{id, product: String, properties: Map}>
// out: —      plan: unique index seeks a row
UNWIND $rows AS row
MATCH (product:SoftwareProduct {name: row.product})
MERGE (seat:Seat {id: row.id})
SET seat = row.properties
MERGE (seat)-[:SEAT_OF]->(product)
