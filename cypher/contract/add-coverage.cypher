// Lets a contract cover assets, items and software products.
// in:  number: String, assets (tags), items (keys), products (names): List<String>
// out: —      plan: unique index seek a name
MATCH (contract:Contract {number: $number})
CALL (contract) {
  UNWIND $assets AS tag
  MATCH (asset:Asset {tag: tag})
  MERGE (contract)-[:COVERS]->(asset)
}
CALL (contract) {
  UNWIND $items AS key
  MATCH (item:ConfigurationItem {key: key})
  MERGE (contract)-[:COVERS]->(item)
}
CALL (contract) {
  UNWIND $products AS name
  MATCH (product:SoftwareProduct {name: name})
  MERGE (contract)-[:COVERS]->(product)
}
