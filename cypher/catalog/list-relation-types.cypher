// The relation types that the estate adds to the standard ones.
// in:  —
// out: name: String, dependentEnd: String, effect: Integer, defaultGroup: String?, description: String
// order: name      plan: label scan, a few rows
MATCH (type:RelationType)
RETURN type.name AS name, type.dependentEnd AS dependentEnd, type.effect AS effect,
  type.defaultGroup AS defaultGroup, type.description AS description
ORDER BY name
