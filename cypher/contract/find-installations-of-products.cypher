// The items in use that are installations of the given software products, under all names that those have.
// in:  names: List<String>
// out: product: String, items: List<String> (keys)
// plan: unique index seek a product, index seek a name of it
MATCH (product:SoftwareProduct)
WHERE product.name IN $names
UNWIND [product.name] + coalesce(product.knownAs, []) AS name
MATCH (item:ConfigurationItem {product: name, lifeCycle: 'IN_USE'})
RETURN product.name AS product, collect(DISTINCT item.key) AS items
