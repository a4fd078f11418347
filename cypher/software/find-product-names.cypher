// Whose names the given ones are, as the name of a product or as one that it is known as.
// in:  names: List<String>
// out: name, product: String
// order: name      plan: label scan, O(products)
MATCH (product:SoftwareProduct)
UNWIND [product.name] + coalesce(product.knownAs, []) AS taken
WITH product, taken
WHERE taken IN $names
RETURN taken AS name, product.name AS product
ORDER BY name, product
