// Items of a source that it did not state since a time and that are not retired yet, and who else states them.
// in:  source: String, since: DateTime, limit: Integer
// out: key: String, others: List<String>
// plan: index seek on source, index scan of statedBy (items that several sources state)
CALL () {
  MATCH (item:ConfigurationItem {source: $source})
  RETURN item
UNION
  MATCH (item:ConfigurationItem)
  WHERE item.statedBy IS NOT NULL AND $source IN item.statedBy
  RETURN item
}
WITH item
WHERE item.lastSeen < $since AND item.lifeCycle <> 'RETIRED'
RETURN item.key AS key, [other IN coalesce(item.statedBy, [item.source]) WHERE other <> $source] AS others
LIMIT $limit
