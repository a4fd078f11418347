// Takes back a redundancy rule.
// in:  dependent: String, name: String
// out: —
// plan: unique index seek, expand to its few groups
MATCH (:ConfigurationItem {key: $dependent})-[:HAS_GROUP]->(group:RedundancyGroup {name: $name})
DETACH DELETE group
