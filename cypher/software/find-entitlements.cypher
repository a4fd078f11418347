// The entitlements of the given numbers.
// in:  numbers: List<String>
// out: entitlement: Map      plan: unique index seek a number
MATCH (entitlement:Entitlement)
WHERE entitlement.number IN $numbers
RETURN properties(entitlement) AS entitlement
