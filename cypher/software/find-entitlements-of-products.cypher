// What was ever bought of the given software products.
// in:  names: List<String>
// out: entitlement: Map
// order: number      plan: unique index seek a name, expand to its entitlements
MATCH (product:SoftwareProduct)<-[:ENTITLES]-(entitlement:Entitlement)
WHERE product.name IN $names
RETURN properties(entitlement) AS entitlement
ORDER BY entitlement.number
