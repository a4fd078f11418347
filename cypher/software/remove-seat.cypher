// Removes one seat.
// in:  id: String
// out: —      plan: unique index seek
MATCH (seat:Seat {id: $id})
DETACH DELETE seat
