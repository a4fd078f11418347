// Notes that the demo estate is whole.
// in:  —      out: —      plan: unique index seek
MATCH (counter:RevisionCounter {name: 'estate'})
REMOVE counter.loadingDemo
