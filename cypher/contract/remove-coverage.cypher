// Ends that a contract covers assets, items and software products.
// in:  number: String, assets (tags), items (keys), products (names): List<String>
// out: —      plan: unique index seek, expand to what the contract covers
MATCH (:Contract {number: $number})-[link:COVERS]->(covered)
WHERE (covered:Asset AND covered.tag IN $assets)
  OR (covered:ConfigurationItem AND covered.key IN $items)
  OR (covered:SoftwareProduct AND covered.name IN $products)
DELETE link
