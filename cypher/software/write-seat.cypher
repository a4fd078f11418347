// Creates or overwrites one seat of a software product; no row if its item is not there.
// in:  id, product: String, item: String? (key), properties: Map
// out: id: String      plan: unique index seeks
MATCH (product:SoftwareProduct {name: $product})
WHERE $item IS NULL OR EXISTS { (:ConfigurationItem {key: $item}) }
MERGE (seat:Seat {id: $id})
SET seat = $properties
MERGE (seat)-[:SEAT_OF]->(product)
RETURN seat.id AS id
