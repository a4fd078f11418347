// The revisions that follow a number, with their edits.
// in:  number: Integer, limit: Integer
// out: number: Integer, at: DateTime, actor: String, source: String?, reason: String?, edits: List<String>
// order: number      plan: unique index range seek
MATCH (revision:Revision)
WHERE revision.number > $number
RETURN revision.number AS number, revision.at AS at, revision.actor AS actor,
  revision.source AS source, revision.reason AS reason, revision.edits AS edits
ORDER BY number
LIMIT $limit
