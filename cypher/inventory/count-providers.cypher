// How many providers the named groups have.
// in:  rows: List<Map> (dependent, name: String), fromDepends, toDepends: List<String> (names of relation types by their dependent end)
// out: dependent, name: String, size: Integer; no row where there is no such dependent
// plan: unique index seek a row, expand to the relations of the dependent
UNWIND $rows AS row
MATCH (item:ConfigurationItem {key: row.dependent})
RETURN row.dependent AS dependent, row.name AS name,
  COUNT {
    (item)-[relation]->(:ConfigurationItem)
    WHERE relation.group = row.name AND type(relation) IN $fromDepends
  } + COUNT {
    (item)<-[relation]-(:ConfigurationItem)
    WHERE relation.group = row.name AND type(relation) IN $toDepends
  } AS size
