// Takes the next number and writes the revision with its edits.
// in:  number: Integer, at: DateTime, actor: String, source: String?, reason: String?, edits: List<String>
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
