// Writes one item type.
// in:  name: String, properties: Map
// out: —      plan: unique index seek
MERGE (type:ItemType {name: $name})
SET type = $properties
