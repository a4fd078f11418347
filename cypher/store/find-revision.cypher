// One revision by its number.
// in:  number: Integer
// out: number: Integer, at: DateTime, actor: String, source: String?, reason: String?      plan: unique index seek
MATCH (revision:Revision {number: $number})
RETURN revision.number AS number, revision.at AS at, revision.actor AS actor,
  revision.source AS source, revision.reason AS reason
