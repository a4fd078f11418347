// The history of a record is found by the record.
CREATE INDEX recordEdits IF NOT EXISTS
FOR (step:RecordEdit)
ON (step.record, step.revision);
