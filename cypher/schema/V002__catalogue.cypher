// Item types and relation types are found by name.
CREATE CONSTRAINT itemTypeName IF NOT EXISTS
FOR (type:ItemType)
REQUIRE type.name IS UNIQUE;

CREATE CONSTRAINT relationTypeName IF NOT EXISTS
FOR (type:RelationType)
REQUIRE type.name IS UNIQUE;
