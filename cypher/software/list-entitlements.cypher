// Entitlements in the order of their numbers, from a number on.
// in:  after: String ('' for all), limit: Integer
// out: entitlement: Map, contractEnd: Date? (last day of its contract, if that ends)
// order: number      plan: unique index range seek in order, ends at the limit
MATCH (entitlement:Entitlement)
WHERE entitlement.number > $after
RETURN properties(entitlement) AS entitlement,
  head([(entitlement)-[:BOUGHT_UNDER]->(contract:Contract)
    WHERE NOT coalesce(contract.autoRenewal, false) | contract.end]) AS contractEnd
ORDER BY entitlement.number
LIMIT $limit
