// How many edits the revisions behind a number hold.
// in:  number: Integer      out: edits: Integer      plan: unique index range seek
MATCH (revision:Revision)
WHERE revision.number > $number
RETURN sum(revision.editCount) AS edits
