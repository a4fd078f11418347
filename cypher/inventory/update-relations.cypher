// Gives existing relations new values. Who states a relation beside its source is kept in statedBy.
// in:  rows: List<{type, from, to, group: String, properties: Map}>
// out: —
// plan: two unique index seeks a row, expand between both ends. A MATCH in place of the comprehension may be planned as reading all
//       relations of one end, which is cheap for the average item; a hub has very many
UNWIND $rows AS row
MATCH (from:ConfigurationItem {key: row.from})
MATCH (to:ConfigurationItem {key: row.to})
UNWIND [
  (from)-[found]->(to) WHERE type(found) = row.type AND found.group = row.group | found
] AS relation
WITH row, relation, coalesce(relation.statedBy, [source IN [relation.source] WHERE source IS NOT NULL]) AS before
WITH row, relation, before + [source IN [row.properties.source] WHERE source IS NOT NULL AND NOT source IN before] AS statedBy
SET relation = row.properties
SET relation.statedBy = CASE WHEN size(statedBy) > 1 THEN statedBy END
