// Which of the names that a software product shall have are those of others.
// in:  name: String (of the product itself), names: List<String>
// out: name, product: String
// order: name      plan: label scan, O(products)
MATCH (other:SoftwareProduct)
WHERE other.name <> $name
UNWIND [other.name] + coalesce(other.knownAs, []) AS taken
WITH other, taken
WHERE taken IN $names
RETURN taken AS name, other.name AS product
ORDER BY name, product
