package dev.faultline.cost;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * By which rules cost is allocated; part of every answer.
 *
 * @param standard how items share
 * @param byProviderType how items of a type share instead, by name of the type; a cycle of items
 *     with different rules shares by the standard one
 */
public record CostRules(
    ShareRule standard,
    Map<String, ShareRule> byProviderType,
    ServiceChain chain,
    DeadEnds deadEnds) {
  public CostRules {
    byProviderType = Map.copyOf(byProviderType);
  }

  /** Equal shares, fully loaded services, dead ends unallocated. */
  public static CostRules standardRules() {
    return new CostRules(ShareRule.equal(), Map.of(), ServiceChain.FLOW_ON, DeadEnds.UNALLOCATED);
  }

  public CostRules withStandard(ShareRule rule) {
    return new CostRules(rule, byProviderType, chain, deadEnds);
  }

  public CostRules withChain(ServiceChain other) {
    return new CostRules(standard, byProviderType, other, deadEnds);
  }

  public CostRules withDeadEnds(DeadEnds other) {
    return new CostRules(standard, byProviderType, chain, other);
  }

  /** As this, with a rule of its own for providers of one type. */
  public CostRules with(String providerType, ShareRule rule) {
    Map<String, ShareRule> rules = new TreeMap<>(byProviderType);
    rules.put(providerType, rule);
    return new CostRules(standard, rules, chain, deadEnds);
  }

  /** The rules for people, one sentence each. */
  public List<String> sentences() {
    List<String> sentences = new ArrayList<>();
    sentences.add(standard.sentence());
    new TreeMap<>(byProviderType)
        .forEach((type, rule) -> sentences.add("Of " + type + ": " + rule.sentence()));
    sentences.add("Items in a cycle are one; the dependents outside it share their cost.");
    sentences.add(
        switch (chain) {
          case FLOW_ON -> "What arrives at a service flows on to the services that depend on it.";
          case STOP -> "What arrives at a service stays there.";
        });
    sentences.add(
        switch (deadEnds) {
          case UNALLOCATED -> "The share of dependents that lead to no service is unallocated.";
          case SKIPPED -> "Dependents that lead to no service take nothing if another one does.";
        });
    return List.copyOf(sentences);
  }
}
