// Lets contracts cover assets, items and software products.
// in:  rows: List<{number: String, assets (tags), items (keys), products (names): List<String>}>
// out: —      plan: unique index seek a name
UNWIND $rows AS row
MATCH (contract:Contract {number: row.number})
CALL (contract, row) {
  UNWIND row.assets AS tag
  MATCH (asset:Asset {tag: tag})
  MERGE (contract)-[:COVERS]->(asset)
}
CALL (contract, row) {
  UNWIND row.items AS key
  MATCH (item:ConfigurationItem {key: key})
  MERGE (contract)-[:COVERS]->(item)
}
CALL (contract, row) {
  UNWIND row.products AS name
  MATCH (product:SoftwareProduct {name: name})
  MERGE (contract)-[:COVERS]->(product)
}
