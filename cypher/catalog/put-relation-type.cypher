// Writes one relation type.
// in:  name: String, properties: Map
// out: —      plan: unique index seek
MERGE (type:RelationType {name: $name})
SET type = $properties
