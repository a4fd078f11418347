// What of the assets ends from one day to another: warranties, sale, support and life.
// in:  from, to: Date, gone: List<String> (states in which nothing ends any more)
// out: kind, subject: String, product: String?, tag: String, day: Date, price: Integer?, currency: String?,
//      items: List<String> (keys)
// plan: label scan, O(assets)
MATCH (asset:Asset)
WHERE NOT asset.state IN $gone
UNWIND [
  {kind: 'WARRANTY', day: asset.warrantyEnd},
  {kind: 'END_OF_SALE', day: asset.endOfSale},
  {kind: 'END_OF_SUPPORT', day: asset.endOfSupport},
  {kind: 'END_OF_LIFE', day: asset.endOfLife}
] AS ending
WITH asset, ending
WHERE ending.day >= $from AND ending.day <= $to
RETURN ending.kind AS kind, coalesce(asset.name, asset.tag) AS subject, asset.model AS product, asset.tag AS tag,
  ending.day AS day, asset.price AS price, asset.priceCurrency AS currency,
  [(item:ConfigurationItem)-[:EMBODIED_BY]->(asset) | item.key] AS items
