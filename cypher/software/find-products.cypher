// The software products of the given names.
// in:  names: List<String>
// out: product: Map
// plan: unique index seek a name
MATCH (product:SoftwareProduct)
WHERE product.name IN $names
RETURN properties(product) AS product
