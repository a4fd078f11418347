// All seats.
// in:  —
// out: seat: Map, itemRetired: Boolean
// order: product, user      plan: label scan and sort, O(seats)
MATCH (seat:Seat)
OPTIONAL MATCH (item:ConfigurationItem {key: seat.item})
RETURN properties(seat) AS seat, coalesce(item.lifeCycle = 'RETIRED', false) AS itemRetired
ORDER BY seat.product, seat.user
