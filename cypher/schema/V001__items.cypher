// Items are found by key and by id, listed by source, and searched by words.
CREATE CONSTRAINT itemKey IF NOT EXISTS
FOR (item:ConfigurationItem)
REQUIRE item.key IS UNIQUE;

CREATE CONSTRAINT itemId IF NOT EXISTS
FOR (item:ConfigurationItem)
REQUIRE item.id IS UNIQUE;

CREATE INDEX itemSource IF NOT EXISTS
FOR (item:ConfigurationItem)
ON (item.source);

CREATE FULLTEXT INDEX itemText IF NOT EXISTS
FOR (item:ConfigurationItem)
ON EACH [item.key, item.name, item.text];
