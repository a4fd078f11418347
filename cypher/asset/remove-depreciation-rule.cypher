// Removes one rule of depreciation.
// in:  id: String
// out: —      plan: unique index seek
MATCH (rule:DepreciationRule {id: $id})
DETACH DELETE rule
