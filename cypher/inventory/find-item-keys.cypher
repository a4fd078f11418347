// Which of the given keys are items, and where they stand.
// in:  keys: List<String>
// out: key, lifeCycle: String
// plan: unique index seek a key
UNWIND $keys AS key
MATCH (item:ConfigurationItem {key: key})
RETURN DISTINCT item.key AS key, item.lifeCycle AS lifeCycle
