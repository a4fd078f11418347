// The seats of the given software products.
// in:  names: List<String>
// out: seat: Map, itemRetired: Boolean
// order: id, the oldest first      plan: unique index seek a name, expand to its seats
MATCH (product:SoftwareProduct)<-[:SEAT_OF]-(seat:Seat)
WHERE product.name IN $names
OPTIONAL MATCH (item:ConfigurationItem {key: seat.item})
RETURN properties(seat) AS seat, coalesce(item.lifeCycle = 'RETIRED', false) AS itemRetired
ORDER BY seat.id
