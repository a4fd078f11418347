// Notes the day on which a step took an asset into service or out of service.
// in:  tag: String, on: Date
// out: —      plan: unique index seek
MATCH (asset:Asset {tag: $tag})
CREATE (asset)-[:TURNED]->(:ServiceTurn {on: $on})
