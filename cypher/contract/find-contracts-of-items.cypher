// The contracts that cover the given items.
// in:  keys: List<String>
// out: key: String, contract: Map, assets, items, products: List<String>
// order: number      plan: unique index seek a key, expand to its few contracts
UNWIND $keys AS key
MATCH (:ConfigurationItem {key: key})<-[:COVERS]-(contract:Contract)
RETURN key, properties(contract) AS contract,
  [(contract)-[:COVERS]->(asset:Asset) | asset.tag] AS assets,
  [(contract)-[:COVERS]->(item:ConfigurationItem) | item.key] AS items,
  [(contract)-[:COVERS]->(product:SoftwareProduct) | product.name] AS products
ORDER BY contract.number
