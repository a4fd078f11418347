// What was ever bought of the given software products.
// in:  names: List<String>
// out: entitlement: Map, contractEnd: Date? (last day of its contract, if that ends)
// order: number      plan: unique index seek a name, expand to its entitlements
MATCH (product:SoftwareProduct)<-[:ENTITLES]-(entitlement:Entitlement)
WHERE product.name IN $names
RETURN properties(entitlement) AS entitlement,
  head([(entitlement)-[:BOUGHT_UNDER]->(contract:Contract)
    WHERE NOT coalesce(contract.autoRenewal, false) | contract.end]) AS contractEnd
ORDER BY entitlement.number
