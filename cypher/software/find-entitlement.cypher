// The entitlement of the given number.
// in:  number: String
// out: entitlement: Map      plan: unique index seek
MATCH (entitlement:Entitlement {number: $number})
RETURN properties(entitlement) AS entitlement
