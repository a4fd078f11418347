// The seats that the given users have of the given software products.
// in:  rows: List<{product, user: String}>
// out: seat: Map, itemRetired: Boolean
// plan: index seek a user
UNWIND $rows AS row
MATCH (seat:Seat {user: row.user})
WHERE seat.product = row.product
OPTIONAL MATCH (item:ConfigurationItem {key: seat.item})
RETURN DISTINCT properties(seat) AS seat, coalesce(item.lifeCycle = 'RETIRED', false) AS itemRetired
