// Items that several sources state, for an import that replaces what one of them states.
CREATE INDEX itemStatedBy IF NOT EXISTS
FOR (item:ConfigurationItem)
ON (item.statedBy);
