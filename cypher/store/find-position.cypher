// One revision by its number, the name of the store's content, and how many edits the revisions behind it hold.
// in:  number: Integer
// out: estate: String?, editsAfter: Integer, number: Integer, at: DateTime, actor: String, source: String?, reason: String?
// plan: two unique index seeks, unique index range seek
MATCH (revision:Revision {number: $number})
MATCH (counter:RevisionCounter {name: 'estate'})
OPTIONAL MATCH (later:Revision)
WHERE later.number > $number
WITH revision, counter, sum(later.editCount) AS editsAfter
RETURN counter.estate AS estate, editsAfter, revision.number AS number, revision.at AS at, revision.actor AS actor,
  revision.source AS source, revision.reason AS reason
