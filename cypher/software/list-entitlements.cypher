// Entitlements in the order of their numbers, from a number on.
// in:  after: String ('' for all), limit: Integer
// out: entitlement: Map
// order: number      plan: unique index range seek in order, ends at the limit
MATCH (entitlement:Entitlement)
WHERE entitlement.number > $after
RETURN properties(entitlement) AS entitlement
ORDER BY entitlement.number
LIMIT $limit
