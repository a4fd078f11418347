// Writes one rule of depreciation.
// in:  id: String, properties: Map
// out: —      plan: unique index seek
MERGE (rule:DepreciationRule {id: $id})
SET rule = $properties
