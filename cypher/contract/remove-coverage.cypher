// Ends that contracts cover assets, items and software products.
// in:  rows: List<{number: String, assets (tags), items (keys), products (names): List<String>}>
// out: —      plan: unique index seek a row, expand to what the contract covers
UNWIND $rows AS row
MATCH (:Contract {number: row.number})-[link:COVERS]->(covered)
WHERE (covered:Asset AND covered.tag IN row.assets)
  OR (covered:ConfigurationItem AND covered.key IN row.items)
  OR (covered:SoftwareProduct AND covered.name IN row.products)
DELETE link
