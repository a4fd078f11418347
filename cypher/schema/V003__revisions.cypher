// Revisions are numbered by the one counter, which every write locks.
CREATE CONSTRAINT revisionNumber IF NOT EXISTS
FOR (revision:Revision)
REQUIRE revision.number IS UNIQUE;

CREATE CONSTRAINT revisionCounterName IF NOT EXISTS
FOR (counter:RevisionCounter)
REQUIRE counter.name IS UNIQUE;

MERGE (counter:RevisionCounter {name: 'estate'})
ON CREATE SET counter.last = 0;
