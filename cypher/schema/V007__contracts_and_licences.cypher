// Contracts are found by number and id, what was bought by its names, software by its product.
CREATE CONSTRAINT contractNumber IF NOT EXISTS
FOR (contract:Contract)
REQUIRE contract.number IS UNIQUE;

CREATE CONSTRAINT productName IF NOT EXISTS
FOR (product:SoftwareProduct)
REQUIRE product.name IS UNIQUE;

CREATE CONSTRAINT entitlementNumber IF NOT EXISTS
FOR (entitlement:Entitlement)
REQUIRE entitlement.number IS UNIQUE;

CREATE CONSTRAINT seatId IF NOT EXISTS
FOR (seat:Seat)
REQUIRE seat.id IS UNIQUE;

CREATE INDEX itemProduct IF NOT EXISTS
FOR (item:ConfigurationItem)
ON (item.product);

CREATE INDEX assetProduct IF NOT EXISTS
FOR (asset:Asset)
ON (asset.product);
