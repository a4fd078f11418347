// What was chosen for the rules that keep items and assets in step.
// in:  —
// out: name, choice: String      plan: label scan, a few rows
MATCH (rule:AssetRule)
RETURN rule.name AS name, rule.choice AS choice
