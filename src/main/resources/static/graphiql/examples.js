// Ready queries, one a tab, about the demo estate.
window.faultlineExamples = [
  {
    query: `# Which services does a change to this server affect, and why?
query Impact {
  impact(input: {targets: [{item: {key: "esx-4"}}]}) {
    headline
    completeness { status reasons staleRelations }
    summary { affectedCount servicesDown servicesDegraded servicesAtRisk }
    services {
      totalCount
      nodes {
        item { key name criticality owner }
        level
        before
        why { sentence }
      }
    }
  }
}
`,
  },
  {
    query: `# Why is this one not affected? What saves it, and what is left?
query WhyNot {
  impact(input: {targets: [{item: {key: "core-ledger-1"}}]}) {
    headline
    verdict(item: {key: "core-ledger"}) {
      level
      sentence
      whyNot { name size required spareBefore spareAfter lost { key } }
    }
    absorbed {
      totalCount
      nodes { dependent { key name } name spareBefore spareAfter }
    }
  }
}
`,
  },
  {
    query: `# Two changes at once: each is safe, are both together?
query Together {
  impact(input: {targets: [{item: {key: "core-ledger-1"}}, {item: {key: "core-ledger-2"}}]}) {
    headline
    joint { totalCount nodes { item { key name type { name } } level why { sentence } } }
  }
}
`,
  },
  {
    query: `# Items by conditions, sorted, in pages.
query Items($after: String) {
  items(
    filter: {
      type: {in: ["Database", "Cluster"]}
      environment: {eq: "production"}
      not: {criticality: {gte: 3}}
    }
    orderBy: [{field: CRITICALITY}, {field: NAME}]
    first: 20
    after: $after
  ) {
    totalCount
    nodes { key name type { name } criticality state owner attributes }
    pageInfo { hasNextPage endCursor }
  }
}
`,
  },
  {
    query: `# A piece of the map around one item.
query Map {
  topology(input: {center: [{key: "payments-db"}], maxHops: 2, maxItems: 60}) {
    truncated
    unexplored
    nodes { item { key name type { name } } level hops }
    relations { from { key } to { key } type { name } group effect }
  }
}
`,
  },
  {
    query: `# What one service needs, and what the loss of each thing would do to it.
query Needs {
  dependencies(of: {key: "card-payments"}, first: 20) {
    totalCount
    nodes { item { key name type { name } } hops level why { sentence } }
    pageInfo { hasNextPage endCursor }
  }
  paths(from: {key: "esx-4"}, to: {key: "card-payments"}, first: 3) {
    length
    more
    hops { from { key } to { key } relation { type { name } } group { name size required } }
  }
}
`,
  },
  {
    query: `# What alone stops this service, and why? And the other way round: what stops most services?
query SinglePoints {
  singlePointsOfFailure(of: [{key: "card-payments"}]) {
    headline
    completeness { status }
    totalCount
    nodes { item { key name type { name } } why { sentence } impact { headline } }
  }
  riskRanking(first: 10) {
    headline
    nodes { item { key name } takesDownCount byCriticality { criticality count } sentence }
  }
}
`,
  },
  {
    query: `# Which hypervisors together stop this service, and what does each add to the others?
query CutSets {
  cutSetReport(of: {key: "instant-transfers"}, among: {type: {eq: "Hypervisor"}}, maxSize: 3) {
    headline
    countBySize { size count }
    completeUpTo
    sets(first: 10) { nodes { items { key } parts { item { key } why { sentence } } } }
  }
}
`,
  },
  {
    query: `# All hypervisors have to be patched. Which ones at the same time, so that no service stops?
query Waves {
  wavePlan(
    targets: [
      {item: {key: "esx-1"}}, {item: {key: "esx-2"}}, {item: {key: "esx-3"}}, {item: {key: "esx-4"}}
      {item: {key: "esx-5"}}, {item: {key: "esx-6"}}, {item: {key: "esx-7"}}, {item: {key: "esx-8"}}
    ]
    protect: {type: {eq: "BusinessService"}}
    worstAllowed: AT_RISK
  ) {
    headline
    isOptimal
    waves { number targets { item { key } } impact { headline } }
    unplaceable { target { item { key } } sentence }
  }
}
`,
  },
  {
    query: `# These services are in trouble. What one failure would explain it?
query CommonCauses {
  commonCauseReport(of: [{key: "online-banking"}, {key: "mobile-banking"}, {key: "lending"}], first: 5) {
    headline
    causes {
      item { key name type { name } }
      explainedCount
      besidesCount
      proofs { item { name } why { sentence } }
    }
  }
}
`,
  },
  {
    query: `# A write. It comes back with the revision that it became, or with the reasons why not.
mutation TakeDown {
  setState(input: {item: {key: "session-cache"}, state: DEGRADED, reason: "trying it out"}) {
    item { key state }
    revision { number at actor reason }
    errors { code message field }
  }
}

mutation BringBack {
  setState(input: {item: {key: "session-cache"}, state: NONE}) {
    item { key state }
    revision { number }
    errors { code message field }
  }
}
`,
  },
  {
    query: `# Every write as it happens. Run this, then a mutation in a second window: a tab that is left
# ends its subscription.
subscription Changes {
  estateChanged {
    revision { number at actor reason }
    changes { kind item { key name state } relation { from { key } to { key } type { name } } before after }
  }
}
`,
  },
];
