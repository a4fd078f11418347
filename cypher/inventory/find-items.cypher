// The items with the given keys, with their redundancy rules.
// in:  keys: List<String>
// out: item: Map, groups: List<Map>
// plan: unique index seek a key
UNWIND $keys AS key
MATCH (item:ConfigurationItem {key: key})
OPTIONAL MATCH (item)-[:HAS_GROUP]->(group:RedundancyGroup)
RETURN properties(item) AS item, collect(properties(group)) AS groups
