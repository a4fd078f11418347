// Assets are found by words, seats by their users.
CREATE FULLTEXT INDEX assetText IF NOT EXISTS
FOR (asset:Asset)
ON EACH [
  asset.tag, asset.name, asset.model, asset.vendor, asset.serialNumber, asset.owner, asset.assignee,
  asset.location, asset.costCentre, asset.purchaseOrder, asset.invoiceNumber, asset.phoneNumber,
  asset.imei, asset.supportContract, asset.notes, asset.attributes
];

CREATE INDEX seatUser IF NOT EXISTS
FOR (seat:Seat)
ON (seat.user);
