// Assets are found by tag and by id, kinds and rules by name.
CREATE CONSTRAINT assetTag IF NOT EXISTS
FOR (asset:Asset)
REQUIRE asset.tag IS UNIQUE;

CREATE CONSTRAINT assetId IF NOT EXISTS
FOR (asset:Asset)
REQUIRE asset.id IS UNIQUE;

CREATE CONSTRAINT assetKindName IF NOT EXISTS
FOR (kind:AssetKind)
REQUIRE kind.name IS UNIQUE;

CREATE CONSTRAINT assetRuleName IF NOT EXISTS
FOR (rule:AssetRule)
REQUIRE rule.name IS UNIQUE;
