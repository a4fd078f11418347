// Which of the given assets, items and software products there are.
// in:  assets (tags), items (keys), products (names): List<String>
// out: assets, items, products: List<String>
// plan: unique index seek a name
RETURN
  COLLECT { UNWIND $assets AS tag MATCH (asset:Asset {tag: tag}) RETURN asset.tag } AS assets,
  COLLECT { UNWIND $items AS key MATCH (item:ConfigurationItem {key: key}) RETURN item.key } AS items,
  COLLECT { UNWIND $products AS name MATCH (product:SoftwareProduct {name: name}) RETURN product.name } AS products
