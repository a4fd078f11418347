// Notes that the demo estate is on its way into the store.
// in:  —      out: —      plan: unique index seek
MATCH (counter:RevisionCounter {name: 'estate'})
SET counter.loadingDemo = true
