// Chooses the effect of one kind of ending.
// in:  kind, effect: String
// out: —      plan: unique index seek
MERGE (rule:EndingRule {kind: $kind})
SET rule.effect = $effect
