// Contracts in the order of their numbers, from a number on.
// in:  after: String ('' for all), limit: Integer
// out: contract: Map, assets, items, products: List<String>
// order: number      plan: unique index range seek in order, ends at the limit
MATCH (contract:Contract)
WHERE contract.number > $after
WITH contract
ORDER BY contract.number
LIMIT $limit
RETURN properties(contract) AS contract,
  [(contract)-[:COVERS]->(asset:Asset) | asset.tag] AS assets,
  [(contract)-[:COVERS]->(item:ConfigurationItem) | item.key] AS items,
  [(contract)-[:COVERS]->(product:SoftwareProduct) | product.name] AS products
ORDER BY contract.number
