// Streams the items that may hold an attribute, for a capacity by which cost is shared.
// in:  mark: String (how the attribute is written in the JSON text)
// out: key, attributes: String (JSON)
// plan: label scan, O(items)
MATCH (item:ConfigurationItem)
WHERE item.attributes CONTAINS $mark
RETURN item.key AS key, item.attributes AS attributes
