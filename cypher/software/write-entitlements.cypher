// Creates or overwrites entitlements, and links each to its product and its contract.
// in:  rows: List<{number, product: String, contract: String? (number), properties: Map}>
// out: —      plan: unique index seeks a row
UNWIND $rows AS row
MERGE (entitlement:Entitlement {number: row.number})
SET entitlement = row.properties
WITH entitlement, row
CALL (entitlement) {
  MATCH (entitlement)-[old:ENTITLES|BOUGHT_UNDER]->()
  DELETE old
}
CALL (entitlement, row) {
  MATCH (product:SoftwareProduct {name: row.product})
  CREATE (entitlement)-[:ENTITLES]->(product)
}
CALL (entitlement, row) {
  MATCH (contract:Contract {number: row.contract})
  CREATE (entitlement)-[:BOUGHT_UNDER]->(contract)
}
