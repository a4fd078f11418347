// How many edits the log holds of one record.
// in:  record: String      out: count: Integer      plan: index seek
MATCH (step:RecordEdit {record: $record})
RETURN count(step) AS count
