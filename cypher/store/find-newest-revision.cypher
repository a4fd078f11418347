// The newest revision; no row while there is none.
// in:  —      out: number: Integer, at: DateTime, actor: String, source: String?, reason: String?      plan: two unique index seeks
MATCH (counter:RevisionCounter {name: 'estate'})
MATCH (revision:Revision {number: counter.last})
RETURN revision.number AS number, revision.at AS at, revision.actor AS actor,
  revision.source AS source, revision.reason AS reason
