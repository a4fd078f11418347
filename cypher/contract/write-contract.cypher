// Creates or overwrites one contract.
// in:  number: String, properties: Map
// out: —      plan: unique index seek
MERGE (contract:Contract {number: $number})
SET contract = $properties
