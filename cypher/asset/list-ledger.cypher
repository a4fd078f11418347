// Streams what bookkeeping wants to know of every asset that costs something; reads the properties of each at once, which is
// a quarter quicker than one by one, and expands only where there is something.
// out: tag, kind, state: String, price: Integer?, currency: String?, start, disposedOn: Date?,
//      monthlyCost: Integer?, monthlyCurrency: String?, items: List<String>? (keys; null: none),
//      turns: List<Date>? (when a step took it into service or out of service; null: none)
// plan: label scan, expand to the few items of each, O(assets)
MATCH (asset:Asset)
WITH asset, properties(asset) AS its
WHERE its.price IS NOT NULL OR its.monthlyCost IS NOT NULL
RETURN its.tag AS tag, its.kind AS kind, its.state AS state, its.price AS price, its.priceCurrency AS currency,
  coalesce(its.deliveryDate, its.purchaseDate) AS start, its.disposedOn AS disposedOn,
  its.monthlyCost AS monthlyCost, its.monthlyCostCurrency AS monthlyCurrency,
  CASE WHEN COUNT { (asset)<-[:EMBODIED_BY]-() } > 0
    THEN [(item:ConfigurationItem)-[:EMBODIED_BY]->(asset) | item.key] END AS items,
  CASE WHEN COUNT { (asset)-[:TURNED]->() } > 0
    THEN [(asset)-[:TURNED]->(turn:ServiceTurn) | turn.on] END AS turns
