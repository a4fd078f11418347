// The entitlements of the given numbers.
// in:  numbers: List<String>
// out: entitlement: Map, contractEnd: Date? (last day of its contract, if that ends)      plan: unique index seek a number
MATCH (entitlement:Entitlement)
WHERE entitlement.number IN $numbers
RETURN properties(entitlement) AS entitlement,
  head([(entitlement)-[:BOUGHT_UNDER]->(contract:Contract)
    WHERE NOT coalesce(contract.autoRenewal, false) | contract.end]) AS contractEnd
