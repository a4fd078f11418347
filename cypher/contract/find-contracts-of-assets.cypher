// The contracts that cover the given assets.
// in:  tags: List<String>
// out: tag: String, contract: Map, assets, items, products: List<String>
// order: number      plan: unique index seek a tag, expand to its few contracts
UNWIND $tags AS tag
MATCH (:Asset {tag: tag})<-[:COVERS]-(contract:Contract)
RETURN tag, properties(contract) AS contract,
  [(contract)-[:COVERS]->(asset:Asset) | asset.tag] AS assets,
  [(contract)-[:COVERS]->(item:ConfigurationItem) | item.key] AS items,
  [(contract)-[:COVERS]->(product:SoftwareProduct) | product.name] AS products
ORDER BY contract.number
