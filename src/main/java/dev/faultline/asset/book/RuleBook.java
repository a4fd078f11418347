package dev.faultline.asset.book;

import dev.faultline.asset.AssetKinds;
import dev.faultline.asset.book.DepreciationRule.Method;
import dev.faultline.asset.book.DepreciationRule.Scope;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/** The rules of depreciation at one time. For one thread, since it remembers what it looked up. */
public final class RuleBook {
  private final AssetKinds kinds;
  private final Map<String, DepreciationRule> rules = new LinkedHashMap<>();
  private final Map<String, Map<String, DepreciationRule>> ofAssets = new HashMap<>();
  private final Map<String, Map<String, DepreciationRule>> ofKinds = new HashMap<>();

  RuleBook(AssetKinds kinds, Collection<DepreciationRule> added) {
    this.kinds = kinds;
    for (DepreciationRule rule : StandardDepreciation.ALL) rules.put(rule.id(), rule);
    for (DepreciationRule rule : added) rules.put(rule.id(), rule);
    for (DepreciationRule rule : rules.values()) {
      if (rule.scope() == Scope.ASSET)
        ofAssets.computeIfAbsent(rule.subject(), _ -> new HashMap<>()).put(rule.book(), rule);
    }
  }

  /** All rules: standard ones first, and what replaces them in their place. */
  public List<DepreciationRule> all() {
    return List.copyOf(rules.values());
  }

  Optional<DepreciationRule> find(String id) {
    return Optional.ofNullable(rules.get(id));
  }

  /** The names of all books that any rule is about, in alphabetical order. */
  public Collection<String> books() {
    TreeSet<String> names = new TreeSet<>();
    for (DepreciationRule rule : rules.values()) names.add(rule.book());
    return names;
  }

  /** The rules for an asset, one a book, in the order of books; no book, no rule. */
  List<DepreciationRule> of(String tag, String kind) {
    Map<String, DepreciationRule> own = ofAssets.get(tag);
    Map<String, DepreciationRule> found = ofKind(kind);
    if (own != null) {
      found = new TreeMap<>(found);
      found.putAll(own);
    }
    List<DepreciationRule> held = new ArrayList<>(found.size());
    for (DepreciationRule rule : found.values())
      if (rule.method() != Method.NOT_IN_BOOKS) held.add(rule);
    return held;
  }

  /** The rule for an asset in one book; empty if that does not hold it. */
  Optional<DepreciationRule> of(String tag, String kind, String book) {
    Map<String, DepreciationRule> own = ofAssets.get(tag);
    DepreciationRule rule = own == null ? null : own.get(book);
    if (rule == null) rule = ofKind(kind).get(book);
    return rule == null || rule.method() == Method.NOT_IN_BOOKS
        ? Optional.empty()
        : Optional.of(rule);
  }

  private Map<String, DepreciationRule> ofKind(String kind) {
    return ofKinds.computeIfAbsent(
        kind,
        _ -> {
          Map<String, DepreciationRule> found = new TreeMap<>();
          for (String ancestor : kinds.lineage(kind)) {
            for (DepreciationRule rule : rules.values()) {
              if (rule.scope() == Scope.KIND && rule.subject().equals(ancestor))
                found.putIfAbsent(rule.book(), rule);
            }
          }
          return found;
        });
  }
}
