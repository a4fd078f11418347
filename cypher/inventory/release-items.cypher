// Notes that a source no longer states items that others do; one of them becomes their source where it was this one.
// in:  keys: List<String>, source: String
// out: —
// plan: unique index seek a key
UNWIND $keys AS key
MATCH (item:ConfigurationItem {key: key})
WITH item, [other IN coalesce(item.statedBy, [item.source]) WHERE other <> $source] AS others
SET item.source = CASE WHEN item.source = $source THEN last(others) ELSE item.source END
SET item.statedBy = CASE WHEN size(others) > 1 THEN others END
