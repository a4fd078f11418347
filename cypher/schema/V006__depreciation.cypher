// Rules of depreciation are found by what they apply to and their book, effects of endings by kind.
CREATE CONSTRAINT depreciationRuleId IF NOT EXISTS
FOR (rule:DepreciationRule)
REQUIRE rule.id IS UNIQUE;

CREATE CONSTRAINT endingRuleKind IF NOT EXISTS
FOR (rule:EndingRule)
REQUIRE rule.kind IS UNIQUE;
