// The name of the store's content, which no other store has; the first call gives it.
// in:  —      out: estate: String      plan: unique index seek
MATCH (counter:RevisionCounter {name: 'estate'})
SET counter.estate = coalesce(counter.estate, randomUUID())
RETURN counter.estate AS estate
