// Chooses for one rule.
// in:  name, choice: String
// out: —      plan: unique index seek
MERGE (rule:AssetRule {name: $name})
SET rule.choice = $choice
