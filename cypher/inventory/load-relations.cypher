// Streams every relation, for building an image.
// in:  —
// out: type, from, to, group: String, effect: Integer?, lastSeen: DateTime
// plan: label scan and expand, O(relations)
MATCH (from:ConfigurationItem)-[relation]->(to:ConfigurationItem)
RETURN type(relation) AS type, from.key AS from, to.key AS to, relation.group AS group,
  relation.effect AS effect, relation.lastSeen.epochSeconds AS lastSeen
