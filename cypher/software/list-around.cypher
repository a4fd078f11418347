// What items run on, are hosted on or are located in, one level; a cluster stands on its members.
// in:  keys: List<String>
// out: key: String, below: Map, users: List<String> (always empty)
// order: key, key of what is below      plan: unique index seek a key, expand
UNWIND $keys AS key
MATCH (item:ConfigurationItem {key: key})
CALL (item) {
  MATCH (item)-[:RUNS_ON|HOSTED_ON|LOCATED_IN]->(below:ConfigurationItem)
  RETURN below
  UNION
  MATCH (item)<-[:MEMBER_OF]-(below:ConfigurationItem)
  RETURN below
}
RETURN key, below {.key, .type, .lifeCycle, .attributes} AS below, [] AS users
ORDER BY key, below.key
