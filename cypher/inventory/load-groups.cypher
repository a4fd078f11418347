// Streams every redundancy rule, for building an image.
// in:  —
// out: dependent, name: String, minimumUp: Integer?, minimumUpPercent: Float?
// plan: label scan, O(rules)
MATCH (item:ConfigurationItem)-[:HAS_GROUP]->(group:RedundancyGroup)
RETURN item.key AS dependent, group.name AS name, group.minimumUp AS minimumUp,
  group.minimumUpPercent AS minimumUpPercent
