// The edits of one record before a place in the log, newest first.
// in:  record: String, revision, edit: Integer (the place), limit: Integer
// out: number: Integer, at: DateTime, actor: String, source: String?, reason: String?, position: Integer, edit: String
// order: number, position, newest first      plan: index range seek, unique index seek a row
MATCH (step:RecordEdit {record: $record})
WHERE step.revision <= $revision AND (step.revision < $revision OR step.edit < $edit)
WITH step
ORDER BY step.revision DESC, step.edit DESC
LIMIT $limit
MATCH (revision:Revision {number: step.revision})
RETURN revision.number AS number, revision.at AS at, revision.actor AS actor,
  revision.source AS source, revision.reason AS reason, step.edit AS position,
  revision.edits[step.edit] AS edit
ORDER BY number DESC, position DESC
