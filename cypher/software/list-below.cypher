// What items run on or are hosted on, one level down; a cluster stands on its members.
// in:  keys: List<String>
// out: key: String, below: Map, users: List<String> (persons who have an asset that embodies it)
// order: key, key of what is below      plan: unique index seek a key, expand
UNWIND $keys AS key
MATCH (item:ConfigurationItem {key: key})
CALL (item) {
  MATCH (item)-[:RUNS_ON|HOSTED_ON]->(below:ConfigurationItem)
  RETURN below
  UNION
  MATCH (item)<-[:MEMBER_OF]-(below:ConfigurationItem)
  RETURN below
}
RETURN key, below {.key, .type, .lifeCycle, .attributes} AS below,
  [(below)-[:EMBODIED_BY]->(asset:Asset) WHERE asset.assigneeKind = 'PERSON' | asset.assignee] AS users
ORDER BY key, below.key
