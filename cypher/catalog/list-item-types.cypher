// The item types that the estate adds to the standard ones.
// in:  —
// out: name: String, parent: String?, description: String, attributeNames, attributeKinds, attributeDescriptions: List<String>
// order: name      plan: label scan, a few rows
MATCH (type:ItemType)
RETURN type.name AS name, type.parent AS parent, type.description AS description,
  type.attributeNames AS attributeNames, type.attributeKinds AS attributeKinds,
  type.attributeDescriptions AS attributeDescriptions
ORDER BY name
