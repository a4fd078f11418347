// Streams every item, for building an image.
// in:  —
// out: id, key, name, type: String, state: Integer, criticality: Integer?, environment: String?, lifeCycle: String
// plan: label scan, O(items)
MATCH (item:ConfigurationItem)
RETURN item.id AS id, item.key AS key, item.name AS name, item.type AS type, item.state AS state,
  item.criticality AS criticality, item.environment AS environment, item.lifeCycle AS lifeCycle
