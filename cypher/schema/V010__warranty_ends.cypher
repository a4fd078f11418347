// A warranty from the 29th to the 31st ends with the last day of a month that has no such day.
MATCH (asset:Asset)
WHERE asset.warrantyEnd IS NOT NULL AND asset.warrantyStart.day > 28
WITH asset, asset.warrantyStart + duration({months: asset.warrantyMonths}) AS end
WHERE end.day <> asset.warrantyStart.day
SET asset.warrantyEnd = end;
