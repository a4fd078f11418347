// The contracts of the given numbers or ids.
// in:  numbers, ids: List<String>
// out: contract: Map, assets, items, products: List<String>
// plan: unique index seek by number, range seek by id; expand to what each covers
MATCH (contract:Contract)
WHERE contract.number IN $numbers OR (contract.number > '' AND contract.id IN $ids)
RETURN properties(contract) AS contract,
  [(contract)-[:COVERS]->(asset:Asset) | asset.tag] AS assets,
  [(contract)-[:COVERS]->(item:ConfigurationItem) | item.key] AS items,
  [(contract)-[:COVERS]->(product:SoftwareProduct) | product.name] AS products
