// Notes that a source still states these items.
// in:  keys: List<String>, at: DateTime
// out: —
// plan: unique index seek a key
UNWIND $keys AS key
MATCH (item:ConfigurationItem {key: key})
SET item.lastSeen = $at
