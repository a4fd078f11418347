// Assets that may hold an attribute with the day of an end.
// in:  kinds: List<String>, mark: String (how the attribute is written in the JSON text),
//      gone: List<String> (states in which nothing ends any more)
// out: kind, subject: String, product: String?, tag, attributes: String (JSON), price: Integer?, currency: String?,
//      items: List<String> (keys)
// plan: label scan, O(assets)
MATCH (asset:Asset)
WHERE asset.kind IN $kinds AND NOT asset.state IN $gone AND asset.attributes CONTAINS $mark
RETURN asset.kind AS kind, coalesce(asset.name, asset.tag) AS subject, coalesce(asset.product, asset.model) AS product,
  asset.tag AS tag, asset.attributes AS attributes, asset.price AS price, asset.priceCurrency AS currency,
  [(item:ConfigurationItem)-[:EMBODIED_BY]->(asset) | item.key] AS items
