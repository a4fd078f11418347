// Items in use that may hold an attribute with the day of an end.
// in:  types: List<String>, mark: String (how the attribute is written in the JSON text)
// out: key, name, type, attributes: String (JSON)
// plan: label scan, O(items)
MATCH (item:ConfigurationItem)
WHERE item.type IN $types AND item.lifeCycle = 'IN_USE' AND item.attributes CONTAINS $mark
RETURN item.key AS key, item.name AS name, item.type AS type, item.attributes AS attributes
