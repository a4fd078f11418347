// The revision that was the newest at a time; no row if there was none yet.
// in:  time: DateTime
// out: number: Integer, at: DateTime, actor: String, source: String?, reason: String?
// order: number, descending      plan: unique index range seek, backwards as far as the time
MATCH (revision:Revision)
WHERE revision.number > 0 AND revision.at <= $time
RETURN revision.number AS number, revision.at AS at, revision.actor AS actor,
  revision.source AS source, revision.reason AS reason
ORDER BY number DESC
LIMIT 1
