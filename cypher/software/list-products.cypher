// Software products in the order of their names, from a name on.
// in:  after: String ('' for all), limit: Integer
// out: product: Map
// order: name      plan: unique index range seek in order, ends at the limit
MATCH (product:SoftwareProduct)
WHERE product.name > $after
RETURN properties(product) AS product
ORDER BY product.name
LIMIT $limit
