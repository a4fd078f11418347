// Takes the next number and writes the revision with its edits.
// in:  number: Integer, at: DateTime, actor: String, source: String?, reason: String?, edits: List<String>,
//      records: List<{record: String, edit: Integer}> (which edits are about which record)
// out: —      plan: unique index seek
MATCH (counter:RevisionCounter {name: 'estate'})
SET counter.last = $number
CREATE (:Revision {
  number: $number,
  at: $at,
  actor: $actor,
  source: $source,
  reason: $reason,
  edits: $edits,
  editCount: size($edits)
})
WITH $number AS revision
UNWIND $records AS row
CREATE (:RecordEdit {record: row.record, revision: revision, edit: row.edit})
