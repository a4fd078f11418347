// Writes one asset kind.
// in:  name: String, properties: Map
// out: —      plan: unique index seek
MERGE (kind:AssetKind {name: $name})
SET kind = $properties
