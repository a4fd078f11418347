// Assets are found by serial number.
CREATE INDEX assetSerialNumber IF NOT EXISTS
FOR (asset:Asset)
ON (asset.serialNumber);
