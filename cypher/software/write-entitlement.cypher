// Creates or overwrites one entitlement, and links it to its product and its contract.
// in:  number, product: String, contract: String? (number), properties: Map
// out: —      plan: unique index seeks
MERGE (entitlement:Entitlement {number: $number})
SET entitlement = $properties
WITH entitlement
CALL (entitlement) {
  MATCH (entitlement)-[old:ENTITLES|BOUGHT_UNDER]->()
  DELETE old
}
CALL (entitlement) {
  MATCH (product:SoftwareProduct {name: $product})
  CREATE (entitlement)-[:ENTITLES]->(product)
}
CALL (entitlement) {
  MATCH (contract:Contract {number: $contract})
  CREATE (entitlement)-[:BOUGHT_UNDER]->(contract)
}
