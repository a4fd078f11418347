// Full text over keys, names and attributes.
// in:  text: String (Lucene syntax, escaped), types: List<String>?, first: Integer
// out: key: String, score: Float
// order: score, best first      plan: full-text index
CALL db.index.fulltext.queryNodes('itemText', $text)
YIELD node, score
WHERE $types IS NULL OR node.type IN $types
RETURN node.key AS key, score
ORDER BY score DESC, key
LIMIT $first
