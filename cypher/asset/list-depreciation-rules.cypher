// The rules of depreciation that the estate adds to the standard ones.
// in:  tags: List<String>? (assets whose own rules are wanted; null: of all)
// out: rule: Map
// order: scope, subject, book      plan: label scan, as many rows as rules
MATCH (rule:DepreciationRule)
WHERE rule.scope = 'KIND' OR $tags IS NULL OR rule.subject IN $tags
RETURN properties(rule) AS rule
ORDER BY rule.scope, rule.subject, rule.book
