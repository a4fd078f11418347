// Whether a load of the demo estate has begun and not ended.
// in:  —      out: loading: Boolean      plan: unique index seek
MATCH (counter:RevisionCounter {name: 'estate'})
RETURN coalesce(counter.loadingDemo, false) AS loading
