// Rules of items confirmed since a time that ask for more providers than their group has.
// in:  since: DateTime, fromDepends, toDepends: List<String> (names of relation types by their dependent end)
// out: dependent, name: String, minimumUp, size: Integer
// order: dependent, name      plan: label scan of the rules, expand to the relations of their dependents
MATCH (item:ConfigurationItem)-[:HAS_GROUP]->(rule:RedundancyGroup)
WHERE rule.minimumUp > 1 AND item.lastSeen >= $since
WITH item, rule,
  COUNT {
    (item)-[relation]->(:ConfigurationItem)
    WHERE relation.group = rule.name AND type(relation) IN $fromDepends
  } + COUNT {
    (item)<-[relation]-(:ConfigurationItem)
    WHERE relation.group = rule.name AND type(relation) IN $toDepends
  } AS size
WHERE size < rule.minimumUp
RETURN item.key AS dependent, rule.name AS name, rule.minimumUp AS minimumUp, size
ORDER BY dependent, name
