// Creates or overwrites one software product.
// in:  name: String, properties: Map
// out: —      plan: unique index seek
MERGE (product:SoftwareProduct {name: $name})
SET product = $properties
