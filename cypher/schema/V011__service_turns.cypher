// Assets that were taken out of service before their turns were noted get them from their histories.
MATCH (asset:Asset)
WHERE asset.monthlyCost IS NOT NULL
AND asset.state IN ['RETIRED', 'DISPOSED', 'LOST', 'STOLEN']
AND NOT EXISTS { (asset)-[:TURNED]->() }
MATCH (step:RecordEdit {record: 'asset ' + asset.id})
MATCH (revision:Revision {number: step.revision})
WITH asset, revision.at AS at, [part IN split(revision.edits[step.edit], '"state":"')[1..]
  | split(part, '"')[0] IN ['IN_STOCK', 'IN_USE', 'IN_REPAIR']] AS served
WHERE size(served) = 2 AND served[0] <> served[1]
CREATE (asset)-[:TURNED]->(:ServiceTurn {on: date(at)});
