// What was chosen for the effects of endings.
// in:  —
// out: kind, effect: String      plan: label scan, a few rows
MATCH (rule:EndingRule)
RETURN rule.kind AS kind, rule.effect AS effect
