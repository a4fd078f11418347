// Items of a source that it did not state since a time and that are not retired yet.
// in:  source: String, since: DateTime, limit: Integer
// out: key: String
// plan: index seek on source
MATCH (item:ConfigurationItem {source: $source})
WHERE item.lastSeen < $since AND item.lifeCycle <> 'RETIRED'
RETURN item.key AS key
LIMIT $limit
