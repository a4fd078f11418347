// Notes that a source no longer states relations that others do; one of them becomes their source where it was this one.
// in:  rows: List<{type, from, to, group: String}>, source: String
// out: —
// plan: two unique index seeks a row, expand between both ends. A MATCH in place of the comprehension may be planned as reading all
//       relations of one end, which is cheap for the average item; a hub has very many
UNWIND $rows AS row
MATCH (from:ConfigurationItem {key: row.from})
MATCH (to:ConfigurationItem {key: row.to})
UNWIND [
  (from)-[found]->(to) WHERE type(found) = row.type AND found.group = row.group | found
] AS relation
WITH relation, [other IN coalesce(relation.statedBy, [relation.source]) WHERE other <> $source] AS others
SET relation.source = CASE WHEN relation.source = $source THEN last(others) ELSE relation.source END
SET relation.statedBy = CASE WHEN size(others) > 1 THEN others END
