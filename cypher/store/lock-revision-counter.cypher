// Takes the counter's lock until the transaction ends; run it before anything is read.
// in:  —      out: —      plan: unique index seek
MATCH (counter:RevisionCounter {name: 'estate'})
SET counter.locked = true
