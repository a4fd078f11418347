// The asset kinds that the estate adds to the standard ones.
// in:  —
// out: name: String, parent: String?, description: String, attributeNames, attributeKinds, attributeDescriptions: List<String>
// order: name      plan: label scan, a few rows
MATCH (kind:AssetKind)
RETURN kind.name AS name, kind.parent AS parent, kind.description AS description,
  kind.attributeNames AS attributeNames, kind.attributeKinds AS attributeKinds,
  kind.attributeDescriptions AS attributeDescriptions
ORDER BY name
